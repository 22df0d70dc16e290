package io.github.grposuite.datasets.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.records.RecordJson;
import io.github.grposuite.records.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Small files of one JSON object whose values are strings. */
final class FlatJson {
  private FlatJson() {}

  /** Empty if there is no such file or it is anything else. */
  static Optional<Map<String, String>> read(Path file) throws IOException {
    JsonNode object;
    try {
      object = RecordJson.PRETTY.readTree(Files.readString(file));
    } catch (NoSuchFileException | JsonProcessingException e) {
      return Optional.empty();
    }
    Map<String, String> fields = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (!field.getValue().isValueNode()) {
        return Optional.empty();
      }
      fields.put(field.getKey(), field.getValue().asText());
    }
    return object.isObject() ? Optional.of(fields) : Optional.empty();
  }

  /** Writes the fields, one a line, whole or not at all. */
  static void write(Path file, Map<String, String> fields) throws IOException {
    AtomicFile.write(file, RecordJson.PRETTY.writeValueAsString(fields) + "\n");
  }
}
