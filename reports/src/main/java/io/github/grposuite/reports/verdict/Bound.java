package io.github.grposuite.reports.verdict;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.verdict.Contrast.Side;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    implements Hypothesis {
  public Bound {
    of = Pairs.copy(of);
  }

  @Override
  public String kind() {
    return upper ? "at-most" : "at-least";
  }

  @Override
  public Set<String> methods() {
    return new LinkedHashSet<>(of);
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
  public List<Row> rows(Scene scene) {
    return of.stream().map(method -> row(scene, method)).toList();
  }

  private Row row(Scene scene, String method) {
    Contrasts contrasts = new Contrasts(scene.claim());
    List<Subject> subjects =
        Subject.all(scene.results(), scene.claim().where(), scene.facet(), method);
    for (Subject subject : subjects) {
      Sample value = subject.judged(scene.key());
      Sample bound =
          bound(scene.key())
              .map(subject::judged)
              .orElseGet(() -> Sample.constant("the bound", number, value));
      contrasts.add(subject.label() + " − " + words(), value, bound, upper, Side.NOT_BELOW);
    }
    String name = MethodInfo.label(method);
    return Row.of(
        new Wording(
            method,
            "",
            Pairs.direction(upper),
            name + (upper ? " ≤ " : " ≥ ") + words(),
            name,
            (upper ? "at most " : "at least ")
                + words()
                + (subjects.size() > 1
                    ? " in each of %s settings".formatted(subjects.size())
                    : "")),
        contrasts,
        subjects.toArray(Subject[]::new));
  }

  private String words() {
    return metric.map(Metric::label).orElse(VerdictTable.plain(number));
  }
}
