package io.github.grposuite.reports.paper;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.Numbers;
import io.github.grposuite.reports.ReportException;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.figure.Convergence;
import io.github.grposuite.reports.inference.Estimate;
import io.github.grposuite.reports.inference.PowerLaw;
import io.github.grposuite.reports.inference.Statistic;
import io.github.grposuite.reports.stats.ErrorsOverSteps;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.table.CsvTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is shown of the propositions: a figure and a table of each experiment on them. */
public enum TheoryFigure {
  /** Proposition 4.1. */
  CONVERGENCE("theory/convergence", "Proposition 4.1, Algorithm 1"),
  /** Proposition E.2. */
  SAMPLING("theory/sampling", "Proposition E.2, Algorithm 3");

  private final String experiment;
  private final String title;

  TheoryFigure(String experiment, String title) {
    this.experiment = experiment;
    this.title = title;
  }

  /** The experiment's name. */
  public String experiment() {
    return experiment;
  }

  /** Name of its files: {@code theory-convergence}. */
  public String file() {
    return experiment.replace('/', '-');
  }

  /** {@code Proposition 4.1, Algorithm 1}. */
  public String title() {
    return title;
  }

  /**
   * The figure of the runs.
   *
   * @throws ReportException if they have no errors with several numbers of steps
   */
  public Figure drawing(Results results) {
    Figure figure =
        Convergence.figure(results, file())
            .orElseThrow(
                () ->
                    new ReportException(
                        "no run of "
                            + experiment
                            + " with several numbers of steps can be read; run it again"));
    return new Figure(
        figure.name(), title + ". " + figure.caption(), figure.panels(), figure.columns());
  }

  /** Slopes, and how much of the bound the errors take, in Markdown. */
  public String markdown(Results results) {
    StringBuilder out = new StringBuilder("# " + title + "\n\n");
    out.append(
        "Slopes of least squares on the logarithms of T and of the metric: mean over seeds, and its"
            + " 95 % interval (bias-corrected accelerated bootstrap of seeds).\n\n");
    List<List<String>> rows = new ArrayList<>();
    for (FittedSlope slope : slopes(results)) {
      rows.add(
          List.of(
              slope.errors.method().label(),
              slope.metric.label(),
              slope.range(),
              decimals(slope.fit.value()),
              slope.fit.bca().exists()
                  ? decimals(slope.fit.bca().low()) + " to " + decimals(slope.fit.bca().high())
                  : "none"));
    }
    out.append(Markdown.table(List.of("method", "metric", "T", "slope", "95 % interval"), rows));
    out.append(
        "\n"
            + "Means over seeds. The last column is the largest value of a seed's error over its"
            + " own bound.\n\n");
    out.append(Markdown.table(columns(), errorRows(results)));
    return out.toString();
  }

  /** A slope over some numbers of steps. */
  private record FittedSlope(ErrorsOverSteps errors, Metric metric, Estimate fit) {
    double first() {
      return errors.steps()[0];
    }

    double last() {
      return errors.steps()[errors.steps().length - 1];
    }

    String range() {
      return power(first()) + " to " + power(last());
    }
  }

  /**
   * Of each method and metric, over the largest numbers of steps, and over all if these are more.
   */
  private static List<FittedSlope> slopes(Results results) {
    List<FittedSlope> slopes = new ArrayList<>();
    for (ErrorsOverSteps all : ErrorsOverSteps.of(results)) {
      int first = Math.max(0, all.steps().length - Convergence.FITTED);
      List<ErrorsOverSteps> ranges = first == 0 ? List.of(all) : List.of(all.from(first), all);
      for (Metric metric : List.of(Metric.SUBOPTIMALITY, Metric.DUALITY_GAP)) {
        for (ErrorsOverSteps errors : ranges) {
          Estimate fit = PowerLaw.fit(errors.steps(), errors.values().get(metric));
          slopes.add(new FittedSlope(errors, metric, fit));
        }
      }
    }
    return slopes;
  }

  /** {@code 2^20}. */
  private static String power(double steps) {
    int exponent = Math.getExponent(steps);
    return steps == Math.scalb(1.0, exponent) ? "2^" + exponent : Numbers.exact(steps);
  }

  private static List<String> columns() {
    return List.of(
        "method",
        "T",
        "error ε_T",
        "duality gap",
        "bound",
        "bound of the proof",
        "bound of the source",
        "ε_T / bound");
  }

  private static List<List<String>> errorRows(Results results) {
    List<List<String>> rows = new ArrayList<>();
    for (ErrorsOverSteps errors : ErrorsOverSteps.of(results)) {
      for (int i = 0; i < errors.steps().length; i++) {
        rows.add(
            List.of(
                errors.method().label(),
                power(errors.steps()[i]),
                mean(errors, Metric.SUBOPTIMALITY, i),
                mean(errors, Metric.DUALITY_GAP, i),
                mean(errors, Metric.BOUND, i),
                mean(errors, Metric.BOUND_OF_PROOF, i),
                mean(errors, Metric.BOUND_OF_SOURCE, i),
                Markdown.number(largestRatio(errors, i))));
      }
    }
    return rows;
  }

  private static String mean(ErrorsOverSteps errors, Metric metric, int place) {
    return errors.values().containsKey(metric)
        ? Markdown.number(Statistic.MEAN.of(errors.at(metric, place)))
        : "–";
  }

  private static double largestRatio(ErrorsOverSteps errors, int place) {
    double[] error = errors.at(Metric.SUBOPTIMALITY, place);
    double[] bound = errors.at(Metric.BOUND, place);
    double largest = 0;
    for (int s = 0; s < error.length; s++) {
      largest = Math.max(largest, error[s] / bound[s]);
    }
    return largest;
  }

  /** The slopes as CSV: one row a method, metric and range of T. */
  public String csv(Results results) {
    return new CsvTable<FittedSlope>()
        .text("method", slope -> slope.errors.method().name())
        .text("metric", slope -> slope.metric.key())
        .number("first_steps", FittedSlope::first)
        .number("last_steps", FittedSlope::last)
        .count("seeds", slope -> slope.errors.seeds().size())
        .number("slope", slope -> slope.fit.value())
        .number("low", slope -> slope.fit.bca().low())
        .number("high", slope -> slope.fit.bca().high())
        .of(slopes(results));
  }

  private static String decimals(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
