package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.reports.verdict.Contrast.Side;
import java.util.List;
import java.util.Map;

/**
 * A method's value is lower, or higher, than a baseline's by more than the margin.
 *
 * @param lower whether it is claimed to be lower
 * @param pairs the baselines of each method
 */
public record Difference(boolean lower, Map<String, List<String>> pairs)
    implements Hypothesis.OfPairs {
  public Difference {
    pairs = MethodPairs.copy(pairs);
  }

  @Override
  public String kind() {
    return "difference";
  }

  @Override
  public ClaimRow row(ClaimScope scope, String method, String baseline) {
    MethodRuns subject = scope.subject(method);
    MethodRuns other = scope.subject(baseline);
    Contrasts contrasts = new Contrasts(scope.claim());
    contrasts.add(
        MethodPairs.label(method, baseline),
        subject.judged(scope.key()),
        other.judged(scope.key()),
        lower,
        Side.EXCEEDS);
    String one = MethodInfo.label(method);
    String two = MethodInfo.label(baseline);
    return ClaimRow.of(
        scope,
        new Wording(
            method,
            baseline,
            MethodPairs.direction(lower),
            one + (lower ? " < " : " > ") + two,
            one,
            MethodPairs.direction(lower) + " than " + two),
        contrasts,
        subject,
        other);
  }
}
