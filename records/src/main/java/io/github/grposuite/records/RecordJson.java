package io.github.grposuite.records;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.grposuite.records.text.JsonProblem;
import io.github.grposuite.records.text.Text.MalformedException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/**
 * JSON as records have it: duplicate keys are errors, and doubles are written by Jackson's own
 * shortest-decimal writer, the same on every Java version.
 */
public final class RecordJson {
  /** Indented JSON in the order of insertion. */
  public static final ObjectMapper PRETTY =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(SerializationFeature.INDENT_OUTPUT);

  private static final ObjectMapper CANONICAL =
      new ObjectMapper(
              JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build())
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private RecordJson() {}

  /** Compact JSON with sorted keys, to be hashed. */
  public static String canonical(Object value) {
    try {
      return CANONICAL.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not representable as JSON: " + value, e);
    }
  }

  /** What is written to a file: indented JSON and a line's end. */
  public static byte[] bytes(Object value) {
    try {
      return (PRETTY.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not representable as JSON: " + value, e);
    }
  }

  /**
   * The object in a text.
   *
   * @throws MalformedException if it is anything else
   */
  static JsonNode object(Reader text) throws IOException {
    try (JsonParser json = PRETTY.createParser(text)) {
      json.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      JsonNode object = PRETTY.readTree(json);
      if (object == null || !object.isObject()) {
        throw new MalformedException("is not a JSON object");
      }
      if (json.nextToken() != null) {
        throw new MalformedException("goes on after its end");
      }
      return object;
    } catch (JsonProcessingException e) {
      throw new MalformedException("is not JSON: " + JsonProblem.reason(e));
    }
  }
}
