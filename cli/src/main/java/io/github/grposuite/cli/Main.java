package io.github.grposuite.cli;

import io.github.grposuite.datasets.hub.HubException;
import io.github.grposuite.datasets.opinions.SurveyException;
import io.github.grposuite.experiments.spec.Nearest;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.language.checkpoint.CheckpointException;
import io.github.grposuite.language.policy.PromptException;
import io.github.grposuite.records.RecordException;
import io.github.grposuite.records.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.help.HelpFormatter;
import org.apache.commons.cli.help.TextHelpAppendable;

/** The command line. */
public final class Main {
  private static final int HELP_WIDTH = 90;

  private static final List<Command> COMMANDS =
      List.of(
          new ListCommand(),
          new ShowCommand(),
          new RunCommand(),
          new TrainCommand(),
          new StatusCommand(),
          new VerifyCommand(),
          new CleanCommand(),
          new MergeCommand(),
          new CheckCommand(),
          new ReportCommand(),
          new PlotCommand(),
          new ExportCommand(),
          new ReproduceCommand(),
          new DataCommand(),
          new ModelCommand(),
          new CompletionCommand(Main::commands));

  private Main() {}

  private static List<Command> commands() {
    return COMMANDS;
  }

  /** Runs a command and exits with its code. */
  public static void main(String[] arguments) {
    Console console = Console.system();
    int exitCode = run(console, arguments);
    System.exit(console.delivered() ? exitCode : Math.max(exitCode, Command.FAILED));
  }

  /**
   * Runs a command.
   *
   * @return 0 done, 1 something failed and the rest was kept, 2 usage
   */
  public static int run(Console console, String... arguments) {
    if (arguments.length == 0 || isHelp(arguments[0])) {
      console.out().print(overview());
      return arguments.length == 0 ? Command.USAGE : Command.DONE;
    }
    if (arguments[0].equals("--version")) {
      console.say(Version.describe());
      return Command.DONE;
    }
    try {
      Command command = Nearest.find("unknown command", arguments[0], COMMANDS, Command::name);
      String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
      if (Arrays.stream(rest).anyMatch(Main::isHelp)) {
        help(command, console);
        return Command.DONE;
      }
      return command.run(parse(command, rest), console);
    } catch (UsageException e) {
      return fail(console, e.getMessage(), Command.USAGE);
    } catch (RecordException
        | SurveyException
        | HubException
        | CheckpointException
        | PromptException e) {
      return fail(console, new UsageException(e.getMessage()).getMessage(), Command.USAGE);
    } catch (StoreException e) {
      return fail(console, e.getMessage(), Command.FAILED);
    } catch (InvalidPathException e) {
      return fail(console, e.getInput() + " is not a path here: " + e.getReason(), Command.USAGE);
    } catch (RuntimeException | Error e) {
      Optional<String> fault = MachineFault.of(e);
      if (fault.isEmpty()) {
        throw e;
      }
      return fail(console, fault.get(), Command.FAILED);
    }
  }

  private static int fail(Console console, String problem, int exitCode) {
    console.problem(problem);
    return exitCode;
  }

  private static boolean isHelp(String argument) {
    return argument.equals("--help") || argument.equals("-h") || argument.equals("help");
  }

  private static CommandLine parse(Command command, String[] arguments) {
    try {
      DefaultParser parser = DefaultParser.builder().setAllowPartialMatching(false).get();
      CommandLine line = parser.parse(command.options(), arguments);
      Flags.checkOnce(command.name(), line);
      return line;
    } catch (ParseException e) {
      throw new UsageException(e.getMessage() + "; see ./grpo " + command.name() + " --help");
    }
  }

  private static String overview() {
    int width = COMMANDS.stream().mapToInt(each -> each.usage().length()).max().orElse(0) + 2;
    StringBuilder commands = new StringBuilder();
    for (Command command : COMMANDS) {
      commands
          .append(("  %-" + width + "s%s").formatted(command.usage(), command.summary()))
          .append('\n');
    }
    return """
    usage: ./grpo COMMAND [ARGUMENTS]

    Reproduces "Group Robust Preference Optimization in Reward-free RLHF" (NeurIPS 2024).

    @commands
    ./grpo COMMAND --help lists a command's flags; ./grpo --version says what runs.
    Exit codes: 0 done; 1 a cell failed or a verdict differs; 2 usage.
    """
        .replace("@commands", commands);
  }

  private static void help(Command command, Console console) {
    boolean plain = command.options().getOptions().isEmpty();
    console.say("usage: ./grpo " + command.usage() + (plain ? "" : " [FLAGS]"));
    console.say(command.summary());
    if (plain) {
      return;
    }
    try {
      TextHelpAppendable text = new TextHelpAppendable(console.out());
      text.setMaxWidth(HELP_WIDTH);
      HelpFormatter formatter =
          HelpFormatter.builder().setHelpAppendable(text).setShowSince(false).get();
      formatter.printOptions(command.options());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
