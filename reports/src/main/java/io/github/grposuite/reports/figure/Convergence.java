package io.github.grposuite.reports.figure;

import io.github.grposuite.core.Metric;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Line;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.draw.SeriesStyle;
import io.github.grposuite.reports.inference.Bootstrap;
import io.github.grposuite.reports.inference.Estimate;
import io.github.grposuite.reports.inference.PowerLaw;
import io.github.grposuite.reports.inference.Statistic;
import io.github.grposuite.reports.stats.ErrorsOverSteps;
import io.github.grposuite.reports.stats.Results;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The distance from the saddle point after T steps, on logarithmic axes, beside the bounds of
 * propositions 4.1 and E.2, or of a solver that has one of its own: a panel a method.
 */
public final class Convergence {
  /** How many of the largest T the slope in the legend is of: a rate is a statement on large T. */
  public static final int FITTED = 5;

  private static final int MOST_PANELS = 6;

  private Convergence() {}

  /**
   * The figure; empty where no method has errors with several numbers of steps.
   *
   * @param name of its files
   */
  public static Optional<Figure> figure(Results results, String name) {
    List<ErrorsOverSteps> all = ErrorsOverSteps.of(results);
    if (all.isEmpty()) {
      return Optional.empty();
    }
    List<Panel> alike =
        Panel.Lines.alike(
            all.stream().limit(MOST_PANELS).map(errors -> panel(results, errors)).toList());
    return Optional.of(new Figure(name, caption(all.get(0)), alike));
  }

  private static String caption(ErrorsOverSteps errors) {
    int fitted = Math.min(FITTED, errors.steps().length);
    return "Distance of the average iterate from the saddle point over the ball after T steps: mean"
        + " with its 95 % interval over "
        + errors.seeds().size()
        + " seeds, beside the bounds with constants from the data. Slopes are by least squares on"
        + " the logarithms of the "
        + fitted
        + " largest T: mean over seeds with its 95 % interval (bias-corrected accelerated bootstrap"
        + " of seeds)";
  }

  private static Panel.Lines panel(Results results, ErrorsOverSteps errors) {
    List<Line> lines = new ArrayList<>();
    lines.add(error(errors, Metric.SUBOPTIMALITY, "error ε_T", new SeriesStyle(2, 0)));
    lines.add(error(errors, Metric.DUALITY_GAP, "duality gap", new SeriesStyle(0, 1)));
    boolean sampling = errors.values().containsKey(Metric.BOUND_OF_PROOF);
    boolean ofPaper = errors.values().containsKey(Metric.BOUND_OF_SOURCE);
    String bound = sampling ? "bound as stated (59)" : ofPaper ? "bound (56)" : "bound";
    lines.add(bound(errors, Metric.BOUND, bound, new SeriesStyle(3, 0)));
    if (sampling) {
      lines.add(
          bound(errors, Metric.BOUND_OF_PROOF, "bound of the proof (63)", new SeriesStyle(3, 2)));
    }
    String title = errors.method().label();
    return new Panel.Lines(
            errors.facet().isEmpty() ? title : title + ", " + results.facetTitle(errors.facet()),
            "number of steps T",
            "loss above the optimum",
            lines)
        .withLog(true, true);
  }

  private static Line error(
      ErrorsOverSteps errors, Metric metric, String label, SeriesStyle style) {
    double[] steps = errors.steps();
    double[] mean = new double[steps.length];
    double[] low = new double[steps.length];
    double[] high = new double[steps.length];
    for (int i = 0; i < steps.length; i++) {
      Estimate estimate = Bootstrap.STANDARD.estimate(Statistic.MEAN, errors.at(metric, i));
      mean[i] = estimate.value();
      low[i] = estimate.bca().low();
      high[i] = estimate.bca().high();
    }
    return new Line(label + ", " + slope(errors, metric), style, steps, mean, low, high);
  }

  /** {@code slope −0.54 [−0.55, −0.53]}. */
  private static String slope(ErrorsOverSteps errors, Metric metric) {
    Estimate slope = slopeOfLargest(errors, metric);
    String value = "slope " + decimals(slope.value());
    String interval =
        slope.bca().exists()
            ? " [" + decimals(slope.bca().low()) + ", " + decimals(slope.bca().high()) + "]"
            : "";
    return (value + interval).replace('-', '−');
  }

  /** The slope over the {@value #FITTED} largest T. */
  public static Estimate slopeOfLargest(ErrorsOverSteps errors, Metric metric) {
    ErrorsOverSteps large = errors.from(Math.max(0, errors.steps().length - FITTED));
    return PowerLaw.fit(large.steps(), large.values().get(metric));
  }

  private static Line bound(
      ErrorsOverSteps errors, Metric metric, String label, SeriesStyle style) {
    double[] steps = errors.steps();
    double[] mean = new double[steps.length];
    double[] none = new double[steps.length];
    Arrays.fill(none, Double.NaN);
    for (int i = 0; i < steps.length; i++) {
      mean[i] = Statistic.MEAN.of(errors.at(metric, i));
    }
    return new Line(label, style, steps, mean, none, none);
  }

  private static String decimals(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
