package io.github.grposuite.experiments.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An experiment as written in YAML: data, methods, seeds, and what varies.
 *
 * @param source the file it came from, for messages
 * @param name such as {@code synthetic/chi}; the directory it is written to
 * @param description one or more lines
 * @param data the data block
 * @param methods one block a method, in order
 * @param leftOut methods that the command line left out; what varies may apply to them alone
 * @param seeds in order
 * @param sweep what varies
 */
public record Specification(
    String source,
    String name,
    String description,
    ObjectNode data,
    Map<String, ObjectNode> methods,
    Map<String, ObjectNode> leftOut,
    List<Long> seeds,
    Sweep sweep) {

  /** Folders in an experiment's directory, which no experiment may be called. */
  public static final List<String> RESERVED = List.of("failed", "quarantine", "report", "runs");

  private static final List<String> KEYS =
      Stream.concat(
              Stream.of(Extension.KEY, "name", "description", "seeds", "data", "methods"),
              SweepReader.KEYS.stream())
          .toList();
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9_-]*)*");
  private static final int LONGEST_NAME = 100;

  /** Reads a file. */
  public static Specification read(Path file) {
    return parse(
        file.toString(),
        Optional.ofNullable(file.toAbsolutePath().getParent()),
        PlainYaml.text(file));
  }

  /** Parses YAML text; {@code source} names it in messages. */
  public static Specification parse(String source, String yaml) {
    return parse(source, Optional.empty(), yaml);
  }

  private static Specification parse(String source, Optional<Path> folder, String yaml) {
    JsonNode root = PlainYaml.read(source, yaml);
    if (root.isMissingNode() || root.isNull()) {
      throw new UsageException(
          source + ": is empty; start from an experiment: ./grpo show synthetic/chi > my.yaml");
    }
    ObjectNode top = Extension.resolve(source, folder, object(source, "the file", root));
    rejectUnknown(source, "", top, KEYS);
    String name = text(source, top, "name");
    if (Arrays.stream(name.split("/")).anyMatch(RESERVED::contains)) {
      throw new UsageException(
          source
              + ": name: must not have "
              + String.join(", ", RESERVED)
              + " in it, which are folders of experiments, but was \""
              + name
              + "\"; rename it");
    }
    if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
      throw new UsageException(
          source
              + ": name: must be lower-case words like synthetic/chi, but was \""
              + name
              + "\"; rename it");
    }
    Map<String, ObjectNode> methods = methods(source, top);
    return KnownValues.check(
        new Specification(
            source,
            name,
            top.has("description") ? text(source, top, "description").strip() : "",
            object(source, "data", top.get("data")),
            methods,
            Map.of(),
            seeds(source, top),
            new SweepReader(source, top).read()));
  }

  private static Map<String, ObjectNode> methods(String source, ObjectNode top) {
    Map<String, ObjectNode> methods = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry :
        object(source, "methods", top.get("methods")).properties()) {
      Names.check(source + ": methods", entry.getKey());
      methods.put(entry.getKey(), object(source, "methods." + entry.getKey(), entry.getValue()));
    }
    if (methods.isEmpty()) {
      throw new UsageException(source + ": methods: is empty; add a method such as gr-dpo");
    }
    return methods;
  }

  private static List<Long> seeds(String source, ObjectNode top) {
    JsonNode seeds = top.get("seeds");
    if (seeds == null) {
      throw new UsageException(
          source + ": seeds: is missing; add seeds like 2021..2040 or [1, 2, 5]");
    }
    return Seeds.parse(source + ": seeds", Seeds.text(seeds));
  }

  Specification with(Sweep changed) {
    return new Specification(source, name, description, data, methods, leftOut, seeds, changed);
  }

  Specification withSeeds(List<Long> changed) {
    return new Specification(source, name, description, data, methods, leftOut, changed, sweep);
  }

  Specification withMethods(Map<String, ObjectNode> kept, Map<String, ObjectNode> others) {
    return new Specification(source, name, description, data, kept, others, seeds, sweep);
  }

  public static void rejectUnknown(
      String source, String prefix, ObjectNode node, List<String> known) {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!known.contains(entry.getKey())) {
        throw new UsageException(
            source
                + ": "
                + prefix
                + entry.getKey()
                + ": unknown key; "
                + Nearest.suggest(entry.getKey(), known));
      }
    }
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

  public static ObjectNode object(String source, String path, JsonNode node) {
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
