package io.github.grposuite.experiments.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.core.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@link Settings} of one block of a specification; remembers every value that was read. */
public final class TreeSettings implements Settings {
  private final YamlBlock block;
  private final Map<String, Object> read = new LinkedHashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final List<TreeSettings> blocks = new ArrayList<>();
  private final Set<String> implied = new HashSet<>();

  /**
   * Settings of a block.
   *
   * @param source the file, for messages
   * @param path the block's path, for messages
   * @param node the block
   */
  public TreeSettings(String source, String path, ObjectNode node) {
    this(YamlBlock.of(source, path, node));
  }

  private TreeSettings(YamlBlock block) {
    this.block = block;
  }

  /** Every value read so far, defaults included, in the order of reading. */
  public Map<String, Object> resolved() {
    return Collections.unmodifiableMap(read);
  }

  /** The same without what ids leave out, for records were made before there was the key. */
  public Map<String, Object> identity() {
    Map<String, Object> identity = new LinkedHashMap<>(read);
    identity.keySet().removeAll(implied);
    return identity;
  }

  /** The keys that have been asked for. */
  public List<String> known() {
    return asked.stream().distinct().toList();
  }

  /** Fails if the block has a key that nothing asked for. */
  public void rejectUnknown() {
    block.rejectUnknown(known());
    blocks.forEach(TreeSettings::rejectUnknown);
  }

  /** An error at a key of this block, or at the block itself for an empty key. */
  public UsageException problem(String key, String message) {
    return block.problem(key, message);
  }

  /** As {@link #problem(String, String)}, in {@link String#format}'s form. */
  public UsageException problem(String key, String format, Object... found) {
    return block.problem(key, format, found);
  }

  /** What the block is read into; an illegal value is an error at the block. */
  public <T> T check(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (UsageException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw problem("", e.getMessage());
    }
  }

  /** As {@link #check(Supplier)}, with nothing that is read. */
  public void check(Runnable reading) {
    check(
        () -> {
          reading.run();
          return this;
        });
  }

  private JsonNode find(String key) {
    asked.add(key);
    JsonNode value = block.node().get(key);
    return value == null || value.isNull() ? null : value;
  }

  private JsonNode need(String key) {
    JsonNode value = find(key);
    if (value == null) {
      throw problem(key, "is missing; add it");
    }
    return value;
  }

  private <T> T keep(String key, T value) {
    read.put(key, value);
    return value;
  }

  @Override
  public boolean has(String key) {
    return find(key) != null;
  }

  @Override
  public boolean isList(String key) {
    JsonNode value = find(key);
    return value != null && value.isArray();
  }

  /** Whether the key was given as text. */
  public boolean isText(String key) {
    JsonNode value = find(key);
    return value != null && value.isTextual();
  }

  /** Whether the key was given as a block of keys and values. */
  public boolean isBlock(String key) {
    JsonNode value = find(key);
    return value != null && value.isObject();
  }

  /** The settings of a block within this one, which is empty if it was not given. */
  public TreeSettings block(String key) {
    JsonNode value = find(key);
    TreeSettings inner = new TreeSettings(value == null ? block.emptyBlock(key) : block.block(key));
    blocks.add(inner);
    keep(key, inner.resolved());
    return inner;
  }

  /** Every key of this block with the text that it has, in order. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    block.keys().forEach(key -> texts.put(key, text(key, "")));
    return texts;
  }

  /** A required list of texts; one may stand by itself. */
  public List<String> list(String key) {
    JsonNode value = need(key);
    List<String> texts = new ArrayList<>();
    for (JsonNode text : value.isArray() ? value : List.of(value)) {
      if (!text.isTextual() || text.textValue().isBlank()) {
        throw problem(key, "must be text or a list of texts, but was " + value);
      }
      texts.add(text.textValue());
    }
    if (texts.isEmpty()) {
      throw problem(key, "is an empty list; name at least one");
    }
    keep(key, value.isArray() ? List.copyOf(texts) : texts.get(0));
    return texts;
  }

  @Override
  public double number(String key) {
    return keep(key, toNumber(key, need(key)));
  }

  @Override
  public double number(String key, double fallback) {
    JsonNode value = find(key);
    return keep(key, value == null ? fallback : toNumber(key, value));
  }

  @Override
  public double addedNumber(String key, double fallback) {
    double number = number(key, fallback);
    if (number == fallback) {
      read.remove(key);
    }
    return number;
  }

  private double toNumber(String key, JsonNode value) {
    if (!value.isNumber()) {
      throw problem(key, "must be a number, but was " + value);
    }
    if (!Double.isFinite(value.doubleValue())) {
      throw problem(key, "must be finite, but was " + value);
    }
    return value.doubleValue();
  }

  @Override
  public int integer(String key) {
    return keep(key, toInteger(key, need(key)));
  }

  @Override
  public int integer(String key, int fallback) {
    JsonNode value = find(key);
    return keep(key, value == null ? fallback : toInteger(key, value));
  }

  @Override
  public long seed(String key, long fallback) {
    JsonNode value = find(key);
    return keep(key, value == null ? fallback : toWhole(key, value, Seeds.LARGEST));
  }

  private int toInteger(String key, JsonNode value) {
    return (int) toWhole(key, value, Integer.MAX_VALUE);
  }

  private long toWhole(String key, JsonNode value, long most) {
    if (!value.isNumber() || value.doubleValue() != Math.rint(value.doubleValue())) {
      throw problem(key, "must be a whole number, but was " + value);
    }
    if (Math.abs(value.doubleValue()) > most) {
      throw problem(key, "must be at most " + most + ", but was " + value);
    }
    return (long) value.doubleValue();
  }

