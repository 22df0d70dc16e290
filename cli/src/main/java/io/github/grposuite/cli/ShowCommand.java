package io.github.grposuite.cli;

import io.github.grposuite.experiments.spec.Catalogue;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code grpo show EXPERIMENT}: its YAML, to be copied and edited. */
final class ShowCommand implements Command {
  @Override
  public String name() {
    return "show";
  }

  @Override
  public String arguments() {
    return "EXPERIMENT";
  }

  @Override
  public String summary() {
    return "an experiment's YAML, to copy and edit: grpo show synthetic/chi > my.yaml";
  }

  @Override
  public Options options() {
    return new Options();
  }

  @Override
  public int run(CommandLine line, Console console) {
    console.out().print(Catalogue.yaml(Flags.argument(line, "experiment")));
    return DONE;
  }
}
