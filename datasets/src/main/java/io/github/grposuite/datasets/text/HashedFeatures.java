package io.github.grposuite.datasets.text;

import io.github.grposuite.core.Checks;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

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
  private static final PackedText TAB = PackedText.of("\t");
  private static final PackedText SPACE = PackedText.of(" ");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Checks the hyperparameters. */
  public HashedFeatures {
    Checks.atLeast("features", 1, dimension);
    Checks.nonNegative("group_scale", groupScale);
  }

  /** φ(question, option, group). */
  public double[] of(String question, String option, String group) {
    return of(asked(question), words(option), group);
  }

  /** φ of one option minus φ of another. */
  public double[] difference(String question, String chosen, String rejected, String group) {
    List<PackedText> asked = asked(question);
    double[] difference = of(asked, words(chosen), group);
    double[] other = of(asked, words(rejected), group);
    for (int j = 0; j < dimension; j++) {
      difference[j] -= other[j];
    }
    return difference;
  }

  private double[] of(List<PackedText> asked, List<PackedText> words, String group) {
    Map<PackedText, Integer> times = new LinkedHashMap<>();
    words.forEach(word -> times.merge(word, 1, Integer::sum));
    double[] grams = new double[dimension];
    double[] crosses = new double[dimension];
    count(start(""), words, times, asked, grams, crosses);
    double[] sum = new double[dimension];
    add(sum, grams, 1);
    add(sum, crosses, 1);
    if (groupScale > 0) {
      double[] own = new double[dimension];
      count(start(group), words, times, asked, own, own);
      add(sum, own, groupScale);
    }
    double length = length(sum);
    for (int k = 0; k < dimension; k++) {
      sum[k] = length > 0 ? sum[k] / length : 0;
    }
    return sum;
  }

  /** What all tokens of a group begin with: its name and a line end. */
  private static TextHash start(String group) {
    return TextHash.of(SEED).then(PackedText.of(group + '\n'));
  }

  /** Counts tokens that begin alike; sums of whole numbers, exact in any order. */
  private void count(
      TextHash start,
      List<PackedText> words,
      Map<PackedText, Integer> times,
      List<PackedText> asked,
      double[] grams,
      double[] crosses) {
    times.forEach(
        (word, count) -> {
          TextHash ofWord = start.then(word);
          add(grams, ofWord, count);
          TextHash before = ofWord.then(TAB);
          for (PackedText other : asked) {
            add(crosses, before.then(other), count);
          }
        });
    for (int i = 0; i + 1 < words.size(); i++) {
      add(grams, start.then(words.get(i)).then(SPACE).then(words.get(i + 1)), 1);
    }
  }

  private void add(double[] block, TextHash token, int count) {
    int hash = token.end();
    int sign = hash >> 31; // −1 or 0, without a branch, which no processor could predict.
    block[(hash & Integer.MAX_VALUE) % dimension] += (count ^ sign) - sign;
  }

  /** Adds a block of whole numbers, scaled to a length. */
  private void add(double[] sum, double[] block, double scale) {
    double length = length(block);
    for (int j = 0; j < dimension && length > 0; j++) {
      sum[j] += scale * block[j] / length;
    }
  }

  private static double length(double[] vector) {
    double squares = 0;
    for (double value : vector) {
      squares += value * value;
    }
    return Math.sqrt(squares);
  }

  /** The different words of a question, those of a length together: loops that are predictable. */
  private static List<PackedText> asked(String question) {
    return words(question).stream()
        .distinct()
        .sorted(Comparator.comparingInt(PackedText::length))
        .toList();
  }

  /** The words; the whole text, if it has none. */
  private static List<PackedText> words(String text) {
    List<PackedText> words =
        Arrays.stream(BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT)))
            .filter(word -> !word.isEmpty())
            .map(PackedText::of)
            .toList();
    return words.isEmpty() ? List.of(PackedText.of(text)) : words;
  }
}
