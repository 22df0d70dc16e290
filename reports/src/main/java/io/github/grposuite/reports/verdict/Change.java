package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.verdict.Contrast.Side;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * From the first checkpoint to where runs are judged, a measurement rises for some groups and falls
 * for others.
 *
 * @param of the methods of which it is claimed
 * @param rises groups, or summaries over them
 * @param falls likewise
 */
public record Change(List<String> of, List<String> rises, List<String> falls)
    implements Hypothesis {
  public Change {
    of = Pairs.copy(of);
    rises = List.copyOf(rises);
    falls = List.copyOf(falls);
  }

  @Override
  public String kind() {
    return "change";
  }

  @Override
  public Set<String> methods() {
    return new LinkedHashSet<>(of);
  }

  @Override
  public boolean overSteps() {
    return true;
  }

  @Override
  public List<SeriesKey> keys(SeriesKey key) {
    return Stream.concat(rises.stream(), falls.stream())
        .map(group -> new SeriesKey(key.metric(), key.split(), group))
        .toList();
  }

  @Override
  public List<Row> rows(Scene scene) {
    return of.stream().map(method -> row(scene, method)).toList();
  }

  private Row row(Scene scene, String method) {
    Subject subject = scene.subject(method);
    Contrasts contrasts = new Contrasts(scene.claim());
    for (SeriesKey key : keys(scene.key())) {
      contrasts.add(
          key.group() + " at the end − at the start",
          subject.judged(key),
          subject.first(key),
          falls.contains(key.group()),
          Side.EXCEEDS);
    }
    String name = MethodInfo.label(method);
    return Row.of(
        new Wording(
            method,
            "",
            falls.isEmpty() ? "higher" : rises.isEmpty() ? "lower" : "both",
            name + ": " + words(),
            name,
            words() + " from start to end"),
        contrasts,
        subject);
  }

  private String words() {
    List<String> words = new ArrayList<>();
    if (!rises.isEmpty()) {
      words.add("rising in " + Pairs.listed(rises));
    }
    if (!falls.isEmpty()) {
      words.add("falling in " + Pairs.listed(falls));
    }
    return String.join(", ", words);
  }
}
