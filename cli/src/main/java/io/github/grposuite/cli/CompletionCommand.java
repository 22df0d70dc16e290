package io.github.grposuite.cli;

import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.cli.CommandLine;

/** {@code grpo completion SHELL}: what the shell needs to complete commands, flags and names. */
final class CompletionCommand extends Command {
  private static final List<String> SHELLS = List.of("bash", "zsh");

  private final Supplier<List<Command>> commands;

  CompletionCommand(Supplier<List<Command>> commands) {
    super("completion", "bash|zsh", "print shell completion: source <(./grpo completion bash)");

    this.commands = commands;
  }

  @Override
  int run(CommandLine line, Console console) {
    String shell = Flags.argument(line, "shell, bash or zsh");
    if (!SHELLS.contains(shell)) {
      throw new UsageException(
          "there is no completion for \""
              + shell
              + "\"; there is for "
              + String.join(", ", SHELLS));
    }
    if (shell.equals("zsh")) {
      console.say("autoload -U +X bashcompinit && bashcompinit");
    }
    console.out().print(script());
    return DONE;
  }

  /** Bash's; zsh reads it as well. */
  private String script() {
    StringBuilder cases = new StringBuilder();
    for (Command command : commands.get()) {
      List<String> words = new ArrayList<>(command.words());
      command.options().getOptions().forEach(option -> words.add("--" + option.getLongOpt()));
      words.add("--help");
      cases.append("    %s) words=\"%s\" ;;".formatted(command.name(), list(words))).append('\n');
    }
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
        .replace("@commands", list(commands.get().stream().map(Command::name).toList()))
        .replace("@rules", list(Selection.keys()))
        .replace("@cases", cases);
  }

  @Override
  List<String> words() {
    return SHELLS;
  }

  private static String list(List<String> words) {
    return String.join(" ", words);
  }
}
