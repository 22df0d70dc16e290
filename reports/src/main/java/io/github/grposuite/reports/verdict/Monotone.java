package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.reports.stats.SettingName;
import io.github.grposuite.reports.stats.SettingValue;
import io.github.grposuite.reports.verdict.Contrast.Side;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A method's value falls, or rises, with a hyperparameter: at each of its values it is lower than
 * at the one before. With a margin, no step may go the other way by that much or more, and the ends
 * must differ as claimed.
 *
 * @param falls whether it is claimed to fall
 * @param of the methods of which it is claimed
 * @param path of the hyperparameter, such as {@code methods.gr-ipo.chi}
 */
public record Monotone(boolean falls, List<String> of, String path) implements Hypothesis {
  public Monotone {
    of = Pairs.copy(of);
  }

  @Override
  public String kind() {
    return falls ? "decreasing" : "increasing";
  }

  @Override
  public Set<String> methods() {
    return new LinkedHashSet<>(of);
  }

  @Override
  public String margin() {
    return " within ";
  }

  @Override
  public List<Row> rows(Scene scene) {
    return of.stream().map(method -> row(scene, method)).toList();
  }

  private Row row(Scene scene, String method) {
    Contrasts contrasts = new Contrasts(scene.claim());
    List<String> values = new ArrayList<>(Grid.values(scene, method, path));
    if (values.size() < 2) {
      contrasts.fail(0, 0, Grid.tooFew(scene, method, path, values.size(), 2));
    }
    List<Subject> subjects =
        values.stream().map(value -> scene.subject(method, path, value)).toList();
    boolean strict = scene.claim().margin().size() == 0;
    for (int i = 1; i < values.size(); i++) {
      contrasts.add(
          label(values, i, i - 1),
          subjects.get(i).judged(scene.key()),
          subjects.get(i - 1).judged(scene.key()),
          falls,
          strict ? Side.EXCEEDS : Side.NOT_BELOW);
    }
    if (!strict && values.size() > 1) {
      contrasts.add(
          label(values, values.size() - 1, 0),
          subjects.get(values.size() - 1).judged(scene.key()),
          subjects.get(0).judged(scene.key()),
          falls,
          Side.EXCEEDS,
          Margin.NONE);
    }
    String name = MethodInfo.label(method);
    String setting = SettingName.of(path);
    return Row.of(
        new Wording(
            method,
            "",
            Pairs.direction(falls),
            name + (falls ? " falls" : " rises") + " with " + setting,
            name,
            kind() + " in " + setting),
        contrasts,
        subjects.toArray(Subject[]::new));
  }

  private String label(List<String> values, int to, int from) {
    return "%s %s − %s"
        .formatted(
            SettingName.of(path),
            SettingValue.of(values.get(to)),
            SettingValue.of(values.get(from)));
  }
}
