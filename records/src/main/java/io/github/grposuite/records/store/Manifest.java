package io.github.grposuite.records.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.records.CellIdentity;
import io.github.grposuite.records.RecordJson;
import io.github.grposuite.records.file.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code manifest.json}: what a record is of, and what code made it; and {@code environment.json}:
 * on what machine, when and for how long, which differs every time and may be left out where
 * records are passed on.
 *
 * @param format version of the record's layout
 * @param seconds that the computation took; NaN if nobody says
 */
record Manifest(int format, String id, double seconds) {
  static final String NAME = "manifest.json";

  private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

  /** What differs every time. */
  static final String ENVIRONMENT = io.github.grposuite.records.Manifest.ENVIRONMENT;

  /**
   * Version of records as they are written; 2 had the environment in the manifest, 1 neither jvm
   * nor kernel.
   */
  static final int FORMAT = 3;

  /** No file that is read whole into a tree is larger. */
  static final long MOST_BYTES = 1 << 20;

  /** What is written for a cell. */
  static byte[] of(CellIdentity cell, String dataHash, Map<String, Object> more) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("format", FORMAT);
    manifest.put("id", cell.id());
    manifest.put("method", cell.method());
    manifest.put("hyperparameters", cell.hyperparameters());
    manifest.put("seed", cell.seed());
    manifest.put("data", cell.data());
    manifest.put("data_hash", dataHash);
    manifest.putAll(CodeVersion.current().content());
    manifest.putAll(more);
    return json(manifest);
  }

  /** What is written of this process, and of the time that a cell took. */
  static byte[] environment(Instant start, double seconds) {
    Map<String, Object> environment = new LinkedHashMap<>(ProcessEnvironment.content());
    environment.put("start", start.toString());
    environment.put("duration_seconds", seconds);
    return json(environment);
  }

  /**
   * Reads a record's manifest.
   *
   * @throws DamagedRecordException if it is not one of that id
   * @throws NewerFormatException if it came after this program
   */
  static Manifest read(Path folder, String id) throws IOException {
    Path file = folder.resolve(NAME);
    JsonNode content = tree(file);
    int format = content.path("format").isInt() ? content.get("format").intValue() : 0;
    if (format > FORMAT) {
      throw new NewerFormatException(file, format);
    }
    if (format < 1 || !content.path("id").asText().equals(id)) {
      throw new DamagedRecordException(
          "%s must have format 1 to %s and id %s, but has format %s and id %s"
              .formatted(file, FORMAT, id, text(content.path("format")), text(content.path("id"))));
    }
    checkContent(file, content, id);
    Path environment = folder.resolve(ENVIRONMENT);
    JsonNode timed = Disk.isFile(environment) ? tree(environment) : content;
    return new Manifest(format, id, timed.path("duration_seconds").asDouble(Double.NaN));
  }

  /** Fails if the manifest describes a cell of another id. */
  private static void checkContent(Path file, JsonNode content, String id) {
    if (!content.path("data").isObject()
        || !content.path("hyperparameters").isObject()
        || !content.path("seed").canConvertToLong()) {
      throw new DamagedRecordException(
          file + " does not say of which data, hyperparameters and seed it is");
    }
    String described =
        new CellIdentity(
                RecordJson.PRETTY.convertValue(content.get("data"), TREE),
                content.path("method").asText(),
                RecordJson.PRETTY.convertValue(content.get("hyperparameters"), TREE),
                content.get("seed").longValue())
            .id();
    if (!described.equals(id)) {
      throw new DamagedRecordException(
          file + " describes the cell " + described + ", but lies under " + id);
    }
  }

  private static String text(JsonNode value) {
    String text = value.isMissingNode() ? "none" : value.toString();
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  /** A small JSON file. */
  static JsonNode tree(Path file) throws IOException {
    return tree(file, MOST_BYTES);
  }

  /** A JSON file of so many bytes at most. */
  static JsonNode tree(Path file, long most) throws IOException {
    if (Files.size(file) > most) {
      throw new DamagedRecordException(file + " is larger than " + most + " bytes");
    }
    try {
      return RecordJson.PRETTY.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new DamagedRecordException(file + " is not JSON: " + e.getOriginalMessage());
    }
  }

  static byte[] json(Object value) {
    try {
      return (RecordJson.PRETTY.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not representable as JSON: " + value, e);
    }
  }
}
