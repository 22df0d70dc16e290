package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.reports.inference.PowerLaw;
import io.github.grposuite.reports.stats.SettingName;
import io.github.grposuite.reports.stats.SettingValue;
import java.util.Arrays;
import java.util.List;

/**
 * On logarithmic axes a method's value falls with a hyperparameter at least as steeply as a slope,
 * but for the margin: least squares for each seed, and the mean slope over seeds.
 *
 * @param of the methods of which it is claimed
 * @param path of the hyperparameter, such as {@code methods.*.steps}
 * @param most the largest slope
 */
public record Slope(List<String> of, String path, double most) implements Hypothesis.OfMethods {
  private static final int LEAST_POINTS = 3;

  public Slope {
    of = MethodPairs.copy(of);
  }

  @Override
  public String kind() {
    return "slope";
  }

  @Override
  public String margin() {
    return " within ";
  }

  @Override
  public ClaimRow row(ClaimScope scope, String method) {
    Contrasts contrasts = new Contrasts(scope.claim());
    List<String> values = scope.numbers(method, path);
    List<MethodRuns> subjects =
        values.stream().map(value -> scope.subject(method, path, value)).toList();
    String name = MethodInfo.label(method);
    if (values.size() < LEAST_POINTS) {
      contrasts.fail(0, 0, scope.tooFew(method, path, values.size(), LEAST_POINTS));
    } else {
      fit(contrasts, scope, name, values, subjects);
    }
    String slope = SettingValue.of(most);
    return ClaimRow.of(
        scope,
        new Wording(
            method,
            "",
            "lower",
            "%s ∝ %s^%s or steeper".formatted(name, SettingName.of(path), slope),
            name,
            "falling as %s^%s or more steeply".formatted(SettingName.of(path), slope)),
        contrasts,
        subjects.toArray(MethodRuns[]::new));
  }

  private void fit(
      Contrasts contrasts,
      ClaimScope scope,
      String name,
      List<String> values,
      List<MethodRuns> subjects) {
    List<SeedValues> samples = subjects.stream().map(s -> s.judged(scope.key())).toList();
    if (SeedValues.obstacle(samples).isPresent()) {
      contrasts.fail(0, 0, SeedValues.obstacle(samples).get());
      return;
    }
    List<Long> common = SeedValues.common(samples);
    double[] x = values.stream().mapToDouble(v -> StrictMath.log(Double.parseDouble(v))).toArray();
    double[] differences =
        common.stream()
            .mapToDouble(
                seed ->
                    PowerLaw.slope(
                            x,
                            samples.stream().mapToDouble(s -> StrictMath.log(s.of(seed))).toArray())
                        - most)
            .toArray();
    int expected = samples.stream().mapToInt(SeedValues::expected).max().orElseThrow();
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
        "slope of %s − (%s)".formatted(name, SettingValue.of(most)),
        common,
        differences,
        Math.abs(scope.claim().margin().of(most)),
        Math.abs(most),
        expected);
  }
}
