package io.github.grposuite.cli;

import io.github.grposuite.experiments.spec.Nearest;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.Selection;
import io.github.grposuite.reports.draw.FigureStyle;
import io.github.grposuite.reports.stats.Baselines;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/**
 * What a report is asked to be.
 *
 * @param selection by which runs are judged; empty for the rules of their specifications
 * @param claims where claims and expected numbers come from
 * @param baseline the method that others are compared with; empty for the first of each family
 * @param style of the figures
 */
record ReportChoices(
    Optional<Selection> selection,
    ClaimFiles claims,
    Optional<String> baseline,
    FigureStyle style) {
  /** As experiments have it. */
  static final ReportChoices USUAL =
      new ReportChoices(Optional.empty(), ClaimFiles.USUAL, Optional.empty(), FigureStyle.STANDARD);

  /** The flags that say so. */
  static List<Option> flags() {
    return Stream.concat(
            ClaimFiles.flags().stream(),
            Stream.of(
                Flags.selection(),
                Flags.option(
                    "baseline",
                    "METHOD",
                    "method that tables of differences and forest plots compare with (default: the"
                        + " plain method of each family)"),
                PlotCommand.styleFlag()))
        .toList();
  }

  /** As the flags say. */
  static ReportChoices of(CommandLine line) {
    return new ReportChoices(
        Flags.selection(line),
        ClaimFiles.of(line),
        Flags.text(line, "baseline"),
        PlotCommand.style(line));
  }

  /** The baselines of an experiment with these methods. */
  Baselines baselines(String experiment, List<MethodInfo> methods) {
    List<String> names = methods.stream().map(MethodInfo::name).toList();
    if (baseline.isPresent() && !names.contains(baseline.get())) {
      throw new UsageException(
          "--baseline: %s has no method \"%s\"; %s"
              .formatted(experiment, baseline.get(), Nearest.suggest(baseline.get(), names)));
    }
    return new Baselines(baseline);
  }
}
