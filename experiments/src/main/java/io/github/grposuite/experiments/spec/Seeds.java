package io.github.grposuite.experiments.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.datasets.random.NumpyLegacyDraws;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Seeds as text: {@code 2021..2040}, {@code 1,2,5}, or a mixture. */
public final class Seeds {
  private static final String NUMBER = "([+-]?\\d{1,300}(?:\\.\\d{1,18})?(?:[eE][+-]?\\d{1,2})?)";
  private static final Pattern PART = Pattern.compile(NUMBER + "(?:\\.\\." + NUMBER + ")?");
  static final long LARGEST = NumpyLegacyDraws.LARGEST_SEED;
  private static final int MOST = 1_000_000;

  private Seeds() {}

  /**
   * The seeds, in the given order; none stands twice.
   *
   * @param where what to blame in messages, such as {@code --seeds}
   */
  public static List<Long> parse(String where, String text) {
    List<Long> seeds = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Matcher matcher = PART.matcher(part.trim());
      if (!matcher.matches()) {
        throw new UsageException(
            where + ": must be seeds like 2021..2040 or 1,2,5, but was \"" + text + "\"");
      }
      long first = seed(where, matcher.group(1));
      long last = matcher.group(2) == null ? first : seed(where, matcher.group(2));
      if (last < first) {
        throw new UsageException(
            where + ": the range " + part.trim() + " is empty; write the smaller seed first");
      }
      if (last - first >= MOST) {
        throw new UsageException(
            where + ": the range " + part.trim() + " has over a million seeds; write fewer");
      }
      if (seeds.size() + last - first >= MOST) {
        throw new UsageException(where + ": there are over a million seeds; write fewer");
      }
      for (long seed = first; seed <= last; seed++) {
        seeds.add(seed);
      }
    }
    Set<Long> once = new HashSet<>();
    for (long seed : seeds) {
      if (!once.add(seed)) {
        throw new UsageException(where + ": the seed " + seed + " stands twice; write it once");
      }
    }
    return List.copyOf(seeds);
  }

  private static long seed(String where, String text) {
    PlainNumber.check(where, text);
    BigDecimal number = new BigDecimal(text).stripTrailingZeros();
    boolean whole = number.signum() >= 0 && number.scale() <= 0;
    if (!whole || number.compareTo(BigDecimal.valueOf(LARGEST)) > 0) {
      throw new UsageException(
          where + ": a seed must be a whole number from 0 to " + LARGEST + ", but was " + text);
    }
    return number.longValueExact();
  }

  /** The text of seeds that are written as text, a number, or a list of these. */
  static String text(JsonNode seeds) {
    if (!seeds.isArray()) {
      return seeds.isContainerNode() ? seeds.toString() : seeds.asText();
    }
    List<String> parts = new ArrayList<>();
    seeds.forEach(seed -> parts.add(seed.asText()));
    return String.join(",", parts);
  }

  /** Seeds as text, runs of consecutive ones as ranges. */
  public static String format(List<Long> seeds) {
    StringBuilder text = new StringBuilder();
    int i = 0;
    while (i < seeds.size()) {
      int j = i;
      while (j + 1 < seeds.size() && seeds.get(j + 1) == seeds.get(j) + 1) {
        j++;
      }
      text.append(text.isEmpty() ? "" : ",").append(seeds.get(i));
      if (j > i) {
        text.append("..").append(seeds.get(j));
      }
      i = j + 1;
    }
    return text.toString();
  }
}
