package io.github.grposuite.cli;

import io.github.grposuite.experiments.spec.Catalogue;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code grpo list}. */
final class ListCommand implements Command {
  private static final int WIDTH = 30;

  @Override
  public String name() {
    return "list";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public String summary() {
    return "the paper's figures and tables, and the experiments, one line each";
  }

  @Override
  public Options options() {
    return new Options();
  }

  @Override
  public int run(CommandLine line, Console console) {
    Flags.noArguments(line);
    console.out().println("The paper: ./grpo reproduce NAME …");
    for (Target target : Target.all()) {
      print(console, target.key(), target.summary());
    }
    console.out().println("\nExperiments: ./grpo run NAME, ./grpo show NAME");
    for (String name : Catalogue.NAMES) {
      print(console, name, Catalogue.find(name).description().lines().findFirst().orElse(""));
    }
    return DONE;
  }

  private static void print(Console console, String name, String what) {
    console.out().println("  " + name + " ".repeat(WIDTH - name.length()) + what);
  }
}
