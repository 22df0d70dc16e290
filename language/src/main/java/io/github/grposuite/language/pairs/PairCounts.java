package io.github.grposuite.language.pairs;

import io.github.grposuite.language.pairs.PairTokens.TooLong;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What did not become tokens as it stands.
 *
 * @param dropped how many of each group were left out
 * @param shortened how many of each group were cut
 * @param shortenedPrompts of how many pairs the prompt's last tokens are not those of the
 *     conversation, and were left out
 */
public record PairCounts(
    List<String> groups,
    int maxLength,
    TooLong tooLong,
    int[] dropped,
    int[] shortened,
    int shortenedPrompts) {
  /** Whether anything was left out. */
  public boolean anyDropped() {
    return any(dropped);
  }

  private static boolean any(int[] counts) {
    return Arrays.stream(counts).anyMatch(count -> count > 0);
  }

  /** Why pairs were left out, and how many of each group. */
  public String reason() {
    String reason =
        tooLong == TooLong.TRUNCATE
            ? "responses that are the same in the first " + maxLength + " tokens: "
            : "longer than " + maxLength + " tokens: ";
    return reason + byGroup(dropped);
  }

  private String byGroup(int[] counts) {
    return IntStream.range(0, counts.length)
        .mapToObj(g -> groups.get(g) + " " + counts[g])
        .collect(Collectors.joining(", "));
  }

  /** Sentences about all of it; none if there is nothing to say. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (any(dropped)) {
      notes.add("pairs left out as " + reason());
    }
    if (any(shortened)) {
      notes.add("pairs cut to " + maxLength + " tokens: " + byGroup(shortened));
    }
    if (shortenedPrompts > 0) {
      notes.add(
          "in "
              + shortenedPrompts
              + " pairs the end of the prompt is left out, which the chat template writes otherwise"
              + " where a response follows");
    }
    return notes;
  }

  /** The same as data. */
  public Map<String, Object> provenance() {
    Map<String, Object> provenance = new LinkedHashMap<>();
    if (any(dropped)) {
      provenance.put("pairs_too_long", map(dropped));
    }
    if (any(shortened)) {
      provenance.put("pairs_cut", map(shortened));
    }
    if (shortenedPrompts > 0) {
      provenance.put("prompts_without_end", shortenedPrompts);
    }
    return provenance;
  }

  private Map<String, Object> map(int[] counts) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int g = 0; g < counts.length; g++) {
      map.put(groups.get(g), counts[g]);
    }
    return map;
  }
}
