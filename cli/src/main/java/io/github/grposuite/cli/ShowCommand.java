package io.github.grposuite.cli;

import io.github.grposuite.experiments.spec.Catalogue;
import java.util.List;
import org.apache.commons.cli.CommandLine;

/** {@code grpo show EXPERIMENT}: its YAML, to be copied and edited. */
final class ShowCommand extends Command {
  ShowCommand() {
    super(
        "show",
        "EXPERIMENT",
        "print an experiment's YAML, to copy and edit: ./grpo show synthetic/chi > my.yaml");
  }

  @Override
  List<String> words() {
    return Catalogue.NAMES;
  }

  @Override
  int run(CommandLine line, Console console) {
    console.out().print(Catalogue.yaml(Flags.argument(line, "experiment")));
    return DONE;
  }
}
