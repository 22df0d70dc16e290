package io.github.grposuite.experiments.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Values of a block as what is expected of them; another is an error that says what it was.
 *
 * @param block for messages
 */
record TypedValues(YamlBlock block) {
  double number(String key, JsonNode value) {
    if (!value.isNumber()) {
      throw block.problem(key, "must be a number, but was " + value);
    }
    if (!Double.isFinite(value.doubleValue())) {
      throw block.problem(key, "must be finite, but was " + value);
    }
    return value.doubleValue();
  }

  int integer(String key, JsonNode value) {
    return (int) whole(key, value, Integer.MAX_VALUE);
  }

  /**
   * A whole number.
   *
   * @param most its largest size
   */
  long whole(String key, JsonNode value, long most) {
    if (!value.isNumber() || value.doubleValue() != Math.rint(value.doubleValue())) {
      throw block.problem(key, "must be a whole number, but was " + value);
    }
    if (Math.abs(value.doubleValue()) > most) {
      throw block.problem(key, "must be at most " + most + ", but was " + value);
    }
    return (long) value.doubleValue();
  }

  double[] numbers(String key, JsonNode value) {
    if (!value.isArray()) {
      throw block.problem(key, "must be a list of numbers like [0.2, 0.8], but was " + value);
    }
    double[] numbers = new double[value.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(key, value.get(i));
    }
    return numbers;
  }

  double[][] matrix(String key, JsonNode value) {
    if (!value.isArray()) {
      throw block.problem(key, "must be a list of lists like [[1, 3], [3, 1]], but was " + value);
    }
    double[][] matrix = new double[value.size()][];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = numbers(key, value.get(i));
    }
    return matrix;
  }

  /** Texts or numbers; one may stand by itself. */
  List<String> words(String key, JsonNode value) {
    List<String> words = new ArrayList<>();
    for (JsonNode word : value.isArray() ? value : List.of(value)) {
      if (!word.isTextual() && !word.isNumber()) {
        throw block.problem(key, "must be words or numbers, or a list of these, but was " + value);
      }
      words.add(word.asText());
    }
    return words;
  }

  /** At least one text; one may stand by itself. A number is its text. */
  List<String> texts(String key, JsonNode value) {
    List<String> texts = new ArrayList<>();
    for (JsonNode text : value.isArray() ? value : List.of(value)) {
      if (text.isBoolean()) {
        throw block.problem(
            key,
            "must be text or a list of texts, but one is a truth value, as which YAML reads NO,"
                + " yes, on and the like; put it in quotes");
      }
      if (!text.isNumber() && (!text.isTextual() || text.textValue().isBlank())) {
        throw block.problem(key, "must be text or a list of texts, but was " + value);
      }
      texts.add(text.asText());
    }
    return filled(key, texts);
  }

  /** A list of at least one name. */
  List<String> names(String key, JsonNode value) {
    List<String> names = new ArrayList<>();
    for (JsonNode name : value) {
      if (!name.isTextual()) {
        throw block.problem(
            key, "must be a list of names, but one is " + name + "; put it in quotes");
      }
      names.add(name.textValue());
    }
    return filled(key, names);
  }

  private List<String> filled(String key, List<String> texts) {
    if (texts.isEmpty()) {
      throw block.problem(key, "is an empty list; name at least one");
    }
    return List.copyOf(texts);
  }

  /** One of several names, to which a user may add. */
  String name(String key, JsonNode value, Collection<String> known) {
    if (!value.isTextual() || !known.contains(value.textValue())) {
      throw block.problem(
          key,
          "must be one of %s, but was %s; %s",
          String.join(", ", known),
          value.asText(),
          Nearest.near(value.asText(), known).orElse("a class of your own is given by --plugins"));
    }
    return value.textValue();
  }

  <E extends Enum<E>> E constant(String key, JsonNode value, Class<E> type) {
    List<String> words = Arrays.stream(type.getEnumConstants()).map(TypedValues::word).toList();
    int index = value.isTextual() ? words.indexOf(value.textValue()) : -1;
    if (index < 0) {
      throw block.problem(
          key, "must be one of " + String.join(", ", words) + ", but was " + value.asText());
    }
    return type.getEnumConstants()[index];
  }

  /** A constant as specifications spell it. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
