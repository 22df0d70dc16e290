package io.github.grposuite.experiments.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.grposuite.experiments.spec.Values.Distribution;
import io.github.grposuite.experiments.spec.Values.Grid;
import io.github.grposuite.experiments.spec.Values.Sampled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the values of a varied setting, from YAML and from the command line. */
public final class ValuesReader {
  private static final Pattern CALL =
      Pattern.compile("\\s*(uniform|log-uniform|choice)\\((.*)\\)\\s*", Pattern.DOTALL);
  private static final String WHOLE = "whole";
  private static final double LARGEST_WHOLE = Integer.MAX_VALUE - 1.0;

  private ValuesReader() {}

  /** A list, a range, or a distribution. */
  static Values varied(String where, JsonNode node) {
    if (node.isArray() || node.isObject() || isRange(node)) {
      return anyForm(where, node);
    }
    throw new UsageException(
        "%s: must be a list of values, but was %s; write [a, b], a range like 0..1:0.1, or"
            + " {log-uniform: [0.01, 1]}",
        where, node);
  }

  /** As {@link #varied}, or a single value. */
  static Values anyForm(String where, JsonNode node) {
    if (node.isArray()) {
      List<JsonNode> values = new ArrayList<>();
      node.forEach(values::add);
      if (values.isEmpty()) {
        throw new UsageException(
            where + ": must be a list of values, but was []; add a value or remove the key");
      }
      values.forEach(value -> present(where, value));
      once(where, values);
      return new Grid(node, List.copyOf(values));
    }
    if (node.isObject()) {
      return drawn(where, node);
    }
    if (isRange(node)) {
      return new Grid(node, Ranges.parse(where, node.textValue()));
    }
    present(where, node);
    return new Grid(node, List.of(node));
  }

  /** Values that are listed. */
  public static List<JsonNode> listed(String where, JsonNode node) {
    if (anyForm(where, node) instanceof Grid grid) {
      return grid.values();
    }
    throw new UsageException(
        where + ": must be a value, a list or a range, but was " + node + "; list the values");
  }

  /** {@code 1,2,3}, {@code 0..1:0.25}, or {@code log-uniform(0.01,1)}. */
  static Values parse(String flag, String path, String text) {
    Matcher call = CALL.matcher(text);
    if (call.matches()) {
      JsonNode arguments = list(flag, path, call.group(2));
      List<JsonNode> values = new ArrayList<>();
      arguments.forEach(values::add);
      boolean whole = values.size() == 3 && values.get(2).asText().equals(WHOLE);
      boolean choice = call.group(1).equals(Distribution.CHOICE.key());
      return drawn(
          flag + ": " + path,
          call.group(1),
          whole && !choice ? values.subList(0, 2) : values,
          whole && !choice);
    }
    if (Ranges.looksLike(text)) {
      return anyForm(flag + ": " + path, TextNode.valueOf(text.trim()));
    }
    JsonNode list = list(flag, path, text);
    boolean empty = list.isEmpty();
    for (JsonNode value : list) {
      empty |= value.isNull();
    }
    if (empty) {
      throw new UsageException(flag + ": " + path + ": has no value; write " + path + "=value");
    }
    return anyForm(flag + ": " + path, list);
  }

  private static JsonNode list(String flag, String path, String text) {
    PlainYaml.numberProblem("[" + text + "]")
        .ifPresent(
            problem -> {
              throw new UsageException(flag + ": " + path + ": " + problem);
            });
    try {
      return PlainYaml.read(path, "[" + text + "]");
    } catch (UsageException e) {
      throw new UsageException(
          "%s: %s: cannot read the value \"%s\"; write plain numbers, words or lists like"
              + " [0.5,0.5]",
          flag, path, text);
    }
  }

  private static boolean isRange(JsonNode node) {
    return node.isTextual() && Ranges.looksLike(node.textValue());
  }

  private static void present(String where, JsonNode value) {
    if (value.isNull()) {
      throw new UsageException(
          where + ": must have values, but one is empty; write it, or remove the comma");
    }
  }

  private static void once(String where, List<JsonNode> values) {
    Set<String> found = new HashSet<>();
    for (JsonNode value : values) {
      if (!found.add(Values.normal(Values.text(value)))) {
        throw new UsageException(
            "%s: the value %s stands twice; write it once", where, Values.text(value));
      }
    }
  }

  private static Sampled drawn(String where, JsonNode node) {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    boolean whole = false;
    if (keys.remove(WHOLE)) {
      if (!node.get(WHOLE).isBoolean()) {
        throw new UsageException(
            where + ".whole: must be true or false, but was " + node.get(WHOLE) + "; write true");
      }
      whole = node.get(WHOLE).booleanValue();
    }
    List<String> known = Arrays.stream(Distribution.values()).map(Distribution::key).toList();
    if (keys.size() != 1 || !known.contains(keys.get(0))) {
      throw new UsageException(
          "%s: must be one of %s as in {uniform: [0, 1]}, but was %s; write one of them, or a list"
              + " of values",
          where, String.join(", ", known), node);
    }
    if (!node.get(keys.get(0)).isArray()) {
      throw new UsageException(
          "%s.%s: must be a list like [0.01, 1], but was %s; put it in brackets",
          where, keys.get(0), node.get(keys.get(0)));
    }
    List<JsonNode> arguments = new ArrayList<>();
    node.get(keys.get(0)).forEach(arguments::add);
    return drawn(where, keys.get(0), arguments, whole);
  }

  private static Sampled drawn(String where, String key, List<JsonNode> arguments, boolean whole) {
    Distribution distribution =
        Arrays.stream(Distribution.values()).filter(d -> d.key().equals(key)).findFirst().get();
    String found = arguments.toString();
    if (distribution == Distribution.CHOICE) {
      if (arguments.isEmpty() || whole) {
        throw new UsageException(
            where + ".choice: must be a list of values, but was " + found + "; add values");
      }
      arguments.forEach(value -> present(where + ".choice", value));
      once(where + ".choice", arguments);
      return new Sampled(distribution, List.copyOf(arguments), false);
    }
    double least =
        distribution == Distribution.LOG_UNIFORM ? Double.MIN_NORMAL : -Double.MAX_VALUE / 2;
    if (arguments.size() != 2
        || !arguments.stream().allMatch(JsonNode::isNumber)
        || !(arguments.get(0).doubleValue() >= least)
        || !(arguments.get(0).doubleValue() < arguments.get(1).doubleValue())
        || !(arguments.get(1).doubleValue() <= Double.MAX_VALUE / 2)) {
      throw new UsageException(
          "%s.%s: must be two %snumbers [low, high] with low below high, but was %s; write them so",
          where, key, distribution == Distribution.LOG_UNIFORM ? "positive " : "", found);
    }
    if (whole && !arguments.stream().allMatch(ValuesReader::isWhole)) {
      throw new UsageException(
          "%s.%s: must be two whole numbers below 2147483647 where whole is true, but was %s; write"
              + " them so",
          where, key, found);
    }
    return new Sampled(distribution, List.copyOf(arguments), whole);
  }

  private static boolean isWhole(JsonNode node) {
    double value = node.doubleValue();
    return value == Math.rint(value) && Math.abs(value) <= LARGEST_WHOLE;
  }
}
