package io.github.grposuite.experiments.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.core.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@link Settings} of one block of a specification; remembers every value that was read. */
public final class TreeSettings implements Settings {
  private final YamlBlock block;
  private final TypedValues typed;
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
    this.typed = new TypedValues(block);
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
    List<String> texts = typed.texts(key, value);
    keep(key, value.isArray() ? texts : texts.get(0));
    return texts;
  }

  @Override
  public double number(String key) {
    return keep(key, typed.number(key, need(key)));
  }

  @Override
  public double number(String key, double fallback) {
    JsonNode value = find(key);
    return keep(key, value == null ? fallback : typed.number(key, value));
  }

  @Override
  public double addedNumber(String key, double fallback) {
    double number = number(key, fallback);
    if (number == fallback) {
      read.remove(key);
    }
    return number;
  }

  @Override
  public int integer(String key) {
    return keep(key, typed.integer(key, need(key)));
  }

  @Override
  public int integer(String key, int fallback) {
    JsonNode value = find(key);
    return keep(key, value == null ? fallback : typed.integer(key, value));
  }

  @Override
  public long seed(String key, long fallback) {
    JsonNode value = find(key);
    return keep(key, value == null ? fallback : typed.whole(key, value, Seeds.LARGEST));
  }

  @Override
  public double[] numbers(String key) {
    return keep(key, typed.numbers(key, need(key)));
  }

  @Override
  public double[] numbers(String key, double[] fallback) {
    JsonNode value = find(key);
    return keep(key, value == null ? fallback : typed.numbers(key, value));
  }

  @Override
  public double[][] matrix(String key) {
    return keep(key, typed.matrix(key, need(key)));
  }

  @Override
  public String text(String key, String fallback) {
    JsonNode value = find(key);
    if (value != null && !value.isTextual()) {
      throw problem(key, "must be text, but was " + value);
    }
    return keep(key, value == null ? fallback : value.textValue());
  }

  /** As {@link #addedNumber}, of a text. */
  public String addedText(String key, String fallback) {
    String text = text(key, fallback);
    if (text.equals(fallback)) {
      read.remove(key);
    }
    return text;
  }

  @Override
  public String words(String key, String fallback) {
    JsonNode value = find(key);
    if (value == null) {
      return keep(key, fallback);
    }
    return keep(key, String.join(",", typed.words(key, value)));
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
    List<String> names = typed.names(key, need(key));
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
      keep(key, TypedValues.word(fallback));
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
    return known.get(keep(key, typed.name(key, value, known.keySet())));
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
    E constant = typed.constant(key, value, type);
    keep(key, TypedValues.word(constant));
    return constant;
  }
}
