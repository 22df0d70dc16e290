package io.github.grposuite.experiments.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.records.ExperimentLayout;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
 * @param plugins classes of the user's own that an earlier run used, as its record has them
 */
public record Specification(
    String source,
    String name,
    String description,
    ObjectNode data,
    Map<String, ObjectNode> methods,
    Map<String, ObjectNode> leftOut,
    List<Long> seeds,
    Sweep sweep,
    List<RecordedPlugin> plugins) {

  private static final List<String> KEYS =
      Stream.concat(
              Stream.of(
                  Extension.KEY,
                  "name",
                  "description",
                  "seeds",
                  "data",
                  "methods",
                  RecordedPlugin.KEY),
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
    ObjectNode own = YamlBlock.document(source, root).node();
    YamlBlock top = YamlBlock.document(source, Extension.resolve(source, folder, own));
    top.rejectUnknown(KEYS);
    String name = text(top, "name");
    if (Arrays.stream(name.split("/")).anyMatch(ExperimentLayout.FOLDERS::contains)) {
      throw top.problem(
          "name",
          "must not have %s in it, which are folders of experiments, but was \"%s\"; rename it",
          String.join(", ", ExperimentLayout.FOLDERS),
          name);
    }
    if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
      throw top.problem(
          "name",
          "must be lower-case words like synthetic/chi, but was \"%s\"%s; rename it",
          name,
          Names.other(name));
    }
    Map<String, ObjectNode> methods = methods(top);
    return KnownValues.check(
        new Specification(
            source,
            name,
            top.has("description") ? text(top, "description").strip() : "",
            top.block("data").node(),
            methods,
            Map.of(),
            seeds(top),
            new SweepReader(top).read(),
            RecordedPlugin.read(top)));
  }

  private static Map<String, ObjectNode> methods(YamlBlock top) {
    Map<String, ObjectNode> methods = new LinkedHashMap<>();
    YamlBlock blocks = top.block("methods");
    Map<String, String> shown = new HashMap<>();
    for (String name : blocks.keys()) {
      String other = shown.put(name.toLowerCase(Locale.ROOT), name);
      if (other != null) {
        throw top.problem(
            "methods",
            "has \"%s\" and \"%s\", which differ in case alone; rename one",
            other,
            name);
      }
      methods.put(Names.check(top.at("methods"), name), blocks.block(name).node());
    }
    if (methods.isEmpty()) {
      throw top.problem("methods", "is empty; add a method such as gr-dpo");
    }
    return methods;
  }

  private static List<Long> seeds(YamlBlock top) {
    if (!top.has("seeds")) {
      throw top.problem("seeds", "is missing; add seeds like 2021..2040 or [1, 2, 5]");
    }
    return Seeds.parse(top.at("seeds"), Seeds.text(top.get("seeds")));
  }

  /** An error at a path of this specification, in {@link String#format}'s form. */
  public UsageException problem(String path, String format, Object... found) {
    return new UsageException(
        source + ": " + path + ": " + String.format(Locale.ROOT, format, found));
  }

  /** The specification with other methods. */
  public Specification withMethods(Map<String, ObjectNode> changed) {
    return withMethods(changed, leftOut);
  }

  Specification withData(ObjectNode changed) {
    return new Specification(
        source, name, description, changed, methods, leftOut, seeds, sweep, plugins);
  }

  /** As it is written in a file. */
  public Map<String, Object> written() {
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("name", name);
    written.put("description", description);
    written.put("seeds", Seeds.format(seeds));
    written.put("data", data);
    written.put("methods", methods);
    if (!sweep.vary().isEmpty()) {
      written.put("vary", sweep.vary().written());
    }
    written.putAll(sweep.written());
    return written;
  }

  Specification with(Sweep changed) {
    return new Specification(
        source, name, description, data, methods, leftOut, seeds, changed, plugins);
  }

  Specification withSeeds(List<Long> changed) {
    return new Specification(
        source, name, description, data, methods, leftOut, changed, sweep, plugins);
  }

  Specification withMethods(Map<String, ObjectNode> kept, Map<String, ObjectNode> others) {
    return new Specification(source, name, description, data, kept, others, seeds, sweep, plugins);
  }

  private static String text(YamlBlock top, String key) {
    if (!top.has(key)) {
      throw top.problem(key, "is missing; add it");
    }
    if (!top.get(key).isTextual()) {
      throw top.problem(key, "must be text, but was " + top.get(key));
    }
    return top.get(key).textValue();
  }
}
