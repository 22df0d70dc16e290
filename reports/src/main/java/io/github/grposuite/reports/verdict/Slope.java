package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.reports.stats.SettingName;
import io.github.grposuite.reports.stats.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * On logarithmic axes a method's value falls with a hyperparameter at least as steeply as a slope,
 * but for the margin: least squares for each seed, and the mean slope over seeds.
 *
 * @param of the methods of which it is claimed
 * @param path of the hyperparameter, such as {@code methods.*.steps}
 * @param most the largest slope
 */
public record Slope(List<String> of, String path, double most) implements Hypothesis {
  private static final int LEAST_POINTS = 3;

  public Slope {
    of = Pairs.copy(of);
  }

  @Override
  public String kind() {
    return "slope";
  }

  @Override
  public Set<String> methods() {
    return new LinkedHashSet<>(of);
  }

  @Override
  public String margin() {
    return " within ";
  }

  @Override
  public List<Row> rows(Scene scene) {
    return of.stream().map(method -> row(scene, method)).toList();
  }

  private Row row(Scene scene, String method) {
    Contrasts contrasts = new Contrasts(scene.claim());
    List<String> values = Grid.values(scene, method, path);
    List<Subject> subjects =
        values.stream().map(value -> scene.subject(method, path, value)).toList();
    String name = MethodInfo.label(method);
    if (values.size() < LEAST_POINTS) {
      contrasts.fail(0, 0, Grid.tooFew(scene, method, path, values.size(), LEAST_POINTS));
    } else {
      fit(contrasts, scene, name, values, subjects);
    }
    String slope = VerdictTable.plain(most);
    return Row.of(
        new Wording(
            method,
            "",
            "lower",
            "%s ∝ %s^%s or steeper".formatted(name, SettingName.of(path), slope),
            name,
            "falling as %s^%s or more steeply".formatted(SettingName.of(path), slope)),
        contrasts,
        subjects.toArray(Subject[]::new));
  }

  private void fit(
      Contrasts contrasts, Scene scene, String name, List<String> values, List<Subject> subjects) {
    List<Sample> samples = subjects.stream().map(s -> s.judged(scene.key())).toList();
    List<Long> common = new ArrayList<>(samples.get(0).seeds());
    for (Sample sample : samples) {
      if (!sample.obstacle().isEmpty()) {
        contrasts.fail(0, 0, sample.obstacle());
        return;
      }
      common.retainAll(sample.seeds());
    }
    double[] x = values.stream().mapToDouble(v -> StrictMath.log(Double.parseDouble(v))).toArray();
    double[] differences =
        common.stream()
            .mapToDouble(
                seed ->
                    slope(
                            x,
                            samples.stream().mapToDouble(s -> StrictMath.log(s.of(seed))).toArray())
                        - most)
            .toArray();
    int expected = samples.stream().mapToInt(Sample::expected).max().orElseThrow();
    boolean finite = Arrays.stream(differences).allMatch(Double::isFinite);
    if (common.isEmpty() || !finite) {
      contrasts.fail(
          common.size(),
          expected,
          common.isEmpty()
              ? "no seed has run with every value of " + path
              : "some values of " + name + " or of " + path + " have no logarithm");
      return;
    }
    contrasts.add(
        "slope of %s − (%s)".formatted(name, VerdictTable.plain(most)),
        common,
        differences,
        Math.abs(scene.claim().margin().of(most)),
        Math.abs(most),
        expected);
  }

  /** Of least squares. */
  private static double slope(double[] x, double[] y) {
    double meanX = Summary.of(x).mean();
    double meanY = Summary.of(y).mean();
    double both = 0;
    double own = 0;
    for (int i = 0; i < x.length; i++) {
      both += (x[i] - meanX) * (y[i] - meanY);
      own += (x[i] - meanX) * (x[i] - meanX);
    }
    return both / own;
  }
}
