package io.github.grposuite.experiments.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as text: {@code 0..1:0.1}, {@code 1..5}. */
final class Ranges {
  private static final String NUMBER =
      "([+-]?(?:\\d{1,18}(?:\\.\\d{1,18})?|\\.\\d{1,18})(?:[eE][+-]?\\d{1,2})?)";
  private static final Pattern RANGE =
      Pattern.compile(NUMBER + "\\.\\." + NUMBER + "(?::" + NUMBER + ")?");
  private static final int MOST = 100_000;

  private Ranges() {}

  /** Whether the text is meant as a range. */
  static boolean looksLike(String text) {
    return text.trim().matches("[+-]?\\.?\\d[\\d.eE+-]*\\.\\.[^/]*");
  }

  /** The numbers in decimal arithmetic; the upper end is one of them if a step hits it. */
  static List<JsonNode> parse(String where, String text) {
    Matcher matcher = RANGE.matcher(text.trim());
    if (!matcher.matches()) {
      throw wrong(where, "must be a range like 0..1:0.1 or 1..5", text, "write it so");
    }
    for (int i = 1; i <= matcher.groupCount(); i++) {
      PlainNumber.check(where, matcher.group(i) == null ? "0" : matcher.group(i));
    }
    BigDecimal low = new BigDecimal(matcher.group(1));
    BigDecimal high = new BigDecimal(matcher.group(2));
    boolean whole = isWhole(low) && isWhole(high);
    if (matcher.group(3) == null && !whole) {
      throw wrong(where, "a range of fractions needs a step", text, "add one, as in 0..1:0.1");
    }
    BigDecimal step = matcher.group(3) == null ? BigDecimal.ONE : new BigDecimal(matcher.group(3));
    if (step.signum() <= 0) {
      throw wrong(where, "a range's step must be positive", text, "write a step above 0");
    }
    if (high.compareTo(low) < 0) {
      throw wrong(where, "a range must rise", text, "write the smaller number first");
    }
    BigInteger last = high.subtract(low).divideToIntegralValue(step).toBigInteger();
    if (last.compareTo(BigInteger.valueOf(MOST)) >= 0) {
      throw wrong(
          where, "a range must have at most " + MOST + " values", text, "write a larger step");
    }
    List<JsonNode> values = new ArrayList<>();
    for (int i = 0; i <= last.intValue(); i++) {
      values.add(node(low.add(step.multiply(BigDecimal.valueOf(i)))));
    }
    return values;
  }

  private static boolean isWhole(BigDecimal value) {
    return value.stripTrailingZeros().scale() <= 0;
  }

  private static JsonNode node(BigDecimal value) {
    boolean whole = isWhole(value) && value.abs().compareTo(BigDecimal.valueOf(1_000_000_000)) <= 0;
    return whole ? IntNode.valueOf(value.intValue()) : DoubleNode.valueOf(value.doubleValue());
  }

  private static UsageException wrong(String where, String must, String found, String advice) {
    return new UsageException(where + ": " + must + ", but was \"" + found + "\"; " + advice);
  }
}
