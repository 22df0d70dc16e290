package io.github.grposuite.records;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code manifest.json} of a run: what it is of, and what code made it; and {@code
 * environment.json}: on what machine, when and for how long, which differs every time and may be
 * left out where records are passed on.
 */
public final class Manifest {
  /**
   * Version of records as they are written; older ones stay readable. 2 had the environment in the
   * manifest, 1 neither jvm nor kernel.
   */
  public static final int FORMAT = 3;

  private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};
  private static final int LONGEST_SHOWN = 40;

  private final Path file;
  private final JsonNode content;
  private final JsonNode environment;

  private Manifest(Path file, JsonNode content, JsonNode environment) {
    this.file = file;
    this.content = content;
    this.environment = environment;
  }

  /**
   * What is written for a cell.
   *
   * @param code that runs, with its libraries
   * @param more of this kind of policy
   */
  public static byte[] of(
      CellIdentity cell, String dataHash, Map<String, Object> code, Map<String, Object> more) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("format", FORMAT);
    manifest.put("id", cell.id());
    manifest.put("method", cell.method());
    manifest.put("hyperparameters", cell.hyperparameters());
    manifest.put("seed", cell.seed());
    manifest.put("data", cell.data());
    manifest.put("data_hash", dataHash);
    manifest.putAll(code);
    manifest.putAll(more);
    return RecordJson.bytes(manifest);
  }

  /** What is written of a process, and of the time that a cell took. */
  public static byte[] environment(Map<String, Object> process, Instant start, double seconds) {
    Map<String, Object> environment = new LinkedHashMap<>(process);
    environment.put("start", start.toString());
    environment.put("duration_seconds", seconds);
    return RecordJson.bytes(environment);
  }

  /**
   * Reads the manifest of a run.
   *
   * @throws NewerFormatException if it came after this program
   * @throws RecordException naming the file, if it is not whole or of another run
   */
  public static Manifest read(Path run) {
    return read(run, String.valueOf(run.getFileName()));
  }

  /** The same of a run of that id in a folder of any name. */
  static Manifest read(Path run, String id) {
    Path file = run.resolve(ExperimentLayout.MANIFEST);
    JsonNode content = CheckedFile.json(run, ExperimentLayout.MANIFEST);
    int format = content.path("format").isInt() ? content.get("format").intValue() : 0;
    if (format > FORMAT) {
      throw new NewerFormatException(file, format);
    }
    if (format < 1 || !content.path("id").asText().equals(id)) {
      throw new RecordException(
          "%s must have format 1 to %s and id %s, but has format %s and id %s"
              .formatted(
                  file, FORMAT, id, shown(content.path("format")), shown(content.path("id"))));
    }
    boolean separate =
        Files.exists(run.resolve(ExperimentLayout.ENVIRONMENT), LinkOption.NOFOLLOW_LINKS);
    return new Manifest(
        file, content, separate ? CheckedFile.json(run, ExperimentLayout.ENVIRONMENT) : content);
  }

  private static String shown(JsonNode value) {
    String text = value.isMissingNode() ? "none" : value.toString();
    return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
  }

  /** How long a cell took that failed; NaN if that is unknown, or its record not whole. */
  public static double secondsOfFailure(Path directory, CellRow cell) {
    try {
      return read(new ExperimentLayout(directory).failure(cell.id())).seconds();
    } catch (RecordException e) {
      return Double.NaN;
    }
  }

  /**
   * Checks that what it describes has its id.
   *
   * @throws RecordException if that is the cell of another id
   */
  void checkIdentity() {
    if (!content.path("data").isObject()
        || !content.path("hyperparameters").isObject()
        || !content.path("seed").canConvertToLong()) {
      throw new RecordException(
          file + " does not say of which data, hyperparameters and seed it is");
    }
    String id = content.path("id").asText();
    String described =
        new CellIdentity(
                RecordJson.PRETTY.convertValue(content.get("data"), TREE),
                content.path("method").asText(),
                RecordJson.PRETTY.convertValue(content.get("hyperparameters"), TREE),
                content.get("seed").longValue())
            .id();
    if (!described.equals(id)) {
      throw new RecordException(
          file + " describes the cell " + described + ", but lies under " + id);
    }
  }

  /** How long the run took; NaN if that is unknown. */
  public double seconds() {
    double seconds = environment.path("duration_seconds").asDouble(Double.NaN);
    return Double.isFinite(seconds) ? seconds : Double.NaN;
  }

  /**
   * All that the manifest says, and the environment if it was passed on, apart from lists: by path,
   * such as {@code hyperparameters.beta}, as text.
   */
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    collect("", content, values);
    collect("", environment, values);
    return values;
  }

  private static void collect(String prefix, JsonNode object, Map<String, String> values) {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      JsonNode value = field.getValue();
      String name = prefix + field.getKey();
      if (value.isObject()) {
        collect(name + ".", value, values);
      } else if (!value.isArray()) {
        values.putIfAbsent(name, text(value));
      }
    }
  }

  private static String text(JsonNode value) {
    if (value.isNull()) {
      return "";
    }
    return value.isDouble() ? Numbers.exact(value.doubleValue()) : value.asText();
  }
}
