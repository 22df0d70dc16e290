package io.github.grposuite.records.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that are no text, and text that is no JSON. */
class TextTest {
  private static void read(byte[] bytes) throws IOException {
    try (Reader reader = Text.utf8(new ByteArrayInputStream(bytes))) {
      reader.transferTo(java.io.Writer.nullWriter());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-16, is not UTF-8 text: line 1 has the byte 0xFE; as UTF-16 begins",
    "UTF-16LE, is not text: line 1 has the byte 0x00; as UTF-16 without its mark has",
    "UTF-16BE, is not text: line 1 has the byte 0x00; as UTF-16 without its mark has",
    "x-UTF-32LE-BOM, is not UTF-8 text: line 1 has the byte 0xFF; as UTF-32 begins",
  })
  void otherEncodingsAreNamed(String charset, String message) {
    byte[] bytes = "question,options\nä\n".getBytes(Charset.forName(charset));
    assertThatThrownBy(() -> read(bytes)).hasMessage(message.replace(";", ","));
  }

  @Test
  void compressedFilesAreNamed() {
    byte[] gzip = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3};
    assertThatThrownBy(() -> read(gzip))
        .hasMessage(
            "is not UTF-8 text: line 1 has the byte 0x8B, as gzip begins; unpack it with gunzip");
  }

  @Test
  void noTextHasANul() {
    byte[] bytes = "a,b\n1,\u0000\n".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> read(bytes)).hasMessage("is not text: line 2 has the byte 0x00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\": ", "{\"a\": NaN}", "[1,", "{a: 1}", "\"\t\"", "{\"a\": 01}"})
  void noMessageIsAboutTheLibrary(String json) {
    assertThatThrownBy(() -> new ObjectMapper().readTree(json))
        .isInstanceOfSatisfying(
            JsonProcessingException.class,
            e ->
                assertThat(JsonProblem.reason(e))
                    .doesNotContain("Source", "Feature", "enable")
                    .containsPattern(", line 1, column \\d+$"));
  }
}
