package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Curve;
import io.github.grposuite.reports.stats.Summary;
import io.github.grposuite.reports.verdict.Contrast.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A method's curve ends above its own minimum over the checkpoints (below its maximum where higher
 * is better). A run's last value is never below its own minimum, and a mean's seldom, so the
 * checkpoint is chosen by other seeds than those that are compared: every second seed, from the
 * first on, chooses the one with the best mean; the others are compared there and at the end.
 *
 * @param lower whether lower values are better
 * @param of the methods of which it is claimed
 */
public record Overfitting(boolean lower, List<String> of) implements Hypothesis.OfMethods {
  public Overfitting {
    of = MethodPairs.copy(of);
  }

  @Override
  public String kind() {
    return "overfits";
  }

  @Override
  public boolean overSteps() {
    return true;
  }

  @Override
  public ClaimRow row(ClaimScope scope, String method) {
    MethodRuns subject = scope.subject(method);
    String label = MethodInfo.label(method);
    Contrasts contrasts = new Contrasts(scope.claim());
    List<String> remarks = new ArrayList<>(subject.remarks());
    SeedValues judged = subject.judged(scope.key());
    if (judged.obstacle().isEmpty()) {
      compare(contrasts, remarks, subject.runs().orElseThrow(), label, scope.key());
    } else {
      contrasts.fail(0, 0, judged.obstacle());
    }
    Wording wording =
        new Wording(
            method,
            "",
            MethodPairs.direction(!lower),
            label + " overfits",
            label,
            (lower ? "above its own minimum" : "below its own maximum") + " at the end");
    return ClaimRow.of(scope, wording, contrasts, remarks, subject);
  }

  private void compare(
      Contrasts contrasts, List<String> remarks, CaseResult runs, String label, SeriesKey key) {
    Curve curve = runs.curves().get(key);
    if (curve == null || runs.ends().stream().distinct().count() > 1) {
      contrasts.fail(
          0,
          runs.expected(),
          curve == null
              ? "checkpoints of " + label + " were not kept"
              : "runs of " + label + " ended at different checkpoints");
      return;
    }
    int[] choosing = IntStream.range(0, runs.done()).filter(i -> i % 2 == 0).toArray();
    int[] compared = IntStream.range(0, runs.done()).filter(i -> i % 2 != 0).toArray();
    if (compared.length == 0) {
      contrasts.fail(runs.done(), runs.expected(), "one seed cannot choose and be compared");
      return;
    }
    int best = best(curve, choosing);
    int last = curve.steps().length - 1;
    contrasts.add(
        "%s at the end − at checkpoint %s".formatted(label, curve.steps()[best]),
        at(runs, curve, label, compared, last),
        at(runs, curve, label, compared, best),
        !lower,
        Side.EXCEEDS);
    remarks.add(
        "%s other seeds chose the checkpoint%s"
            .formatted(
                choosing.length,
                curve.steps().length > 1 && runs.stride() > 1
                    ? " of every " + runs.stride() + "th"
                    : ""));
  }

  private int best(Curve curve, int[] seeds) {
    int best = 0;
    double lowest = Double.POSITIVE_INFINITY;
    for (int step = 0; step < curve.steps().length; step++) {
      int at = step;
      double mean =
          Summary.of(IntStream.of(seeds).mapToDouble(i -> curve.runs().get(i)[at]).toArray())
              .mean();
      double score = lower ? mean : -mean;
      if (score < lowest) {
        lowest = score;
        best = step;
      }
    }
    return best;
  }

  private static SeedValues at(CaseResult runs, Curve curve, String label, int[] seeds, int step) {
    return new SeedValues(
        label,
        IntStream.of(seeds).mapToObj(runs.seeds()::get).toList(),
        IntStream.of(seeds).mapToDouble(i -> curve.runs().get(i)[step]).toArray(),
        seeds.length,
        "");
  }
}
