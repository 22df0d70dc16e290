package io.github.grposuite.cli;

import io.github.grposuite.experiments.spec.Nearest;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.Selection;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** The flag that says by which rule runs are judged. */
final class Selecting {
  private Selecting() {}

  static Option option() {
    return Flags.option(
        "select",
        "RULE",
        "the checkpoint by which runs are judged, and hyperparameters chosen: "
            + String.join(", ", Selection.keys())
            + " (default: the experiment's selection, or "
            + Selection.LAST.key()
            + ")");
  }

  /** The rule; empty if none is given. */
  static Optional<Selection> of(CommandLine line) {
    return Optional.ofNullable(line.getOptionValue("select"))
        .map(
            rule ->
                Selection.of(rule)
                    .orElseThrow(
                        () ->
                            new UsageException(
                                "--select: unknown rule \""
                                    + rule
                                    + "\"; "
                                    + Nearest.suggest(rule, Selection.keys()))));
  }
}
