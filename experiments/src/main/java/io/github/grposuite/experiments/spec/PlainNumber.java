package io.github.grposuite.experiments.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers as people write them, one spelling for what they mean: decimal, without zeros before.
 * YAML 1.1 takes 010 for 8, 1_000 for 1000 and 0x10 for 16, and others do not.
 */
public final class PlainNumber {
  private static final Pattern OTHER_BASE = Pattern.compile("[+-]?0([xXbBoO])([0-9a-fA-F_]+)");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:[0-9][0-9_]*(?:\\.[0-9_]*)?|\\.[0-9][0-9_]*)(?:[eE][+-]?[0-9]+)?");
  private static final Pattern ZEROS_BEFORE = Pattern.compile("^([+-]?)0+(?=[0-9])");

  private PlainNumber() {}

  /**
   * What is wrong with the spelling of a number, with the remedy, to be said after "has the number
   * …"; empty if nothing is, or if the text is no number.
   */
  public static Optional<String> problem(String text) {
    Matcher other = OTHER_BASE.matcher(text);
    if (other.matches()) {
      return Optional.of(other(text, other));
    }
    if (!DECIMAL.matcher(text).matches()) {
      return Optional.empty();
    }
    String plain = ZEROS_BEFORE.matcher(text.replace("_", "")).replaceFirst("$1");
    if (!plain.equals(text)) {
      String meant = text.indexOf('_') >= 0 ? "" : ", which some programs take for octal";
      return Optional.of(meant + "; write " + plain + ", or put it in quotes if it is text");
    }
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      return Optional.of(", which is beyond the largest, 1.8e308; write a finite one");
    }
    boolean vanishes = value == 0 && text.split("[eE]")[0].matches(".*[1-9].*");
    return vanishes
        ? Optional.of(", which is below the smallest, 4.9e-324; write 0, or a larger one")
        : Optional.empty();
  }

  private static String other(String text, Matcher other) {
    int base =
        switch (other.group(1).toLowerCase(Locale.ROOT)) {
          case "x" -> 16;
          case "o" -> 8;
          default -> 2;
        };
    String advice = "; write it in decimal, or put it in quotes if it is text";
    try {
      BigInteger value = new BigInteger(other.group(2).replace("_", ""), base);
      return ", in base "
          + base
          + "; write "
          + (text.startsWith("-") ? "-" : "")
          + value
          + ", or put it in quotes if it is text";
    } catch (NumberFormatException e) {
      return advice;
    }
  }

  /**
   * Fails if a whole number on the command line has a spelling of which programs make different
   * numbers.
   *
   * @param where what to blame in the message, such as {@code --seeds}
   */
  public static void check(String where, String text) {
    problem(text)
        .ifPresent(
            problem -> {
              throw new UsageException(where + ": has the number " + text + problem);
            });
  }

  /**
   * The decimal number that a text is; empty if it is none.
   *
   * @param where as for {@link #check}
   * @throws UsageException as {@link #check}
   */
  public static OptionalDouble read(String where, String text) {
    check(where, text);
    return DECIMAL.matcher(text).matches()
        ? OptionalDouble.of(Double.parseDouble(text))
        : OptionalDouble.empty();
  }

  /** The same tree with one node for a number, however it is written: 1e3 is 1000, −0 is 0. */
  static JsonNode normal(JsonNode tree) {
    if (tree instanceof ObjectNode object) {
      object.properties().forEach(entry -> entry.setValue(normal(entry.getValue())));
    } else if (tree instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        list.set(i, normal(list.get(i)));
      }
    } else if (tree instanceof DoubleNode number) {
      double value = number.doubleValue();
      boolean whole = value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE;
      return whole ? IntNode.valueOf((int) value) : number;
    }
    return tree;
  }

  /** Whether two texts are the same number, or the same text. */
  static boolean same(String one, String other) {
    return one.equals(other) || Values.normal(one).equals(Values.normal(other));
  }
}
