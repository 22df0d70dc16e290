package io.github.grposuite.datasets.pairs;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;

/** JSON objects, one after the other over as many lines as they like, or in one array. */
final class JsonRows implements RowReader {
  /** NaN is what Python writes where a number is missing. */
  static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  static {
    MAPPER
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build());
  }

  private final String file;
  private final JsonParser json;
  private boolean begun;
  private boolean array;

  JsonRows(String file, Reader text) throws IOException {
    this.file = file;
    json = MAPPER.getFactory().createParser(text);
  }

  @Override
  public Row next() throws IOException {
    try {
      JsonToken token = json.nextToken();
      if (!begun) {
        begun = true;
        array = token == JsonToken.START_ARRAY;
        token = array ? json.nextToken() : token;
      }
      if (array && token == JsonToken.END_ARRAY) {
        if (json.nextToken() != null) {
          throw problem("has more after its array of rows; give one array, or a row a line");
        }
        return null;
      }
      if (token == null) {
        return null;
      }
      long line = json.currentTokenLocation().getLineNr();
      JsonNode value = MAPPER.readTree(json);
      if (!(value instanceof ObjectNode object)) {
        throw problem(
            "must be a JSON object of columns and values, but is "
                + shortened(value.toString())
                + "; write one row a line");
      }
      return new Row(file, line, "line", object);
    } catch (JsonProcessingException e) {
      throw problem("is not valid JSON: " + words(e) + "; repair or delete this row");
    }
  }

  private PairException problem(String text) {
    return new PairException(
        "file", file + ", line " + json.currentLocation().getLineNr() + " " + text);
  }

  /** The parser's message without class names and its own places. */
  static String words(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    if (message.startsWith("Duplicate")) {
      return message.replaceAll("\\R.*", "");
    }
    if (endsEarly(e)) {
      return "it ends in the middle of a row";
    }
    return shortened(message.replaceAll("[\\r\\n].*", "").replaceAll("\\(code \\d+[^)]*\\)", ""));
  }

  /** Whether there should be more. */
  static boolean endsEarly(JsonProcessingException e) {
    return e.getOriginalMessage().contains("end-of-input");
  }

  /** So much of it as a message has room for. */
  static String shortened(String text) {
    return text.length() > 120 ? text.substring(0, 117) + "…" : text;
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
