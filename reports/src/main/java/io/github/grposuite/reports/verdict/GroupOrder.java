package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.verdict.Contrast.Side;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Some groups have lower, or higher, values than every other group, under the same policy.
 *
 * @param lower whether they are claimed to be lower
 * @param of the methods of which it is claimed
 * @param groups which
 * @param start whether at the first checkpoint, else where runs are judged
 */
public record GroupOrder(boolean lower, List<String> of, List<String> groups, boolean start)
    implements Hypothesis {
  public GroupOrder {
    of = Pairs.copy(of);
    groups = List.copyOf(groups);
  }

  @Override
  public String kind() {
    return lower ? "lowest-groups" : "highest-groups";
  }

  @Override
  public Set<String> methods() {
    return new LinkedHashSet<>(of);
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
  public List<Row> rows(Scene scene) {
    return of.stream().map(method -> row(scene, method)).toList();
  }

  private Row row(Scene scene, String method) {
    Subject subject = scene.subject(method);
    List<String> others = scene.groups().stream().filter(group -> !groups.contains(group)).toList();
    Contrasts contrasts = new Contrasts(scene.claim());
    if (others.isEmpty()) {
      contrasts.fail(0, 0, "there is no other group");
    }
    for (String group : groups) {
      for (String other : others) {
        contrasts.add(
            group + " − " + other,
            sample(scene, subject, group),
            sample(scene, subject, other),
            lower,
            Side.EXCEEDS);
      }
    }
    String name = MethodInfo.label(method);
    String when = start ? " at the start" : " at the end";
    return Row.of(
        new Wording(
            method,
            "",
            Pairs.direction(lower),
            name + ": " + Pairs.listed(groups) + (lower ? " lowest" : " highest") + when,
            name,
            "%s in %s than in all other groups%s"
                .formatted(Pairs.direction(lower), Pairs.listed(groups), when)),
        contrasts,
        subject);
  }

  private Sample sample(Scene scene, Subject subject, String group) {
    SeriesKey key = new SeriesKey(scene.key().metric(), scene.key().split(), group);
    return start ? subject.first(key) : subject.judged(key);
  }
}
