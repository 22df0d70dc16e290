package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Choice;
import io.github.grposuite.reports.stats.Curve;
import io.github.grposuite.reports.stats.Lost;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.stats.SettingName;
import io.github.grposuite.reports.stats.SettingValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The runs that stand for a method on some data.
 *
 * @param label the method as people write it
 * @param runs of one setting of the method; none if there is an obstacle
 * @param obstacle why there are none; else empty
 * @param remarks what a reader must know about these runs
 * @param worst what a failed seed counts as; empty if failed seeds are lost
 */
record MethodRuns(
    String label,
    Optional<CaseResult> runs,
    String obstacle,
    List<String> remarks,
    OptionalDouble worst) {

  /** The only setting of a method that fits, or the one that the results' rule selects. */
  static MethodRuns of(
      Results results, Where where, List<String> facet, String method, OptionalDouble worst) {
    return of(results, where, facet, method).failing(worst);
  }

  private MethodRuns failing(OptionalDouble value) {
    if (value.isEmpty() || runs.isEmpty()) {
      return this;
    }
    List<Lost> failed = runs.get().lost().stream().filter(Lost::failed).toList();
    List<String> more = new ArrayList<>(remarks);
    if (!failed.isEmpty()) {
      more.add(
          "%s, of %s %s as the worst"
              .formatted(Lost.words(failed), label, failed.size() == 1 ? "ranks" : "rank"));
    }
    return new MethodRuns(label, runs, runs.get().done() == 0 ? "" : obstacle, more, value);
  }

  private static MethodRuns of(Results results, Where where, List<String> facet, String method) {
    String label = MethodInfo.label(method);
    Optional<String> unknown = where.obstacle(results);
    if (unknown.isPresent()) {
      return none(label, unknown.get());
    }
    List<CaseResult> own =
        results.in(facet).stream().filter(c -> c.key().method().name().equals(method)).toList();
    List<CaseResult> fitting =
        own.stream().filter(c -> where.admits(results.variantNames(), c.key().variant())).toList();
    if (own.isEmpty()) {
      return none(label, "the experiment has no method " + method);
    }
    if (fitting.isEmpty()) {
      return none(label, label + " has no run with the settings of the claim");
    }
    return fitting.size() == 1
        ? some(label, fitting.get(0), List.of())
        : selected(results, label, fitting);
  }

  /**
   * Every setting of a method that fits, each on its own; one with an obstacle if there is none.
   */
  static List<MethodRuns> all(Results results, Where where, List<String> facet, String method) {
    List<CaseResult> fitting =
        where.obstacle(results).isPresent()
            ? List.of()
            : results.in(facet).stream()
                .filter(c -> c.key().method().name().equals(method))
                .filter(c -> where.admits(results.variantNames(), c.key().variant()))
                .toList();
    return fitting.size() < 2
        ? List.of(of(results, where, facet, method))
        : fitting.stream()
            .map(
                c -> some(MethodInfo.label(method) + " with " + settings(results, c), c, List.of()))
            .toList();
  }

  private static MethodRuns selected(Results results, String label, List<CaseResult> settings) {
    List<Choice> choices = Choice.of(results.of(settings));
    if (choices.isEmpty()) {
      return none(
          label,
          "%s has %s settings here, and neither the claim nor a selection rule says which"
              .formatted(label, settings.size()));
    }
    return choices
        .get(0)
        .best()
        .map(best -> some(label, best, List.of(chosen(results, label, best))))
        .orElseGet(() -> none(label, "no setting of " + label + " has a finite score"));
  }

  private static String chosen(Results results, String label, CaseResult best) {
    return "for " + label + " " + settings(results, best) + " was selected";
  }

  private static String settings(Results results, CaseResult one) {
    List<String> settings = new ArrayList<>();
    for (int i = 0; i < results.variantNames().size(); i++) {
      String value = one.key().variant().get(i);
      if (!value.isEmpty()) {
        settings.add(
            SettingName.of(results.variantNames().get(i)) + " = " + SettingValue.of(value));
      }
    }
    return String.join(", ", settings);
  }

  private static MethodRuns none(String label, String obstacle) {
    return new MethodRuns(label, Optional.empty(), obstacle, List.of(), OptionalDouble.empty());
  }

  private static MethodRuns some(String label, CaseResult runs, List<String> remarks) {
    if (runs.done() == 0) {
      String obstacle =
          "no run of "
              + label
              + " is done and readable"
              + (runs.lost().isEmpty() ? "" : ": " + Lost.words(runs.lost()));
      Optional<CaseResult> failed = runs.allFailed() ? Optional.of(runs) : Optional.empty();
      return new MethodRuns(label, failed, obstacle, remarks, OptionalDouble.empty());
    }
    List<String> all = new ArrayList<>(remarks);
    int first = Collections.min(runs.ends());
    int last = Collections.max(runs.ends());
    if (first < last) {
      all.add("runs of %s ended at checkpoints %s to %s".formatted(label, first, last));
    }
    return new MethodRuns(label, Optional.of(runs), "", all, OptionalDouble.empty());
  }

  /**
   * Which of its seeds have no result, and why; empty if all have one. The others may be those on
   * which the method does well.
   */
  String lacking() {
    List<Lost> lost =
        runs.map(CaseResult::lost).orElse(List.of()).stream()
            .filter(one -> worst.isEmpty() || !one.failed())
            .toList();
    return lost.isEmpty() ? "" : label + " lacks " + Lost.words(lost);
  }

  /** What is wrong with its values of a measurement; empty if nothing is. */
  String obstacle(SeriesKey key) {
    if (runs.isEmpty() || !obstacle.isEmpty()) {
      return obstacle;
    }
    return runs.get().allFailed() || runs.get().samples().containsKey(key)
        ? ""
        : "no run of " + label + " records it";
  }

  /** Its values of a measurement, where runs are judged. */
  SeedValues judged(SeriesKey key) {
    if (!obstacle(key).isEmpty()) {
      return SeedValues.none(label, obstacle(key));
    }
    CaseResult own = runs.orElseThrow();
    if (worst.isEmpty()) {
      return new SeedValues(
          label, own.seeds(), own.samples().get(key), own.expected(), "", own.examples());
    }
    List<Long> seeds = Stream.concat(own.seeds().stream(), own.failed().stream()).sorted().toList();
    double[] values =
        seeds.stream()
            .mapToDouble(seed -> own.failed(key, seed) ? worst.getAsDouble() : own.value(key, seed))
            .toArray();
    return new SeedValues(label, seeds, values, own.expected(), "");
  }

  /** How many of its seeds rank as the worst. */
  int ranked(SeriesKey key) {
    return worst.isEmpty() ? 0 : runs.map(own -> own.failures(key)).orElse(0);
  }

  /** Its values at the first checkpoint. */
  SeedValues first(SeriesKey key) {
    if (!obstacle(key).isEmpty()) {
      return SeedValues.none(label, obstacle(key));
    }
    CaseResult own = runs.orElseThrow();
    Curve curve = own.curves().get(key);
    if (curve == null) {
      return SeedValues.none(label, "checkpoints of " + label + " were not kept");
    }
    double[] values = curve.runs().stream().mapToDouble(run -> run[0]).toArray();
    return new SeedValues(label, own.seeds(), values, own.expected(), "");
  }
}
