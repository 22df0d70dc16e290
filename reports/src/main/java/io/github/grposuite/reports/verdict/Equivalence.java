package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.reports.verdict.Contrast.Side;
import java.util.List;
import java.util.Map;

/**
 * A method's value is a baseline's but for less than the margin, by two one-sided tests (Schuirmann
 * 1987, J. Pharmacokinet. Biopharm. 15).
 *
 * @param pairs the baselines of each method
 */
public record Equivalence(Map<String, List<String>> pairs) implements Hypothesis.OfPairs {
  public Equivalence {
    pairs = MethodPairs.copy(pairs);
  }

  @Override
  public String kind() {
    return "equal";
  }

  @Override
  public String margin() {
    return " within ";
  }

  @Override
  public ClaimRow row(ClaimScope scope, String method, String baseline) {
    MethodRuns subject = scope.subject(method);
    MethodRuns other = scope.subject(baseline);
    Contrasts contrasts = new Contrasts(scope.claim());
    contrasts
        .add(
            MethodPairs.label(method, baseline),
            subject.judged(scope.key()),
            other.judged(scope.key()),
            true,
            Side.NOT_BELOW)
        .mirror();
    String one = MethodInfo.label(method);
    String two = MethodInfo.label(baseline);
    return ClaimRow.of(
        scope,
        new Wording(method, baseline, "equal", one + " ≈ " + two, one, "equal to " + two),
        contrasts,
        subject,
        other);
  }
}
