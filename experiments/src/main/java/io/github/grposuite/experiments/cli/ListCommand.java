package io.github.grposuite.experiments.cli;

import io.github.grposuite.experiments.spec.Catalogue;
import io.github.grposuite.experiments.spec.Specification;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code grpo list}. */
final class ListCommand implements Command {
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
    return "the experiments, one line each";
  }

  @Override
  public Options options() {
    return new Options();
  }

  @Override
  public int run(CommandLine line, Console console) {
    Flags.noArguments(line);
    for (String name : Catalogue.NAMES) {
      Specification spec = Catalogue.find(name);
      String first = spec.description().lines().findFirst().orElse("");
      console.out().println(name + " ".repeat(30 - name.length()) + first);
    }
    return DONE;
  }
}
