package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.reports.verdict.Contrast.Side;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A method's value is lower, or higher, than that of every other method of the experiment.
 *
 * @param lower whether it is claimed to be the lowest
 * @param of the methods of which it is claimed
 * @param others with which each is compared; all other methods of the experiment if empty
 */
public record Extreme(boolean lower, List<String> of, List<String> others)
    implements Hypothesis.OfMethods {
  public Extreme {
    of = MethodPairs.copy(of);
    others = List.copyOf(others);
  }

  @Override
  public String kind() {
    return lower ? "lowest" : "highest";
  }

  @Override
  public Set<String> methods() {
    Set<String> methods = new LinkedHashSet<>(of);
    methods.addAll(others);
    return methods;
  }

  @Override
  public ClaimRow row(ClaimScope scope, String method) {
    MethodRuns subject = scope.subject(method);
    Contrasts contrasts = new Contrasts(scope.claim());
    List<String> compared =
        (others.isEmpty() ? scope.methods() : others)
            .stream().filter(other -> !other.equals(method)).toList();
    List<MethodRuns> all = new ArrayList<>(List.of(subject));
    for (String other : compared) {
      MethodRuns baseline = scope.subject(other);
      all.add(baseline);
      contrasts.add(
          MethodPairs.label(method, other),
          subject.judged(scope.key()),
          baseline.judged(scope.key()),
          lower,
          Side.EXCEEDS);
    }
    if (compared.isEmpty()) {
      contrasts.fail(0, 0, "the experiment has no other method");
    }
    String label = MethodInfo.label(method);
    return ClaimRow.of(
        scope,
        new Wording(
            method,
            "",
            MethodPairs.direction(lower),
            label + " " + kind(),
            label,
            "the %s of all %s methods".formatted(kind(), compared.size() + 1)),
        contrasts,
        subject.remarks(),
        all.toArray(MethodRuns[]::new));
  }
}
