package io.github.grposuite.experiments.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An experiment that takes over another one's: {@code extends: paper/figure-2}, or the path of a
 * file beside it. Data and methods are merged key by key; a list of methods keeps those of the
 * other that it names, and adds those that it has with their block; any other key replaces the
 * other's. Name and description are always an experiment's own.
 */
final class Extension {
  /** The key that names what is extended. */
  static final String KEY = "extends";

  private static final String DATA = "data";
  private static final String METHODS = "methods";
  private static final List<String> OWN = List.of("name", "description");
  private static final int DEEPEST = 8;

  private final Optional<Path> folder;
  private final List<String> chain;

  private Extension(Optional<Path> folder, List<String> chain) {
    this.folder = folder;
    this.chain = chain;
  }

  /**
   * The experiment with what it extends.
   *
   * @param source names it in messages
   * @param folder in which it lies, if it is a file
   */
  static ObjectNode resolve(String source, Optional<Path> folder, ObjectNode top) {
    return new Extension(folder, List.of()).resolve(source, top);
  }

  private ObjectNode resolve(String source, ObjectNode top) {
    if (!top.has(KEY)) {
      return top;
    }
    if (!top.get(KEY).isTextual()) {
      throw new UsageException(
          "%s: %s: must be an experiment like paper/figure-2 or a YAML file, but was %s",
          source, KEY, top.get(KEY));
    }
    String other = top.get(KEY).textValue();
    ObjectNode below = below(source, other);
    ObjectNode merged = below.deepCopy();
    merged.remove(OWN);
    top.properties()
        .forEach(entry -> merge(source, other, merged, entry.getKey(), entry.getValue()));
    return merged;
  }

  private ObjectNode below(String source, String other) {
    boolean file = Catalogue.isFileName(other);
    Path path = file ? folder.orElse(Path.of("")).resolve(other).normalize() : Path.of("");
    String name = file ? path.toString() : other;
    List<String> longer = new ArrayList<>(chain);
    longer.add(name);
    if (chain.contains(name) || longer.size() > DEEPEST) {
      throw new UsageException(
          "%s: %s: %s: %s; write one of them out",
          source,
          KEY,
          chain.contains(name) ? "goes round in a circle" : "is longer than " + DEEPEST,
          String.join(" → ", longer));
    }
    try {
      String yaml = file ? PlainYaml.text(path) : Catalogue.yaml(other);
      ObjectNode node = YamlBlock.document(name, yaml, "").node();
      return new Extension(file ? Optional.ofNullable(path.getParent()) : Optional.empty(), longer)
          .resolve(name, node);
    } catch (UsageException e) {
      throw chain.isEmpty() ? new UsageException(source + ": " + KEY + ": " + e.getMessage()) : e;
    }
  }

  private static void merge(
      String source, String other, ObjectNode merged, String key, JsonNode value) {
    if (key.equals(METHODS) && value.isArray()) {
      merged.set(key, kept(source, other, merged.get(key), value));
    } else if (key.equals(METHODS) && value.isObject()) {
      ObjectNode methods = block(merged, key);
      value
          .properties()
          .forEach(
              method -> {
                if (method.getValue().isObject()) {
                  block(methods, method.getKey()).setAll((ObjectNode) method.getValue());
                } else {
                  methods.set(method.getKey(), method.getValue());
                }
              });
    } else if (key.equals(DATA) && value.isObject()) {
      block(merged, key).setAll((ObjectNode) value);
    } else if (!key.equals(KEY)) {
      merged.set(key, value);
    }
  }

  /** The block under a key, made if there is none. */
  private static ObjectNode block(ObjectNode parent, String key) {
    return parent.get(key) instanceof ObjectNode block ? block : parent.putObject(key);
  }

  private static ObjectNode kept(String source, String other, JsonNode methods, JsonNode names) {
    ObjectNode kept = YamlFormat.MAPPER.createObjectNode();
    for (JsonNode name : names) {
      if (name.isObject()) {
        kept.setAll((ObjectNode) name);
        continue;
      }
      JsonNode method = methods == null ? null : methods.get(name.asText());
      if (method == null) {
        List<String> known =
            methods == null
                ? List.of()
                : methods.properties().stream().map(Map.Entry::getKey).toList();
        throw new UsageException(
            "%s: methods: %s has no method %s; %s",
            source, other, name, Nearest.suggest(name.asText(), known));
      }
      kept.set(name.asText(), method);
    }
    return kept;
  }
}
