package io.github.grposuite.records.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.records.text.Text.MalformedException;
import java.io.ByteArrayInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  private static final List<String> ENDS =
      List.of("\r\n", "\r", ",5\n", ",\"\n,\"\n", ",\"5\"\r\n", ",\n", " \u00e9\n");

  private static List<List<String>> rows(String text) throws IOException {
    Csv csv = new Csv(new StringReader(text));
    List<List<String>> rows = new ArrayList<>();
    for (String[] row = csv.next(); row != null; row = csv.next()) {
      rows.add(List.of(row));
    }
    return rows;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Korea, South",
        "\"North\"",
        "\"North",
        "Peru \"coast\"",
        "\"\"",
        "Ja\npan",
        "Ja\rpan",
        "Ja\r\npan",
        "\r\n",
        ",",
        " a ",
        "a\\\"b",
        "\u2028",
        "\uFEFFx",
        "",
      })
  void textIsReadBackExactly(String field) throws IOException {
    StringBuilder text = new StringBuilder();
    Csv.write(text, List.of("first", field, "last"));
    Csv.write(text, List.of(field, field));
    assertThat(rows(text.toString()))
        .containsExactly(List.of("first", field, "last"), List.of(field, field));
  }

  @Test
  void anyMixtureOfSpecialCharactersIsReadBackExactly() throws IOException {
    Random random = new Random(7);
    List<List<String>> written = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      List<String> row = new ArrayList<>();
      for (int j = 0; j < 3; j++) {
        StringBuilder field = new StringBuilder();
        for (int k = random.nextInt(6); k > 0; k--) {
          field.append("ab,\"\n\r \\é".charAt(random.nextInt(9)));
        }
        row.add(field.toString());
      }
      written.add(row);
      Csv.write(text, row);
    }
    assertThat(rows(text.toString())).isEqualTo(written);
  }

  @Test
  void rowsThatBeginAlikeAreThoseReadFieldByField() throws IOException {
    Random random = new Random(8);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      text.append(random.nextInt(8) > 0 ? "7,\"a,b\",loss," : "7,loss,");
      text.append("5".repeat(random.nextInt(30) * random.nextInt(30)));
      text.append(random.nextInt(9) > 0 ? "\n" : ENDS.get(random.nextInt(ENDS.size())));
    }
    Csv csv = Csv.ofAnyLength(inPieces(text.toString(), random));
    int quick = 0;
    Csv byField = Csv.ofAnyLength(new StringReader(text.toString()));
    for (String[] row = byField.next(); row != null; row = byField.next()) {
      String last = csv.lastBehind("7", ",\"a,b\",loss,");
      quick += last == null ? 0 : 1;
      assertThat(last == null ? csv.next() : new String[] {"7", "a,b", "loss", last})
          .isEqualTo(row);
      assertThat(csv.line()).isEqualTo(byField.line());
      assertThat(csv.begin()).isEqualTo(byField.begin());
    }
    assertThat(csv.lastBehind("7", ",")).isNull();
    assertThat(csv.next()).isNull();
    assertThat(csv.lastBehind("7", ",")).isNull();
    assertThat(csv.next()).isNull();
    assertThat(quick).isBetween(1000, 4500);
  }

  /** A reader that hands on a few characters at a time. */
  private static Reader inPieces(String text, Random random) {
    return new FilterReader(new StringReader(text)) {
      @Override
      public int read(char[] to, int from, int length) throws IOException {
        return super.read(to, from, Math.min(length, 1 + random.nextInt(2000)));
      }
    };
  }

  @Test
  void linesMayEndAsOnAnySystem() throws IOException {
    List<List<String>> rows = List.of(List.of("a", "b"), List.of("c", ""));
    assertThat(rows("a,b\nc,\n")).isEqualTo(rows);
    assertThat(rows("a,b\r\nc,\r\n")).isEqualTo(rows);
    assertThat(rows("a,b\rc,\r")).isEqualTo(rows);
    assertThat(rows("a,b\nc,")).isEqualTo(rows);
    assertThat(rows("\"a\",b\r\nc,\"\"\r\n")).isEqualTo(rows);
  }

  @Test
  void aQuoteAmidTextIsText() throws IOException {
    assertThat(rows("5\" pipe,3\n5\"\" pipe,4\n"))
        .extracting(row -> row.get(1))
        .containsExactly("3", "4");
  }

  @Test
  void linesAreCounted() throws IOException {
    Csv csv = new Csv(new StringReader("a\r\n\"b\nc\r\nd\",e\nf"));
    csv.next();
    assertThat(csv.line()).isEqualTo(1);
    csv.next();
    assertThat(csv.begin()).isEqualTo(2);
    assertThat(csv.line()).isEqualTo(4);
    csv.next();
    assertThat(csv.line()).isEqualTo(5);
    assertThat(csv.next()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "a\\n\"b,c\\nd|has a quote in line 2 that is not closed",
        "\"x\"y,z\\n|has a quote in line 1 that no separator or line end follows",
        "a\\nb,\"c\\\\\"d\",e\\n|has a quote in line 2 that no separator or line end follows",
      })
  void quotesThatDoNotFitAreErrors(String text, String message) {
    assertThatThrownBy(() -> rows(text.replace("\\n", "\n")))
        .isInstanceOf(MalformedException.class)
        .hasMessage(message);
  }

  private static String read(byte[] bytes) throws IOException {
    StringBuilder text = new StringBuilder();
    char[] buffer = new char[7];
    var reader = Text.utf8(new ByteArrayInputStream(bytes));
    for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
      text.append(buffer, 0, n);
    }
    return text.toString();
  }

  @Test
  void utf8IsReadAcrossBuffersAndWithoutItsMark() throws IOException {
    String text = "x€😀é\n".repeat(5000);
    assertThat(read(("\uFEFF" + text).getBytes(UTF_8))).isEqualTo(text);
    assertThat(read(new byte[0])).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 4000})
  void theLineOfAnotherEncodingIsNamed(int line) {
    byte[] bytes =
        ("plain text\n".repeat(line - 1) + "Türkiye\n" + "more\n".repeat(3000))
            .getBytes(ISO_8859_1);
    assertThatThrownBy(() -> read(bytes))
        .hasMessage("is not UTF-8 text: line " + line + " has the byte 0xFC");
  }

  @Test
  void aFileThatIsCutAmidALetterIsNotUtf8() {
    byte[] whole = "a\né".getBytes(UTF_8);
    assertThatThrownBy(() -> read(java.util.Arrays.copyOf(whole, whole.length - 1)))
        .hasMessage("is not UTF-8 text: line 2 has the byte 0xC3");
  }

  @Test
  void utf16IsNamed() {
    for (Charset charset : List.of(UTF_16, Charset.forName("x-UTF-16LE-BOM"))) {
      assertThatThrownBy(() -> read("question,selections\n".getBytes(charset)))
          .hasMessageEndingWith(", as UTF-16 begins");
    }
  }
}
