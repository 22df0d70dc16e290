package io.github.grposuite.cli;

import io.github.grposuite.experiments.spec.Catalogue;
import org.apache.commons.cli.CommandLine;

/** {@code grpo list}. */
final class ListCommand extends Command {
  ListCommand() {
    super("list", "", "list the paper's figures and tables, and the experiments, one line each");
  }

  @Override
  int run(CommandLine line, Console console) {
    Flags.noArguments(line);
    console.say("The paper: ./grpo reproduce NAME …");
    for (Target target : Target.all()) {
      print(console, target.key(), target.summary());
    }
    console.say("\nExperiments: ./grpo run NAME, ./grpo show NAME");
    for (String name : Catalogue.NAMES) {
      print(console, name, Catalogue.find(name).description().lines().findFirst().orElse(""));
    }
    return DONE;
  }

  private static void print(Console console, String name, String what) {
    console.say("  %-30s%s".formatted(name, what));
  }
}
