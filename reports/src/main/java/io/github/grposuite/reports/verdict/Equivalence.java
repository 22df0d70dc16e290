package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.reports.verdict.Contrast.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A method's value is a baseline's but for less than the margin, by two one-sided tests (Schuirmann
 * 1987, J. Pharmacokinet. Biopharm. 15).
 *
 * @param pairs the baselines of each method
 */
public record Equivalence(Map<String, List<String>> pairs) implements Hypothesis {
  public Equivalence {
    pairs = Pairs.copy(pairs);
  }

  @Override
  public String kind() {
    return "equal";
  }

  @Override
  public Set<String> methods() {
    return Pairs.names(pairs);
  }

  @Override
  public String margin() {
    return " within ";
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
                        true,
                        Side.NOT_BELOW)
                    .mirror();
            rows.add(Row.of(wording(method, baseline), contrasts, subject, other));
          }
        });
    return rows;
  }

  private static Wording wording(String method, String baseline) {
    String one = MethodInfo.label(method);
    String two = MethodInfo.label(baseline);
    return new Wording(method, baseline, "equal", one + " ≈ " + two, one, "equal to " + two);
  }
}
