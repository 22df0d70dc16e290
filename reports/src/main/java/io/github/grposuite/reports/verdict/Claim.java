package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.SeriesKey;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What is said of methods, in a form that runs can answer.
 *
 * @param name short, for tables
 * @param text in words
 * @param source who says it and where; may be empty
 * @param file which it is from; claims of a file are judged together
 * @param figure whose caption it is of
 * @param experiments on which; on every one if empty
 * @param key the metric, its split, and which summary over the groups or which group
 * @param hypothesis what is said
 * @param where the data settings and hyperparameters to which it is limited
 * @param margin what counts as a difference
 * @param design how it is tested
 * @param expect the verdict that is expected
 * @param except where another one is; the first that fits holds
 */
public record Claim(
    String name,
    String text,
    String source,
    String file,
    OptionalInt figure,
    List<String> experiments,
    SeriesKey key,
    Hypothesis hypothesis,
    Where where,
    Margin margin,
    Design design,
    Optional<Expectation> expect,
    List<Exemption> except) {
  public Claim {
    if (name.isBlank() || text.isBlank()) {
      throw new IllegalArgumentException(
          "a claim needs a name and a text, but has \"" + name + "\" and \"" + text + "\"");
    }
    experiments = List.copyOf(experiments);
    except = List.copyOf(except);
  }

  /** Whether it is about this experiment. */
  public boolean on(String experiment) {
    return experiments.isEmpty() || experiments.contains(experiment);
  }

  /** The same with other limits, of itself and of what is excepted. */
  public Claim with(Where other, List<Exemption> exemptions) {
    return new Claim(
        name,
        text,
        source,
        file,
        figure,
        experiments,
        key,
        hypothesis,
        other,
        margin,
        design,
        expect,
        exemptions);
  }

  /** Whether it needs several experiments at once. */
  public boolean crossing() {
    return !hypothesis.elsewhere().isEmpty();
  }

  /** What a failed seed counts as: the worst value that there is; empty if it is lost. */
  OptionalDouble worst() {
    if (!design.failedRankWorst()) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        key.lowerIsBetter() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY);
  }

  /** Whether it needs what runs record of each held-out pair. */
  public boolean needsExamples() {
    return design.unit() == Unit.QUESTION;
  }

  /** The measurements that runs must record. */
  public List<SeriesKey> keys() {
    return hypothesis.keys(key);
  }

  /** Whether it needs a measurement at other checkpoints than the one by which runs are judged. */
  public boolean needsCurve(SeriesKey series) {
    return hypothesis.overSteps()
        && series.metric() == key.metric()
        && series.split().equals(key.split())
        && (keys().contains(series) || series.ofOneGroup() && !key.equals(series));
  }

  /** The verdict that is expected of a row on some data. */
  Optional<Expectation> expected(ClaimRow row) {
    ClaimScope scope = row.scope();
    return except.stream()
        .filter(
            item ->
                item.on(scope.experiment())
                    && item.of(row.wording().method(), row.wording().baseline()))
        .filter(item -> item.where().admits(scope.results().facetNames(), scope.facet()))
        .findFirst()
        .map(Exemption::expect)
        .or(() -> expect);
  }
}
