package io.github.grposuite.experiments.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.records.RecordJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/** The values that a setting takes in a sweep. */
public sealed interface Values {
  /** As it is written in a specification. */
  JsonNode written();

  /** Whether a value is drawn for every trial. */
  boolean isSampled();

  /** Number of values in a trial. */
  int count();

  /**
   * The values in a trial.
   *
   * @param uniform a number that is uniform on [0, 1); asked only if a value is drawn
   */
  List<JsonNode> inTrial(DoubleSupplier uniform);

  /**
   * One of each.
   *
   * @param written a list, a range, or a single value
   */
  record Grid(JsonNode written, List<JsonNode> values) implements Values {
    /** Listed values. */
    static Grid of(List<JsonNode> values) {
      return new Grid(Exclusion.list(values), values);
    }

    @Override
    public boolean isSampled() {
      return false;
    }

    @Override
    public int count() {
      return values.size();
    }

    @Override
    public List<JsonNode> inTrial(DoubleSupplier uniform) {
      return values;
    }
  }

  /** How a value is drawn. */
  enum Distribution {
    /** Uniform between two numbers. */
    UNIFORM,
    /** Its logarithm is uniform between those of two positive numbers. */
    LOG_UNIFORM,
    /** One of a list, equally likely. */
    CHOICE;

    /** As it is written. */
    String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * A value for every trial.
   *
   * @param arguments the ends, or what there is to choose from
   * @param whole whether the numbers are whole, both ends included
   */
  record Sampled(Distribution distribution, List<JsonNode> arguments, boolean whole)
      implements Values {

    @Override
    public JsonNode written() {
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      node.putArray(distribution.key()).addAll(arguments);
      if (whole) {
        node.put("whole", true);
      }
      return node;
    }

    @Override
    public boolean isSampled() {
      return true;
    }

    @Override
    public int count() {
      return 1;
    }

    @Override
    public List<JsonNode> inTrial(DoubleSupplier uniform) {
      return List.of(at(uniform.getAsDouble()));
    }

    private double end(int index) {
      return arguments.get(index).doubleValue();
    }

    /** The value at a number that is uniform on [0, 1). */
    public JsonNode at(double u) {
      return switch (distribution) {
        case CHOICE -> arguments.get((int) (u * arguments.size()));
        case UNIFORM ->
            whole
                ? whole(end(0) + u * (end(1) - end(0) + 1))
                : real(end(0) + u * (end(1) - end(0)));
        case LOG_UNIFORM ->
            whole
                ? whole(logarithmic(end(0), end(1) + 1, u))
                : real(logarithmic(end(0), end(1), u));
      };
    }

    /** In StrictMath, so that every machine draws the same. */
    private static double logarithmic(double low, double high, double u) {
      double bottom = StrictMath.log(low);
      return StrictMath.exp(bottom + u * (StrictMath.log(high) - bottom));
    }

    private JsonNode real(double value) {
      return DoubleNode.valueOf(Math.min(Math.max(value, end(0)), end(1)));
    }

    private JsonNode whole(double value) {
      return IntNode.valueOf((int) Math.min(Math.max(Math.floor(value), end(0)), end(1)));
    }
  }

  /** A value as text: a word as it is, anything else as JSON. */
  static String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : RecordJson.canonical(value);
  }

  /** A setting's value as text, as it would be written. */
  static String text(Object value) {
    if (value instanceof String text) {
      return text;
    }
    return value instanceof Double number
            && number == Math.rint(number)
            && Math.abs(number) < Integer.MAX_VALUE
        ? Integer.toString(number.intValue())
        : RecordJson.canonical(value);
  }

  /** The same text for the same number, however it is written. */
  static String normal(String text) {
    if (text.isEmpty() || text.length() > 40 || "-.0123456789".indexOf(text.charAt(0)) < 0) {
      return text;
    }
    try {
      BigDecimal number = new BigDecimal(text);
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toString();
    } catch (NumberFormatException e) {
      return text;
    }
  }
}