  @Override
  public double[] numbers(String key) {
    return keep(key, toNumbers(key, need(key)));
  }

  @Override
  public double[] numbers(String key, double[] fallback) {
    JsonNode value = find(key);
    return keep(key, value == null ? fallback : toNumbers(key, value));
  }

  private double[] toNumbers(String key, JsonNode value) {
    if (!value.isArray()) {
      throw problem(key, "must be a list of numbers like [0.2, 0.8], but was " + value);
    }
    double[] numbers = new double[value.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = toNumber(key, value.get(i));
    }
    return numbers;
  }

  @Override
  public double[][] matrix(String key) {
    JsonNode value = need(key);
    if (!value.isArray()) {
      throw problem(key, "must be a list of lists like [[1, 3], [3, 1]], but was " + value);
    }
    double[][] matrix = new double[value.size()][];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = toNumbers(key, value.get(i));
    }
    return keep(key, matrix);
  }

  @Override
  public String text(String key, String fallback) {
    JsonNode value = find(key);
    if (value != null && !value.isTextual()) {
      throw problem(key, "must be text, but was " + value);
    }
    return keep(key, value == null ? fallback : value.textValue());
  }

  @Override
  public String words(String key, String fallback) {
    JsonNode value = find(key);
    if (value == null) {
      return keep(key, fallback);
    }
    List<String> words = new ArrayList<>();
    for (JsonNode word : value.isArray() ? value : List.of(value)) {
      if (!word.isTextual() && !word.isNumber()) {
        throw problem(key, "must be words or numbers, or a list of these, but was " + value);
      }
      words.add(word.asText());
    }
    return keep(key, String.join(",", words));
  }

  /**
   * A text that stands for names, or a list of names. A list that a text could stand for is kept as
   * that text, so that both are one value.
   *
   * @param parse names from the text
   * @param format the text for names, if there is one
   */
  public List<String> names(
      String key,
      String fallback,
      Function<String, List<String>> parse,
      Function<List<String>, Optional<String>> format) {
    if (!isList(key)) {
      return parse.apply(text(key, fallback));
    }
    List<String> names = new ArrayList<>();
    for (JsonNode name : need(key)) {
      if (!name.isTextual()) {
        throw problem(key, "must be a list of names, but one is " + name + "; put it in quotes");
      }
      names.add(name.textValue());
    }
    if (names.isEmpty()) {
      throw problem(key, "is an empty list; name at least one");
    }
    Optional<String> text = format.apply(names);
    keep(key, text.isPresent() ? text.get() : names);
    return names;
  }

  @Override
  public <E extends Enum<E>> E choice(String key, Class<E> type) {
    return toChoice(key, type, need(key));
  }

  @Override
  public <E extends Enum<E>> E choice(String key, Class<E> type, E fallback) {
    JsonNode value = find(key);
    if (value == null) {
      keep(key, word(fallback));
      return fallback;
    }
    return toChoice(key, type, value);
  }

  @Override
  public <E extends Enum<E>> E addedChoice(String key, Class<E> type, E fallback) {
    E chosen = choice(key, type, fallback);
    if (chosen == fallback) {
      read.remove(key);
    }
    return chosen;
  }

  @Override
  public <T> T choice(String key, Map<String, T> known) {
    return toChoice(key, known, need(key));
  }

  @Override
  public <T> T choice(String key, Map<String, T> known, String fallback) {
    JsonNode value = find(key);
    if (value == null) {
      keep(key, fallback);
      return known.get(fallback);
    }
    return toChoice(key, known, value);
  }

  private <T> T toChoice(String key, Map<String, T> known, JsonNode value) {
    if (!value.isTextual() || !known.containsKey(value.textValue())) {
      throw problem(
          key,
          "must be one of %s, but was %s; %s",
          String.join(", ", known.keySet()),
          value.asText(),
          Nearest.near(value.asText(), known.keySet())
              .orElse("a class of your own is given by --plugins"));
    }
    keep(key, value.textValue());
    return known.get(value.textValue());
  }

  /**
   * Keeps every key that nothing has asked for as it is written, for a method of which this process
   * has no class that knows them.
   */
  public void keepRest() {
    for (String key : block.keys()) {
      JsonNode value = block.get(key);
      if (asked.contains(key)) {
        continue;
      }
      if (value.isIntegralNumber()) {
        integer(key);
      } else if (value.isNumber()) {
        number(key);
      } else if (value.isArray() && value.size() > 0 && value.get(0).isNumber()) {
        numbers(key);
      } else {
        asked.add(key);
        keep(key, Values.text(value));
      }
    }
  }

  @Override
  public <E extends Enum<E>> E addedChoice(String key, Class<E> type, E fallback, E before) {
    E chosen = choice(key, type, fallback);
    if (chosen == before) {
      implied.add(key);
    }
    return chosen;
  }

  private <E extends Enum<E>> E toChoice(String key, Class<E> type, JsonNode value) {
    List<String> words = Arrays.stream(type.getEnumConstants()).map(TreeSettings::word).toList();
    int index = value.isTextual() ? words.indexOf(value.textValue()) : -1;
    if (index < 0) {
      throw problem(
          key, "must be one of " + String.join(", ", words) + ", but was " + value.asText());
    }
    keep(key, words.get(index));
    return type.getEnumConstants()[index];
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
