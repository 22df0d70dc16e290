package io.github.grposuite.language.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The fields of a JSON object, checked as they are read. A field that is null counts as absent, as
 * in transformers.
 *
 * @param where the file, for messages
 * @param prefix of the fields' names in messages, such as {@code rope_scaling.}
 */
public record ConfigFields(String where, String prefix, ObjectNode object) {
  public boolean has(String name) {
    return object.hasNonNull(name);
  }

  public JsonNode get(String name) {
    return object.get(name);
  }

  /** The fields of a nested object. */
  public ConfigFields nested(String name) {
    if (object.get(name) instanceof ObjectNode inner) {
      return new ConfigFields(where, prefix + name + ".", inner);
    }
    throw error(name, "must be an object");
  }

  /** A whole number from 1 to {@code largest}. */
  public int positive(String name, int largest) {
    return whole(name, 1, largest);
  }

  public int positive(String name, int largest, int fallback) {
    return has(name) ? positive(name, largest) : fallback;
  }

  /** A whole number from {@code smallest} to {@code largest}. */
  int whole(String name, int smallest, int largest) {
    JsonNode node = object.get(name);
    if (node == null
        || !node.isIntegralNumber()
        || !node.canConvertToInt()
        || node.intValue() < smallest
        || node.intValue() > largest) {
      throw error(name, "must be a whole number from " + smallest + " to " + largest);
    }
    return node.intValue();
  }

  /** A positive whole number; {@code fallback} where the field is absent, none where it is null. */
  OptionalInt positiveOrNone(String name, OptionalInt fallback) {
    if (!object.has(name)) {
      return fallback;
    }
    return has(name) ? OptionalInt.of(positive(name, Integer.MAX_VALUE)) : OptionalInt.empty();
  }

  /** A positive number; {@code fallback} where the field is absent, none where it is null. */
  OptionalDouble numberOrNone(String name, OptionalDouble fallback) {
    if (!object.has(name)) {
      return fallback;
    }
    return has(name) ? OptionalDouble.of(number(name, 0)) : OptionalDouble.empty();
  }

  /** A finite number of at least {@code smallest}, or above it if that is 0. */
  public double number(String name, double smallest) {
    JsonNode node = object.get(name);
    double value = node != null && node.isNumber() ? node.doubleValue() : Double.NaN;
    if (!(smallest == 0 ? value > 0 : value >= smallest) || Double.isInfinite(value)) {
      throw error(
          name, smallest == 0 ? "must be a positive number" : "must be a number of at least 1");
    }
    return value;
  }

  public double number(String name, double smallest, double fallback) {
    return has(name) ? number(name, smallest) : fallback;
  }

  public boolean flag(String name, boolean fallback) {
    if (!has(name)) {
      return fallback;
    }
    if (!object.get(name).isBoolean()) {
      throw error(name, "must be true or false");
    }
    return object.get(name).booleanValue();
  }

  public String text(String name) {
    JsonNode node = object.get(name);
    if (node == null || !node.isTextual()) {
      throw error(name, "must be a string");
    }
    return node.textValue();
  }

  /** A token's id; {@code fallback} where the field is absent, none where it is null. */
  public OptionalInt token(String name, OptionalInt fallback, int vocabSize) {
    if (!object.has(name)) {
      return fallback;
    }
    return has(name) ? token(name, object.get(name), vocabSize) : OptionalInt.empty();
  }

  public OptionalInt token(String name, JsonNode node, int vocabSize) {
    if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() >= vocabSize) {
      throw error(
          name,
          vocabSize == Integer.MAX_VALUE
              ? "must be a token id, or a list of them"
              : "must be a token id below vocab_size " + vocabSize);
    }
    // Some old checkpoints have -1 for "no such token".
    return node.intValue() < 0 ? OptionalInt.empty() : OptionalInt.of(node.intValue());
  }

  /** An error at a field that says what was found. */
  public CheckpointException error(String name, String expected) {
    JsonNode found = object.get(name);
    return new CheckpointException(
        where
            + ": "
            + prefix
            + name
            + " "
            + expected
            + ", but "
            + (found == null ? "is missing" : "was " + JsonFile.kind(found)));
  }
}
