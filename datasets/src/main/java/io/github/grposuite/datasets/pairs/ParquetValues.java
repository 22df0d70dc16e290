package io.github.grposuite.datasets.pairs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Map;
import java.util.UUID;
import org.duckdb.DuckDBStruct;

/**
 * DuckDB's values as JSON's. Decimals, dates and times are text, for none of them loses a digit so:
 * {@code 1.50}, {@code 2020-01-31}, {@code 2020-01-31 10:00:00}, with a zone at UTC and {@code
 * +00:00} behind. Bytes must be UTF-8.
 */
final class ParquetValues {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_LOCAL_TIME;
  private static final DateTimeFormatter DATE_AND_TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral(' ')
          .append(TIME)
          .toFormatter();
  private static final String UTC = "+00:00";

  private ParquetValues() {}

  /** A value that is no text; the message is said after its column and row. */
  static final class NoTextException extends Exception {
    private static final long serialVersionUID = 1L;

    NoTextException(String message) {
      super(message);
    }
  }

  static JsonNode json(Object value) throws SQLException, NoTextException {
    if (value == null) {
      return JSON.nullNode();
    }
    if (value instanceof DuckDBStruct struct) {
      return json(struct.getMap());
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = JSON.objectNode();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        JsonNode key = json(entry.getKey());
        object.set(key.isContainerNode() ? key.toString() : key.asText(), json(entry.getValue()));
      }
      return object;
    }
    if (value instanceof Array array) {
      ArrayNode list = JSON.arrayNode();
      for (Object item : (Object[]) array.getArray()) {
        list.add(json(item));
      }
      return list;
    }
    if (value instanceof Boolean truth) {
      return JSON.booleanNode(truth);
    }
    if (value instanceof org.duckdb.JsonNode json) {
      return parsed(json.toString());
    }
    return value instanceof Number number ? number(number) : JSON.textNode(text(value));
  }

  private static JsonNode number(Number value) {
    if (value instanceof BigDecimal exact) {
      return JSON.textNode(exact.toPlainString());
    }
    if (value instanceof BigInteger large) {
      return JSON.numberNode(large);
    }
    return value instanceof Double || value instanceof Float
        ? JSON.numberNode(value.doubleValue())
        : JSON.numberNode(value.longValue());
  }

  private static JsonNode parsed(String json) throws NoTextException {
    try {
      return JsonRows.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new NoTextException("is not valid JSON: " + JsonRows.words(e) + "; repair it");
    }
  }

  private static String text(Object value) throws SQLException, NoTextException {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof Blob blob) {
      return utf8(blob.getBytes(1, Math.toIntExact(blob.length())));
    }
    if (value instanceof Timestamp time) {
      return DATE_AND_TIME.format(time.toLocalDateTime());
    }
    if (value instanceof LocalDateTime time) {
      return DATE_AND_TIME.format(time);
    }
    if (value instanceof OffsetDateTime time) {
      return DATE_AND_TIME.format(time.withOffsetSameInstant(ZoneOffset.UTC)) + UTC;
    }
    if (value instanceof LocalTime time) {
      return TIME.format(time);
    }
    if (value instanceof OffsetTime time) {
      return TIME.format(time.withOffsetSameInstant(ZoneOffset.UTC)) + UTC;
    }
    if (value instanceof LocalDate || value instanceof UUID) {
      return value.toString();
    }
    throw new NoTextException(
        "is of a type that is not read; write it as text, a number, a list or a struct");
  }

  private static String utf8(byte[] bytes) throws NoTextException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new NoTextException("has bytes that are not UTF-8 text; write the column as text");
    }
  }
}
