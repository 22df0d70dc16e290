package io.github.grposuite.reports.verdict;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.stats.SettingValue;
import io.github.grposuite.reports.verdict.Contrast.Side;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A method's mean is at most, or at least, a number or another measurement of the same runs, with
 * every hyperparameter that the claim admits.
 *
 * @param upper whether the bound is from above
 * @param of the methods of which it is claimed
 * @param metric whose value is the bound, with the claim's split and group; the number if there is
 *     none
 * @param number the bound, if no metric is
 */
public record Bound(boolean upper, List<String> of, Optional<Metric> metric, double number)
    implements Hypothesis.OfMethods {
  public Bound {
    of = MethodPairs.copy(of);
  }

  @Override
  public String kind() {
    return upper ? "at-most" : "at-least";
  }

  @Override
  public List<SeriesKey> keys(SeriesKey key) {
    return Stream.concat(Stream.of(key), bound(key).stream()).toList();
  }

  private Optional<SeriesKey> bound(SeriesKey key) {
    return metric.map(other -> new SeriesKey(other, key.split(), key.group()));
  }

  @Override
  public String margin() {
    return " within ";
  }

  @Override
  public ClaimRow row(ClaimScope scope, String method) {
    Contrasts contrasts = new Contrasts(scope.claim());
    List<MethodRuns> subjects =
        MethodRuns.all(scope.results(), scope.claim().where(), scope.facet(), method);
    for (MethodRuns subject : subjects) {
      SeedValues value = subject.judged(scope.key());
      SeedValues bound =
          bound(scope.key())
              .map(subject::judged)
              .orElseGet(() -> SeedValues.constant("the bound", number, value));
      contrasts.add(subject.label() + " − " + words(), value, bound, upper, Side.NOT_BELOW);
    }
    String name = MethodInfo.label(method);
    return ClaimRow.of(
        scope,
        new Wording(
            method,
            "",
            MethodPairs.direction(upper),
            name + (upper ? " ≤ " : " ≥ ") + words(),
            name,
            (upper ? "at most " : "at least ")
                + words()
                + (subjects.size() > 1
                    ? " in each of %s settings".formatted(subjects.size())
                    : "")),
        contrasts,
        subjects.toArray(MethodRuns[]::new));
  }

  private String words() {
    return metric.map(Metric::label).orElse(SettingValue.of(number));
  }
}
