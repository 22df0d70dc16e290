package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.verdict.Contrast.Side;
import java.util.List;

/**
 * Some groups have lower, or higher, values than every other group, under the same policy.
 *
 * @param lower whether they are claimed to be lower
 * @param of the methods of which it is claimed
 * @param groups which
 * @param start whether at the first checkpoint, else where runs are judged
 */
public record GroupOrder(boolean lower, List<String> of, List<String> groups, boolean start)
    implements Hypothesis.OfMethods {
  public GroupOrder {
    of = MethodPairs.copy(of);
    groups = List.copyOf(groups);
  }

  @Override
  public String kind() {
    return lower ? "lowest-groups" : "highest-groups";
  }

  @Override
  public boolean overSteps() {
    return start;
  }

  @Override
  public List<SeriesKey> keys(SeriesKey key) {
    return groups.stream().map(group -> new SeriesKey(key.metric(), key.split(), group)).toList();
  }

  @Override
  public ClaimRow row(ClaimScope scope, String method) {
    MethodRuns subject = scope.subject(method);
    List<String> others = scope.groups().stream().filter(group -> !groups.contains(group)).toList();
    Contrasts contrasts = new Contrasts(scope.claim());
    if (others.isEmpty()) {
      contrasts.fail(0, 0, "there is no other group");
    }
    for (String group : groups) {
      for (String other : others) {
        contrasts.add(
            group + " − " + other,
            sample(scope, subject, group),
            sample(scope, subject, other),
            lower,
            Side.EXCEEDS);
      }
    }
    String name = MethodInfo.label(method);
    String when = start ? " at the start" : " at the end";
    return ClaimRow.of(
        scope,
        new Wording(
            method,
            "",
            MethodPairs.direction(lower),
            name + ": " + MethodPairs.listed(groups) + (lower ? " lowest" : " highest") + when,
            name,
            "%s in %s than in all other groups%s"
                .formatted(MethodPairs.direction(lower), MethodPairs.listed(groups), when)),
        contrasts,
        subject);
  }

  private SeedValues sample(ClaimScope scope, MethodRuns subject, String group) {
    SeriesKey key = new SeriesKey(scope.key().metric(), scope.key().split(), group);
    return start ? subject.first(key) : subject.judged(key);
  }
}
