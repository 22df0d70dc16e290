package io.github.grposuite.datasets.text;

import io.github.grposuite.core.Checks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * Features φ(question, option, group) ∈ R^d of a log-linear policy on text, of length 1: signed
 * hashes (Weinberger et al. 2009) of
 *
 * <ul>
 *   <li>the option's words and pairs of neighbouring words,
 *   <li>each of its words with each word of the question,
 *   <li>all of these with the group's name, so that a policy can have what groups share and what is
 *       a group's own (Daumé 2007, "Frustratingly easy domain adaptation").
 * </ul>
 *
 * Each of the three has length 1 before the last is scaled. There is no bias: it would cancel
 * between two options. Words are runs of letters and digits in lower case. The same vector on every
 * machine.
 *
 * @param dimension d ≥ 1
 * @param groupScale length of a group's own part relative to each shared one; 0: every group has
 *     the same policy
 */
public record HashedFeatures(int dimension, double groupScale) {
  private static final int SEED = 2024;
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Checks the hyperparameters. */
  public HashedFeatures {
    Checks.atLeast("features", 1, dimension);
    Checks.nonNegative("group_scale", groupScale);
  }

  /** φ(question, option, group). */
  public double[] of(String question, String option, String group) {
    List<String> words = words(option);
    double[] grams = new double[dimension];
    double[] crosses = new double[dimension];
    double[] own = new double[dimension];
    Tokens shared = new Tokens("");
    Tokens ofGroup = new Tokens(group);
    count(grams(words))
        .forEach(
            (gram, times) -> {
              byte[] bytes = gram.getBytes(StandardCharsets.UTF_8);
              shared.add(grams, times, bytes);
              if (groupScale > 0) {
                ofGroup.add(own, times, bytes);
              }
            });
    // Every word of the option with every different word of the question.
    List<byte[]> asked =
        words(question).stream()
            .distinct()
            .map(word -> ('\t' + word).getBytes(StandardCharsets.UTF_8))
            .toList();
    count(words)
        .forEach(
            (word, times) -> {
              byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
              for (byte[] other : asked) {
                shared.add(crosses, times, bytes, other);
                if (groupScale > 0) {
                  ofGroup.add(own, times, bytes, other);
                }
              }
            });
    double[] sum = new double[dimension];
    add(sum, grams, 1);
    add(sum, crosses, 1);
    if (groupScale > 0) {
      add(sum, own, groupScale);
    }
    double length = length(sum);
    for (int k = 0; k < dimension; k++) {
      sum[k] = length > 0 ? sum[k] / length : 0;
    }
    return sum;
  }

  /** φ of one option minus φ of another. */
  public double[] difference(String question, String chosen, String rejected, String group) {
    double[] difference = of(question, chosen, group);
    double[] other = of(question, rejected, group);
    for (int j = 0; j < dimension; j++) {
      difference[j] -= other[j];
    }
    return difference;
  }

  /** Adds a block of whole numbers, scaled to a length. */
  private void add(double[] sum, double[] block, double scale) {
    double length = length(block);
    for (int j = 0; j < dimension && length > 0; j++) {
      sum[j] += scale * block[j] / length;
    }
  }

  /** Tokens of a group, hashed: the group's name, a line end, and the token. */
  private final class Tokens {
    private final int prefix;
    private byte[] bytes;

    Tokens(String group) {
      bytes = (group + '\n').getBytes(StandardCharsets.UTF_8);
      prefix = bytes.length;
    }

    /** Counts a token, given in parts, so many times. */
    void add(double[] block, int times, byte[]... parts) {
      int length = prefix;
      for (byte[] part : parts) {
        if (bytes.length < length + part.length) {
          bytes = Arrays.copyOf(bytes, 2 * (length + part.length));
        }
        System.arraycopy(part, 0, bytes, length, part.length);
        length += part.length;
      }
      int hash = MurmurHash3.hash32x86(bytes, 0, length, SEED);
      block[(hash & Integer.MAX_VALUE) % dimension] += hash < 0 ? -times : times;
    }
  }

  private static Map<String, Integer> count(List<String> tokens) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    tokens.forEach(token -> counts.merge(token, 1, Integer::sum));
    return counts;
  }

  private static double length(double[] vector) {
    double squares = 0;
    for (double value : vector) {
      squares += value * value;
    }
    return Math.sqrt(squares);
  }

  /** The words; the whole text, if it has none. */
  private static List<String> words(String text) {
    List<String> words =
        Arrays.stream(BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT)))
            .filter(word -> !word.isEmpty())
            .toList();
    return words.isEmpty() ? List.of(text) : words;
  }

  private static List<String> grams(List<String> words) {
    List<String> grams = new ArrayList<>(words);
    for (int i = 0; i + 1 < words.size(); i++) {
      grams.add(words.get(i) + ' ' + words.get(i + 1));
    }
    return grams;
  }
}
