package io.github.grposuite.datasets.pairs;

import io.github.grposuite.core.text.VisibleText;
import io.github.grposuite.datasets.Part;
import io.github.grposuite.datasets.TextPair;
import io.github.grposuite.datasets.TextPairs;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What can be said of pairs before anything is trained.
 *
 * @param groups of every group
 * @param shared of every two groups, the number of comparisons, a prompt and two responses, that
 *     both have judged, each all one way
 * @param opposite of these, the fraction on which the two prefer different responses; NaN where
 *     there are none
 */
public record PairStatistics(List<OfGroup> groups, int[][] shared, double[][] opposite) {
  /**
   * Of a group.
   *
   * @param prompts number of different prompts
   * @param promptWords mean number of words of a prompt; words are divided by blanks
   * @param chosenWords of a preferred response
   * @param rejectedWords of another one
   * @param chosenLonger fraction of pairs whose preferred response has more characters; ties ½
   */
  public record OfGroup(
      int prompts,
      double promptWords,
      double chosenWords,
      double rejectedWords,
      double chosenLonger) {}

  /** Of all parts together. */
  public static PairStatistics of(TextPairs pairs) {
    int k = pairs.groups().size();
    List<TextPair> all = Stream.of(Part.values()).flatMap(part -> pairs.of(part).stream()).toList();
    List<OfGroup> groups =
        Stream.iterate(0, g -> g + 1).limit(k).map(g -> ofGroup(all, g)).toList();
    int[][] shared = new int[k][k];
    double[][] opposite = new double[k][k];
    for (int[] judged : judgements(all, k).values()) {
      for (int g = 0; g < k; g++) {
        for (int h = 0; h < k; h++) {
          if (Math.abs(judged[g]) == 1 && Math.abs(judged[h]) == 1) {
            shared[g][h]++;
            opposite[g][h] += judged[g] == judged[h] ? 0 : 1;
          }
        }
      }
    }
    for (int g = 0; g < k; g++) {
      for (int h = 0; h < k; h++) {
        opposite[g][h] = shared[g][h] == 0 ? Double.NaN : opposite[g][h] / shared[g][h];
      }
    }
    return new PairStatistics(groups, shared, opposite);
  }

  private record Comparison(String prompt, String first, String second) {}

  /**
   * By comparison, what every group prefers: 1 the response that is first by its characters, −1 the
   * other one, 0 if it has not judged, 2 if it has judged both ways.
   */
  private static Map<Comparison, int[]> judgements(List<TextPair> pairs, int k) {
    Map<Comparison, int[]> judgements = new HashMap<>();
    for (TextPair pair : pairs) {
      String prompt = VisibleText.canonical(pair.text().prompt());
      String chosen = pair.text().chosen();
      String rejected = pair.text().rejected();
      boolean first = chosen.compareTo(rejected) < 0;
      int[] judged =
          judgements.computeIfAbsent(
              new Comparison(prompt, first ? chosen : rejected, first ? rejected : chosen),
              c -> new int[k]);
      int way = first ? 1 : -1;
      int before = judged[pair.group()];
      judged[pair.group()] = before == 0 || before == way ? way : 2;
    }
    return judgements;
  }

  private static OfGroup ofGroup(List<TextPair> pairs, int group) {
    Set<String> prompts = new HashSet<>();
    double count = 0;
    double promptWords = 0;
    double chosenWords = 0;
    double rejectedWords = 0;
    double longer = 0;
    for (TextPair pair : pairs) {
      if (pair.group() == group) {
        count++;
        prompts.add(pair.item());
        promptWords += words(pair.text().prompt());
        chosenWords += words(pair.text().chosen());
        rejectedWords += words(pair.text().rejected());
        int more = Integer.signum(pair.text().chosen().length() - pair.text().rejected().length());
        longer += (more + 1) / 2.0;
      }
    }
    return new OfGroup(
        prompts.size(),
        promptWords / count,
        chosenWords / count,
        rejectedWords / count,
        longer / count);
  }

  private static long words(String text) {
    return Arrays.stream(text.strip().split("\\s+")).filter(word -> !word.isEmpty()).count();
  }
}
