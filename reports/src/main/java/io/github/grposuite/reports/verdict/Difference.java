package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.reports.verdict.Contrast.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A method's value is lower, or higher, than a baseline's by more than the margin.
 *
 * @param lower whether it is claimed to be lower
 * @param pairs the baselines of each method
 */
public record Difference(boolean lower, Map<String, List<String>> pairs) implements Hypothesis {
  public Difference {
    pairs = Pairs.copy(pairs);
  }

  @Override
  public String kind() {
    return "difference";
  }

  @Override
  public Set<String> methods() {
    return Pairs.names(pairs);
  }

  @Override
  public List<Row> rows(Scene scene) {
    List<Row> rows = new ArrayList<>();
    pairs.forEach(
        (method, baselines) -> {
          Subject subject = scene.subject(method);
          for (String baseline : baselines) {
            Subject other = scene.subject(baseline);
            Contrasts contrasts =
                new Contrasts(scene.claim())
                    .add(
                        Pairs.label(method, baseline),
                        subject.judged(scene.key()),
                        other.judged(scene.key()),
                        lower,
                        Side.EXCEEDS);
            rows.add(Row.of(wording(method, baseline), contrasts, subject, other));
          }
        });
    return rows;
  }

  private Wording wording(String method, String baseline) {
    String one = MethodInfo.label(method);
    String two = MethodInfo.label(baseline);
    return new Wording(
        method,
        baseline,
        Pairs.direction(lower),
        one + (lower ? " < " : " > ") + two,
        one,
        Pairs.direction(lower) + " than " + two);
  }
}
