package io.github.grposuite.cli;

import static java.util.stream.Collectors.joining;

import io.github.grposuite.experiments.spec.Catalogue;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** {@code grpo completion SHELL}: what the shell needs to complete commands, flags and names. */
final class CompletionCommand implements Command {
  private static final List<String> SHELLS = List.of("bash", "zsh");

  private final Supplier<List<Command>> commands;

  CompletionCommand(Supplier<List<Command>> commands) {
    this.commands = commands;
  }

  @Override
  public String name() {
    return "completion";
  }

  @Override
  public String arguments() {
    return "bash|zsh";
  }

  @Override
  public String summary() {
    return "completion: source <(./grpo completion bash)";
  }

  @Override
  public Options options() {
    return new Options();
  }

  @Override
  public int run(CommandLine line, Console console) {
    String shell = Flags.argument(line, "shell, bash or zsh");
    if (!SHELLS.contains(shell)) {
      throw new UsageException(
          "there is no completion for \""
              + shell
              + "\"; there is for "
              + String.join(", ", SHELLS));
    }
    if (shell.equals("zsh")) {
      console.out().println("autoload -U +X bashcompinit && bashcompinit");
    }
    console.out().print(script());
    return DONE;
  }

  /** Bash's; zsh reads it as well. */
  private String script() {
    Map<String, List<String>> words = new LinkedHashMap<>();
    for (Command command : commands.get()) {
      List<String> own = new ArrayList<>(names(command.name()));
      for (Option option : command.options().getOptions()) {
        own.add("--" + option.getLongOpt());
      }
      own.add("--help");
      words.put(command.name(), own);
    }
    String cases =
        words.entrySet().stream()
            .map(
                entry ->
                    "    " + entry.getKey() + ") words=\"" + list(entry.getValue()) + "\" ;;\n")
            .collect(joining());
    return """
    # Completion of ./grpo, written by ./grpo completion.
    _grpo() {
      local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words
      if [ "$COMP_CWORD" -eq 1 ]; then
        words="@commands --help --version"
      elif [ "$before" = --select ]; then
        words="@rules"
      else
        case ${COMP_WORDS[1]} in
    @cases    *) words= ;;
        esac
      fi
      COMPREPLY=($(compgen -W "$words" -- "$word"))
    }
    complete -o bashdefault -o default -F _grpo grpo ./grpo
    """
        .replace("@commands", list(List.copyOf(words.keySet())))
        .replace("@rules", list(Selection.keys()))
        .replace("@cases", cases);
  }

  /** What may follow the command, besides files. */
  private static List<String> names(String command) {
    return switch (command) {
      case "run", "show" -> Catalogue.NAMES;
      case "reproduce" -> Target.all().stream().map(Target::key).toList();
      case "completion" -> SHELLS;
      default -> List.of();
    };
  }

  private static String list(List<String> words) {
    return String.join(" ", words);
  }
}
