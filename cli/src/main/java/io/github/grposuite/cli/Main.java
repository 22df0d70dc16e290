package io.github.grposuite.cli;

import io.github.grposuite.experiments.spec.Nearest;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.util.Arrays;
import java.util.List;
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
    System.exit(run(Console.system(), arguments));
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
      console.out().println(Version.describe());
      return Command.DONE;
    }
    try {
      Command command = find(arguments[0]);
      String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
      if (Arrays.stream(rest).anyMatch(Main::isHelp)) {
        help(command, console);
        return Command.DONE;
      }
      return command.run(parse(command, rest), console);
    } catch (UsageException e) {
      console.err().println("grpo: " + e.getMessage());
      return Command.USAGE;
    } catch (StoreException e) {
      console.err().println("grpo: " + e.getMessage());
      return Command.FAILED;
    } catch (InvalidPathException e) {
      console.err().println("grpo: " + e.getInput() + " is not a path here: " + e.getReason());
      return Command.USAGE;
    } catch (OutOfMemoryError e) {
      console
          .err()
          .println("grpo: not enough memory; give it more: GRPO_JAVA_OPTIONS=-Xmx4g ./grpo …");
      return Command.FAILED;
    }
  }

  private static boolean isHelp(String argument) {
    return argument.equals("--help") || argument.equals("-h") || argument.equals("help");
  }

  private static Command find(String name) {
    return COMMANDS.stream()
        .filter(command -> command.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "unknown command \""
                        + name
                        + "\"; "
                        + Nearest.suggest(name, COMMANDS.stream().map(Command::name).toList())));
  }

  private static CommandLine parse(Command command, String[] arguments) {
    try {
      DefaultParser parser = DefaultParser.builder().setAllowPartialMatching(false).get();
      return parser.parse(command.options(), arguments);
    } catch (ParseException e) {
      throw new UsageException(e.getMessage() + "; see ./grpo " + command.name() + " --help");
    }
  }

  private static String overview() {
    StringBuilder text =
        new StringBuilder(
            "usage: ./grpo COMMAND [ARGUMENTS]\n\n"
                + "Reproduces \"Group Robust Preference Optimization in Reward-free RLHF\" (NeurIPS"
                + " 2024).\n\n");
    int width = COMMANDS.stream().mapToInt(command -> left(command).length()).max().orElse(0) + 2;
    for (Command command : COMMANDS) {
      String left = left(command);
      text.append(left).append(" ".repeat(width - left.length()));
      text.append(command.summary()).append('\n');
    }
    return text.append("\n./grpo COMMAND --help: its flags. ./grpo --version: what runs.\n")
        .append("Exit codes: 0 done, 1 some cells failed (the others are kept), 2 usage.\n")
        .toString();
  }

  private static String left(Command command) {
    return "  " + command.name() + " " + command.arguments();
  }

  private static void help(Command command, Console console) {
    console
        .out()
        .println(
            "usage: ./grpo "
                + command.name()
                + (command.arguments().isEmpty() ? "" : " " + command.arguments())
                + (command.options().getOptions().isEmpty() ? "" : " [FLAGS]"));
    console.out().println(command.summary());
    if (command.options().getOptions().isEmpty()) {
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
