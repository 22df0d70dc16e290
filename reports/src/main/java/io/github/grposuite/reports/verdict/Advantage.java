package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.reports.verdict.Contrast.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A method's advantage over a baseline is smaller, or larger, here than in another experiment: a
 * difference of differences, paired by seed.
 *
 * @param lower whether the advantage is a lower value
 * @param smaller whether it is claimed to be smaller here
 * @param pairs the baselines of each method
 * @param than the other experiment
 */
public record Advantage(
    boolean lower, boolean smaller, Map<String, List<String>> pairs, String than)
    implements Hypothesis.OfPairs {
  public Advantage {
    pairs = MethodPairs.copy(pairs);
  }

  @Override
  public String kind() {
    return smaller ? "smaller-advantage" : "larger-advantage";
  }

  @Override
  public Set<String> elsewhere() {
    return Set.of(than);
  }

  @Override
  public ClaimRow row(ClaimScope scope, String method, String baseline) {
    Contrasts contrasts = new Contrasts(scope.claim());
    List<MethodRuns> subjects = new ArrayList<>();
    Optional<ClaimScope> other = scope.in(than);
    if (other.isPresent()) {
      SeedValues here = advantage(scope, method, baseline, subjects);
      SeedValues there = advantage(other.get(), method, baseline, subjects);
      contrasts.add(
          "(%s) here − in %s".formatted(label(method, baseline), than),
          here,
          there,
          smaller,
          Side.EXCEEDS);
    } else {
      contrasts.fail(
          0,
          0,
          scope.all().containsKey(than)
              ? than + " has several data settings, and the claim needs one"
              : "there is no finished run of %1$s beside it; run it (./grpo run %1$s) into the same"
                      .formatted(than)
                  + " directory and judge that");
    }
    String one = MethodInfo.label(method);
    String two = MethodInfo.label(baseline);
    return ClaimRow.of(
        scope,
        new Wording(
            method,
            baseline,
            MethodPairs.direction(smaller),
            "%s %s %s than in %s".formatted(one, lower ? "below" : "above", two, than),
            one + "'s advantage over " + two,
            (smaller ? "smaller than in " : "larger than in ") + than),
        contrasts,
        subjects.toArray(MethodRuns[]::new));
  }

  private String label(String method, String baseline) {
    return lower ? MethodPairs.label(baseline, method) : MethodPairs.label(method, baseline);
  }

  /** By how much the method is better, by seed. */
  private SeedValues advantage(
      ClaimScope scope, String method, String baseline, List<MethodRuns> subjects) {
    MethodRuns first = scope.subject(lower ? baseline : method);
    MethodRuns second = scope.subject(lower ? method : baseline);
    subjects.addAll(List.of(first, second));
    SeedValues x = first.judged(scope.key());
    SeedValues y = second.judged(scope.key());
    List<SeedValues> both = List.of(x, y);
    if (SeedValues.obstacle(both).isPresent()) {
      return SeedValues.none(label(method, baseline), SeedValues.obstacle(both).get());
    }
    List<Long> common = SeedValues.common(both);
    return new SeedValues(
        label(method, baseline),
        common,
        common.stream().mapToDouble(seed -> x.of(seed) - y.of(seed)).toArray(),
        Math.max(x.expected(), y.expected()),
        common.isEmpty() ? "%s and %s have no seed in common".formatted(x.label(), y.label()) : "");
  }
}
