package io.github.grposuite.experiments.spec;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A block of keys and values of a YAML document; errors name the document and the key's path. */
public class YamlBlock {
  private final String source;
  private final String path;
  private final ObjectNode node;

  private YamlBlock(String source, String path, JsonNode node, String example) {
    this.source = source;
    this.path = path;
    if (!(node instanceof ObjectNode object)) {
      throw new UsageException(
          "%s: %s: must be a block of keys and values%s, but %s"
              .formatted(
                  source,
                  path.isEmpty() ? "the file" : path,
                  example.isEmpty() ? "" : " like " + example,
                  node == null || node.isMissingNode() ? "is missing" : "was " + node));
    }
    this.node = object;
  }

  /** The same block. */
  protected YamlBlock(YamlBlock other) {
    source = other.source;
    path = other.path;
    node = other.node;
  }

  /**
   * The block that a document is.
   *
   * @param source names the document in messages
   * @param example of such a block, for messages; may be empty
   */
  public static YamlBlock document(String source, String yaml, String example) {
    return new YamlBlock(source, "", PlainYaml.read(source, yaml), example);
  }

  /** The block that a document's tree is. */
  static YamlBlock document(String source, JsonNode root) {
    return of(source, "", root);
  }

  /** The block that a tree is; {@code source} and {@code path} name it in messages. */
  static YamlBlock of(String source, String path, JsonNode tree) {
    return new YamlBlock(source, path, tree, "");
  }

  /** Names the document in messages. */
  public final String source() {
    return source;
  }

  /** The tree. */
  final ObjectNode node() {
    return node;
  }

  /** The tree as plain maps, lists, texts and numbers. */
  public final Map<String, Object> values() {
    return YamlFormat.MAPPER.convertValue(node, new TypeReference<Map<String, Object>>() {});
  }

  /** The document and the path of a key, of the block itself for an empty one, for messages. */
  public final String at(String key) {
    return source + ": " + path(key);
  }

  private String path(String key) {
    return path.isEmpty() || key.isEmpty() ? path + key : path + "." + key;
  }

  /** An error at a key. */
  public final UsageException problem(String key, String message) {
    return new UsageException(at(key) + ": " + message);
  }

  /** As {@link #problem(String, String)}, in {@link String#format}'s form. */
  public final UsageException problem(String key, String format, Object... found) {
    return problem(key, String.format(Locale.ROOT, format, found));
  }

  public final boolean has(String key) {
    return node.has(key);
  }

  /** What a key has; a missing node if it is not there. */
  public final JsonNode get(String key) {
    return node.path(key);
  }

  /** The keys, as they are written. */
  public final List<String> keys() {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** The block under a key. */
  public final YamlBlock block(String key) {
    return new YamlBlock(source, path(key), get(key), "");
  }

  /** A block without anything in it, as if it stood under a key. */
  final YamlBlock emptyBlock(String key) {
    return new YamlBlock(source, path(key), YamlFormat.MAPPER.createObjectNode(), "");
  }

  /** The blocks of a list under a key. */
  public final List<YamlBlock> blocks(String key) {
    List<YamlBlock> blocks = new ArrayList<>();
    for (JsonNode item : get(key)) {
      blocks.add(new YamlBlock(source, path(key) + "." + blocks.size(), item, ""));
    }
    return blocks;
  }

  /** Fails if there is a key that is not known. */
  public final void rejectUnknown(Collection<String> known) {
    for (String key : keys()) {
      if (!known.contains(key)) {
        throw problem(key, "unknown key; " + Nearest.suggest(key, known));
      }
    }
  }

  /** Text that is not blank. */
  public final String text(String key) {
    JsonNode value = present(key);
    if (value.isContainerNode() || value.isNull() || value.asText().isBlank()) {
      throw problem(key, "must be text, but was " + value + "; write some");
    }
    return value.asText().strip();
  }

  /** One of several words. */
  public final String oneOf(String key, List<String> known) {
    return known(key, text(key), known);
  }

  /** The value, if it is known. */
  public final String known(String key, String value, List<String> known) {
    if (!known.contains(value)) {
      throw problem(key, "unknown value \"" + value + "\"; " + Nearest.suggest(value, known));
    }
    return value;
  }

  /** A finite number. */
  public final double number(String key) {
    JsonNode value = present(key);
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      throw problem(key, "must be a number, but was " + value);
    }
    return value.doubleValue();
  }

  /** A name or a list of different names. */
  public final List<String> names(String key) {
    JsonNode value = present(key);
    List<String> names = new ArrayList<>();
    for (JsonNode name : value.isArray() ? value : List.of(value)) {
      if (!name.isTextual() || name.textValue().isBlank() || names.contains(name.textValue())) {
        throw problem(
            key, "must be a name or a list of different names, but was " + value + "; write those");
      }
      names.add(name.textValue());
    }
    if (names.isEmpty()) {
      throw problem(key, "is empty; write a name or a list of names");
    }
    return names;
  }

  /** Every key with its value, or its list or range of values; none if the block is not there. */
  public final Map<String, List<String>> settings(String key) {
    Map<String, List<String>> settings = new LinkedHashMap<>();
    if (has(key)) {
      block(key)
          .listed()
          .forEach(
              (name, values) -> settings.put(name, values.stream().map(Values::text).toList()));
    }
    return settings;
  }

  /** Every key of this block with its value, or its list or range of values. */
  final Map<String, List<JsonNode>> listed() {
    Map<String, List<JsonNode>> listed = new LinkedHashMap<>();
    keys().forEach(key -> listed.put(key, ValuesReader.listed(at(key), get(key))));
    return listed;
  }

  private JsonNode present(String key) {
    JsonNode value = get(key);
    if (value instanceof MissingNode) {
      throw problem(key, "is missing; add it");
    }
    return value;
  }
}
