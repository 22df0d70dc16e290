package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.reports.stats.SettingName;
import io.github.grposuite.reports.stats.SettingValue;
import io.github.grposuite.reports.verdict.Contrast.Side;
import java.util.List;

/**
 * A method's value falls, or rises, with a hyperparameter: at each of its values it is lower than
 * at the one before. With a margin, no step may go the other way by that much or more, and the ends
 * must differ as claimed.
 *
 * @param falls whether it is claimed to fall
 * @param of the methods of which it is claimed
 * @param path of the hyperparameter, such as {@code methods.gr-ipo.chi}
 */
public record Monotone(boolean falls, List<String> of, String path)
    implements Hypothesis.OfMethods {
  public Monotone {
    of = MethodPairs.copy(of);
  }

  @Override
  public String kind() {
    return falls ? "decreasing" : "increasing";
  }

  @Override
  public String margin() {
    return " within ";
  }

  @Override
  public ClaimRow row(ClaimScope scope, String method) {
    Contrasts contrasts = new Contrasts(scope.claim());
    List<String> values = scope.numbers(method, path);
    if (values.size() < 2) {
      contrasts.fail(0, 0, scope.tooFew(method, path, values.size(), 2));
    }
    List<MethodRuns> subjects =
        values.stream().map(value -> scope.subject(method, path, value)).toList();
    boolean strict = scope.claim().margin().size() == 0;
    for (int i = 1; i < values.size(); i++) {
      contrasts.add(
          label(values, i, i - 1),
          subjects.get(i).judged(scope.key()),
          subjects.get(i - 1).judged(scope.key()),
          falls,
          strict ? Side.EXCEEDS : Side.NOT_BELOW);
    }
    if (!strict && values.size() > 1) {
      contrasts.add(
          label(values, values.size() - 1, 0),
          subjects.get(values.size() - 1).judged(scope.key()),
          subjects.get(0).judged(scope.key()),
          falls,
          Side.EXCEEDS,
          Margin.NONE);
    }
    String name = MethodInfo.label(method);
    String setting = SettingName.of(path);
    return ClaimRow.of(
        scope,
        new Wording(
            method,
            "",
            MethodPairs.direction(falls),
            name + (falls ? " falls" : " rises") + " with " + setting,
            name,
            kind() + " in " + setting),
        contrasts,
        subjects.toArray(MethodRuns[]::new));
  }

  private String label(List<String> values, int to, int from) {
    return "%s %s − %s"
        .formatted(
            SettingName.of(path),
            SettingValue.of(values.get(to)),
            SettingValue.of(values.get(from)));
  }
}
