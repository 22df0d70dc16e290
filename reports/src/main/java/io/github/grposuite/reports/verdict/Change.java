package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.verdict.Contrast.Side;
import java.util.ArrayList;
import java.util.List;
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
    implements Hypothesis.OfMethods {
  public Change {
    of = MethodPairs.copy(of);
    rises = List.copyOf(rises);
    falls = List.copyOf(falls);
  }

  @Override
  public String kind() {
    return "change";
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
  public ClaimRow row(ClaimScope scope, String method) {
    MethodRuns subject = scope.subject(method);
    Contrasts contrasts = new Contrasts(scope.claim());
    for (SeriesKey key : keys(scope.key())) {
      contrasts.add(
          key.group() + " at the end − at the start",
          subject.judged(key),
          subject.first(key),
          falls.contains(key.group()),
          Side.EXCEEDS);
    }
    String name = MethodInfo.label(method);
    return ClaimRow.of(
        scope,
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
      words.add("rising in " + MethodPairs.listed(rises));
    }
    if (!falls.isEmpty()) {
      words.add("falling in " + MethodPairs.listed(falls));
    }
    return String.join(", ", words);
  }
}
