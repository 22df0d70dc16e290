package io.github.grposuite.experiments.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An experiment as written in YAML: data, methods, seeds, and what varies.
 *
 * @param source the file it came from, for messages
 * @param name such as {@code synthetic/chi}; the directory it is written to
 * @param description one or more lines
 * @param data the data block
 * @param methods one block a method, in order
 * @param seeds in order
 * @param vary values to try by the path of a setting; {@code methods.*.chi} means every method that
 *     has a chi
 */
public record Specification(
    String source,
    String name,
    String description,
    ObjectNode data,
    Map<String, ObjectNode> methods,
    List<Long> seeds,
    Map<String, List<JsonNode>> vary) {

  private static final List<String> KEYS =
      List.of("name", "description", "seeds", "data", "methods", "vary");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9_-]*)*");

  /** Reads a file. */
  public static Specification read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (java.nio.charset.CharacterCodingException e) {
      throw new UsageException(file + ": is not UTF-8 text; save it as UTF-8");
    } catch (IOException e) {
      throw new UsageException(file + ": cannot be read: " + UsageException.reason(e));
    }
  }

  /** Parses YAML text; {@code source} names it in messages. */
  public static Specification parse(String source, String yaml) {
    JsonNode root;
    try {
      root = Json.YAML.readTree(yaml);
    } catch (JsonProcessingException e) {
      long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      String message = e.getOriginalMessage().lines().findFirst().orElse("");
      throw new UsageException(source + ": line " + line + " is not valid YAML: " + message);
    }
    if (root.isMissingNode() || root.isNull()) {
      throw new UsageException(
          source + ": is empty; start from an experiment: ./grpo show synthetic/chi > my.yaml");
    }
    ObjectNode top = object(source, "the file", root);
    top.fieldNames()
        .forEachRemaining(
            key -> {
              if (!KEYS.contains(key)) {
                throw new UsageException(
                    source + ": " + key + ": unknown key; " + Nearest.suggest(key, KEYS));
              }
            });
    String name = text(source, top, "name");
    if (!NAME.matcher(name).matches()) {
      throw new UsageException(
          source + ": name: must be lower-case words like synthetic/chi, but was \"" + name + "\"");
    }
    Map<String, ObjectNode> methods = new LinkedHashMap<>();
    ObjectNode methodsNode = object(source, "methods", top.get("methods"));
    methodsNode
        .properties()
        .forEach(
            e -> methods.put(e.getKey(), object(source, "methods." + e.getKey(), e.getValue())));
    if (methods.isEmpty()) {
      throw new UsageException(source + ": methods: is empty; add a method such as gr-dpo");
    }
    Map<String, List<JsonNode>> vary = new LinkedHashMap<>();
    if (top.has("vary")) {
      object(source, "vary", top.get("vary"))
          .properties()
          .forEach(e -> vary.put(e.getKey(), values(source, e)));
    }
    return new Specification(
        source,
        name,
        top.has("description") ? text(source, top, "description").strip() : "",
        object(source, "data", top.get("data")),
        methods,
        Seeds.parse(source + ": seeds", seedText(source, top)),
        vary);
  }

  private static String seedText(String source, ObjectNode top) {
    JsonNode seeds = top.get("seeds");
    if (seeds == null) {
      throw new UsageException(
          source + ": seeds: is missing; add seeds like 2021..2040 or [1, 2, 5]");
    }
    if (seeds.isArray()) {
      List<String> parts = new ArrayList<>();
      seeds.forEach(seed -> parts.add(seed.asText()));
      return String.join(",", parts);
    }
    return seeds.asText();
  }

  private static List<JsonNode> values(String source, Map.Entry<String, JsonNode> entry) {
    if (!entry.getValue().isArray() || entry.getValue().isEmpty()) {
      throw new UsageException(
          source
              + ": vary."
              + entry.getKey()
              + ": must be a list of values, but was "
              + entry.getValue());
    }
    List<JsonNode> values = new ArrayList<>();
    entry.getValue().forEach(values::add);
    return values;
  }

  private static String text(String source, ObjectNode top, String key) {
    JsonNode value = top.get(key);
    if (value == null) {
      throw new UsageException(source + ": " + key + ": is missing; add it");
    }
    if (!value.isTextual()) {
      throw new UsageException(source + ": " + key + ": must be text, but was " + value);
    }
    return value.textValue();
  }

  private static ObjectNode object(String source, String path, JsonNode node) {
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new UsageException(
        source
            + ": "
            + path
            + ": must be a block of keys and values, but "
            + (node == null || node.isMissingNode() ? "is missing" : "was " + node));
  }
}
