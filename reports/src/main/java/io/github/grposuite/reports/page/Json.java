package io.github.grposuite.reports.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON for the page's script, safe within a script element. */
final class Json {
  private static final ObjectWriter EXACT = mapper().build().writer();

  private Json() {}

  /** Numbers have every digit that they need, the same on every Java version. */
  static JsonMapper.Builder mapper() {
    return JsonMapper.builder()
        .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
        .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING);
  }

  /** Records, lists and maps as they are. */
  static String text(Object value) {
    return text(EXACT, value);
  }

  /** In characters that neither end a script element nor a line of script. */
  static String text(ObjectWriter writer, Object value) {
    try {
      return writer
          .writeValueAsString(value)
          .replace("<", "\\u003c")
          .replace("\u2028", "\\u2028")
          .replace("\u2029", "\\u2029");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "the page's script cannot be given a " + value.getClass().getSimpleName(), e);
    }
  }
}
