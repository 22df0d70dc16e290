package io.github.grposuite.datasets.pairs;

import static io.github.grposuite.datasets.pairs.PairTexts.drops;
import static io.github.grposuite.datasets.pairs.PairTexts.lines;
import static io.github.grposuite.datasets.pairs.PairTexts.request;
import static io.github.grposuite.datasets.pairs.PairTexts.texts;
import static io.github.grposuite.datasets.pairs.PairTexts.whole;
import static io.github.grposuite.datasets.pairs.PairTexts.with;
import static io.github.grposuite.datasets.pairs.PairTexts.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.pairs.PairMatrix.Storage;
import io.github.grposuite.datasets.TextPair;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of pairs: their forms, and what is wrong with them. */
class PairFilesTest {
  private static final String ROW =
      "{\"prompt\": \"Sky?\", \"chosen\": \"blue\", \"rejected\": \"red\", \"g\": \"x\"}";
  private static final String EXPECTED = "x: Sky? | blue > red";

  @TempDir Path folder;

  @Test
  void jsonLinesJsonArraysAndCsv() {
    assertThat(lines(request(write(folder, "a.jsonl", ROW, "", ROW), "g")))
        .containsExactly(EXPECTED, EXPECTED);
    assertThat(lines(request(write(folder, "a.json", "[" + ROW + ",", ROW + "]"), "g")))
        .containsExactly(EXPECTED, EXPECTED);
    assertThat(
            lines(
                request(
                    write(
                        folder,
                        "a.csv",
                        "g,prompt,chosen,rejected",
                        "x,Sky?,blue,red",
                        "x,\"Two\r\nlines, \"\"quoted\"\"\",blue,red"),
                    "g")))
        .containsExactly(EXPECTED, "x: Two\nlines, \"quoted\" | blue > red");
  }

  @Test
  void gzipWhateverItIsCalled() throws IOException {
    for (String name : List.of("b.jsonl.gz", "b.jsonl")) {
      Path file = folder.resolve(name);
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
        out.write((ROW + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
      assertThat(lines(request(file, "g"))).containsExactly(EXPECTED);
    }
    byte[] whole = Files.readAllBytes(folder.resolve("b.jsonl.gz"));
    Path cut = folder.resolve("cut.jsonl.gz");
    Files.write(cut, java.util.Arrays.copyOf(whole, whole.length - 12));
    assertThatThrownBy(() -> lines(request(cut, "g")))
        .hasMessageStartingWith(cut + ": cannot be read (");
  }

  @Test
  void parquetWithNestedColumns() throws SQLException {
    Path file =
        parquet(
            "it's.parquet",
            """
            SELECT [{'role': 'user', 'content': 'Sky?'}] AS prompt, 'blue' AS chosen, 'red' AS rejected,
              {'country': 'x', 'age': 3} AS who, 1.5::FLOAT AS f, 7 AS n,
              18446744073709551615::UBIGINT AS id, NULL::INT AS e
            UNION ALL
            SELECT NULL, 'a', 'b', NULL, 2, 8, 1::UBIGINT, 1
            """);
    assertThat(lines(request(file, "who.country"))).containsExactly(EXPECTED);
    assertThat(drops(request(file, "who.country"))).containsExactly("no prompt of : 3");
    assertThat(texts(request(file, "n")).train().get(0).where()).isEqualTo(file + ", row 1");
    assertThat(lines(request(file, "id")))
        .containsExactly(EXPECTED.replace("x:", "18446744073709551615:"));
    Path broken = write(folder, "broken.parquet", "no");
    assertThatThrownBy(() -> lines(request(broken, "g")))
        .hasMessageStartingWith(broken + ": cannot be read as Parquet (")
        .hasMessageEndingWith("; write the file again");
  }

  @Test
  void linesOfAnyLength() {
    String[] rows = new String[12];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = ROW.replace("Sky?", i + "y".repeat(i % 4 * 40_000));
    }
    Path file = write(folder, "long.jsonl", rows);
    assertThat(texts(request(file, "g")).train())
        .extracting(pair -> pair.text().prompt())
        .containsExactly(
            IntStream.range(0, rows.length)
                .mapToObj(i -> i + "y".repeat(i % 4 * 40_000))
                .toArray(String[]::new));
  }

  private Path parquet(String name, String select) throws SQLException {
    Path file = folder.resolve(name);
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement()) {
      statement.execute(
          "COPY (%s) TO '%s' (FORMAT parquet)"
              .formatted(select, file.toString().replace("'", "''")));
    }
    return file;
  }

  /** What a value in SQL is read as, or, after a blank, a field of it. */
  private static final String TYPES =
      """
      'x'::BLOB                                          |   | x
      ['x'::BLOB, NULL]                                  |   | ["x",null]
      12345678901234567890::DECIMAL(20, 0)               |   | 12345678901234567890
      1.50::DECIMAL(5, 2)                                |   | 1.50
      0.0000000001::DECIMAL(38, 10)                      |   | 0.0000000001
      {'d': 1.50::DECIMAL(5, 2)}                         | d | 1.50
      {'b': 'y'::BLOB}                                   | b | y
      MAP {DATE '2020-01-02': 2.5::DECIMAL(20, 1)}       |   | {"2020-01-02":"2.5"}
      MAP {'k'::BLOB: [TIMESTAMP '2020-01-02 03:04:05']} | k | ["2020-01-02 03:04:05"]
      DATE '2020-01-31'                                  |   | 2020-01-31
      TIMESTAMP '2020-03-08 02:30:00'                    |   | 2020-03-08 02:30:00
      TIMESTAMP_NS '2020-01-01 00:00:00.123456789'       |   | 2020-01-01 00:00:00.123456789
      TIMESTAMPTZ '2020-01-01 10:00:00+02'               |   | 2020-01-01 08:00:00+00:00
      TIME '10:00:00'                                    |   | 10:00:00
      UUID '00000000-0000-0000-0000-00000000000a'        |   | 00000000-0000-0000-0000-00000000000a
      true                                               |   | true
      'y'::ENUM ('x', 'y')                               |   | y
      7::HUGEINT                                         |   | 7.0
      INTERVAL 3 DAY                                     |   | 3 days
      to_json('s0')                                      |   | s0
      to_json({'k': 'v'})                                | k | v
      NULL::BLOB                                         |   | null
      """;

  @Test
  void valuesOfEveryTypeOfParquet() throws Exception {
    List<String[]> types = TYPES.lines().map(line -> line.split(" *\\| *", 3)).toList();
    StringBuilder select = new StringBuilder("SELECT 1 AS c");
    for (int i = 0; i < types.size(); i++) {
      select.append(", ").append(types.get(i)[0]).append(" AS c").append(i);
    }
    try (RowReader rows = new RowFile(parquet("types.parquet", select.toString())).open()) {
      Row row = rows.next();
      for (int i = 0; i < types.size(); i++) {
        String field = types.get(i)[1];
        JsonNode read = row.get("c" + i + (field.isEmpty() ? "" : "." + field));
        assertThat(read.isValueNode() ? read.asText() : read.toString())
            .as(types.get(i)[0])
            .isEqualTo(types.get(i)[2]);
      }
    }
  }

  @Test
  void decimalsOfParquetAreGroupsToTheDigit() throws Exception {
    Path file =
        parquet(
            "d.parquet",
            "SELECT 'Sky?' AS prompt, 'a' AS chosen, 'b' AS rejected,"
                + " unnest([12345678901234567890, 12345678901234567891]::DECIMAL(20, 0)[]) AS g");
    assertThat(lines(request(file, "g")))
        .containsExactly(
            "12345678901234567890: Sky? | a > b", "12345678901234567891: Sky? | a > b");
  }

  @Test
  void bytesOfParquetThatAreNoTextAndDecimalFeatures() throws Exception {
    Path bytes =
        parquet(
            "b.parquet",
            "SELECT 'Sky?' AS prompt, 'a' AS chosen, ''::BLOB AS rejected, 'x' AS g UNION ALL"
                + " SELECT 'Sky?', 'a', '\\xE9'::BLOB, 'x'");
    assertThatThrownBy(() -> lines(request(bytes, "g")))
        .hasMessage(
            bytes
                + ", row 2: rejected: has bytes that are not UTF-8 text; write the column as text");
    Path numbers = parquet("n.parquet", "SELECT 'x' AS g, -0.30::DECIMAL(5,2) AS x0");
    PairRequest request = features(numbers, new FeatureColumns(List.of("x0"), List.of()));
    PairMatrix train =
        PairReading.features(
                PairTexts.scan(request),
                PairFeatures.columns(request.features().get()),
                Storage.FLOAT64)
            .get(0);
    assertThat(train.get(0, 0, 0)).isEqualTo(-0.3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"prompt": "Sky?", "chosen": | line 2 is not valid JSON: it ends in the middle of its object
          {"prompt": "S                | line 2 is not valid JSON: it ends in the middle of its object
          {"a": 1} {"a": 2}            | line 2 has more after its object; write one row a line
          {"a": 1}}                    | line 2 is not valid JSON: Unexpected close marker '}'
          [1]                          | line 2 must be a JSON object of columns and values, but is [1]
          {"a": 1, "a": 2}             | line 2 is not valid JSON: Duplicate field 'a'
          nonsense                     | line 2 is not valid JSON: Unrecognized token 'nonsense'
          """)
  void rowsThatAreBrokenAreNamedByLine(String line, String problem) {
    Path file = write(folder, "bad.jsonl", ROW, line, ROW);
    assertThatThrownBy(() -> lines(request(file, "g")))
        .isInstanceOf(PairException.class)
        .hasMessageStartingWith(file + ", " + problem);
  }

  @Test
  void aRowOfJsonLinesIsALine() throws IOException {
    String[] two = {"", ROW.substring(0, 17), ROW.substring(17), ROW};
    Path lines = write(folder, "two.ndjson", two);
    assertThatThrownBy(() -> lines(request(lines, "g")))
        .hasMessage(
            lines
                + ", line 2 is not valid JSON: it ends in the middle of its object; write each row"
                + " on one line, or call the file .json");
    assertThat(lines(request(write(folder, "two.json", two), "g")))
        .containsExactly(EXPECTED, EXPECTED);
    assertThat(lines(request(write(folder, "array.jsonl", "", "[" + ROW + ",", ROW + "]"), "g")))
        .containsExactly(EXPECTED, EXPECTED);
    Path marked = folder.resolve("crlf.jsonl");
    Files.writeString(marked, "\uFEFF" + ROW + "\r\n \t\r\n" + ROW + " \r\n\r\n" + ROW);
    assertThat(texts(request(marked, "g")).train())
        .extracting(TextPair::where)
        .containsExactly(marked + ", line 1", marked + ", line 3", marked + ", line 5");
  }

  @Test
  void csvThatIsBrokenIsNamedByLine() {
    Path fields = write(folder, "f.csv", "prompt,chosen,rejected,g", "a,b,c,x", "a,b,c");
    assertThatThrownBy(() -> lines(request(fields, "g")))
        .hasMessage(
            fields
                + ", line 3 must have 4 fields as the header has, but has 3; check the quotes of"
                + " this row");
    Path quote = write(folder, "q.csv", "prompt,chosen,rejected,g", "\"a,b,c,x");
    assertThatThrownBy(() -> lines(request(quote, "g")))
        .hasMessage(quote + " has a quote in line 2 that is not closed; the file may be cut off");
    Path twice = write(folder, "t.csv", "prompt,chosen,chosen,g", "a,b,c,x");
    assertThatThrownBy(() -> lines(request(twice, "g")))
        .hasMessage(twice + ": has the column \"chosen\" twice; remove or rename one");
    Path empty = write(folder, "e.csv", "prompt,chosen,rejected,g");
    assertThatThrownBy(() -> lines(request(empty, "g")))
        .hasMessage(empty + ": has no row; give a file with pairs");
  }

  @Test
  void textThatIsNoneIsNamedByLine() {
    Path nul = write(folder, "nul.jsonl", ROW, ROW.replace("Sky?", "a\\u0000b"));
    assertThatThrownBy(() -> lines(request(nul, "g")))
        .hasMessage(nul + ", line 2: prompt: has U+0000, which is no text; remove it");
    Path half = write(folder, "half.jsonl", ROW.replace("blue", "a \\ud800"));
    assertThatThrownBy(() -> lines(request(half, "g")))
        .hasMessage(
            half
                + ", line 1: chosen: has U+D800, half of a character, which is no text; remove it");
    Path whole = write(folder, "whole.jsonl", ROW.replace("blue", "\\ud83d\\ude00"));
    assertThat(lines(request(whole, "g"))).containsExactly("x: Sky? | 😀 > red");
    Path semicolons = write(folder, "s.csv", "prompt;chosen;rejected;g", "a;b;c;x");
    assertThatThrownBy(() -> lines(request(semicolons, "g")))
        .hasMessage(semicolons + ": has semicolons where commas must be; write it with commas");
  }

  @Test
  void groupsThatCannotBeNamesAreRefused() {
    Path worst = write(folder, "w.jsonl", ROW.replace("\"x\"", "\"worst\""));
    assertThatThrownBy(() -> lines(request(worst, "g")))
        .isInstanceOf(PairException.class)
        .hasMessage(
            worst
                + ": a group cannot be called \"worst\": that is what the suite calls a summary"
                + " over groups; rename it, or list the groups that you want");
    Path missing = write(folder, "n.jsonl", ROW, ROW.replace("\"x\"", "NaN"));
    assertThat(drops(request(missing, "g"))).containsExactly("no group of : 3");
  }

  @Test
  void filesThatAreNoneSayWhatIsNeeded() throws IOException {
    Path none = folder.resolve("none.jsonl");
    assertThatThrownBy(() -> lines(request(none, "g")))
        .hasMessage(
            none
                + ": no such file; a file of pairs is .jsonl, .json or .csv, gzipped or not, or"
                + " .parquet");
    Path other = write(folder, "pairs.txt", ROW);
    assertThatThrownBy(() -> lines(request(other, "g")))
        .hasMessageStartingWith(other + ": ends with .txt, which says nothing of what is in it; ");
    Path bytes = folder.resolve("latin.csv");
    Files.write(bytes, new byte[] {'p', ',', 'g', '\n', (byte) 0xe9, ',', 'x', '\n'});
    assertThatThrownBy(() -> lines(request(bytes, "g")))
        .hasMessage(bytes + " is not UTF-8 text: line 2 has the byte 0xE9; save the file as UTF-8");
    Path file = write(folder, "a.jsonl", ROW);
    GroupColumn group = new GroupColumn(Optional.of(new GroupColumn.Join(bytes, "g")), "p");
    assertThatThrownBy(() -> lines(request(file, group)))
        .isInstanceOfSatisfying(
            PairException.class, e -> assertThat(e.key()).isEqualTo("group.join"))
        .hasMessageStartingWith(bytes + " is not UTF-8 text: line 2 ");
  }

  @Test
  void aColumnThatNoRowHasIsNamedWithThoseThatThereAre() {
    Path file = write(folder, "a.jsonl", ROW);
    assertThatThrownBy(() -> lines(request(file, "country")))
        .isInstanceOfSatisfying(
            PairException.UnknownName.class,
            e -> {
              assertThat(e.key()).isEqualTo("group");
              assertThat(e.name()).isEqualTo("country");
              assertThat(e.known()).containsExactly("prompt", "chosen", "rejected", "g");
              assertThat(e).hasMessage(file + " has no column \"country\"");
            });
    assertThatThrownBy(
            () ->
                lines(
                    with(
                        request(file, "g"),
                        new PairColumns(Optional.of("prompt"), "better", "rejected"))))
        .isInstanceOfSatisfying(
            PairException.UnknownName.class, e -> assertThat(e.key()).isEqualTo("columns.chosen"));
    Path nested = write(folder, "n.jsonl", ROW.replace("\"x\"", "{\"country\": \"x\"}"));
    assertThatThrownBy(() -> lines(request(nested, "g")))
        .hasMessage(
            nested
                + ", line 1: g: must be text or a number, but was an object; write g.NAME for its"
                + " part");
  }

  @Test
  void aJoinedFileWithTwoRowsOfOneKeyIsRefused() {
    Path file = write(folder, "a.jsonl", ROW.replace("\"g\"", "\"user\""));
    Path other = write(folder, "o.csv", "user,country", "x,Peru", "x,Mali");
    GroupColumn group =
        new GroupColumn(Optional.of(new GroupColumn.Join(other, "user")), "country");
    assertThatThrownBy(() -> lines(request(file, group)))
        .hasMessage(
            other
                + ", line 3: has user \"x\" a second time, with \"Mali\" after \"Peru\"; keep one"
                + " row of each");
  }

  @Test
  void featuresInColumns() throws IOException {
    Path file =
        write(
            folder,
            "f.csv",
            "g,x0,x1,y0,y1",
            "a,1,2.5,0.5,1",
            "b,-1,3e-2,0,0",
            "b,,1,0,0",
            "b,NaN,1,0,0");
    PairRequest differences = features(file, new FeatureColumns(List.of("x0", "x1"), List.of()));
    PairMatrix train =
        PairReading.features(
                PairTexts.scan(differences),
                PairFeatures.columns(differences.features().get()),
                Storage.FLOAT64)
            .get(0);
    assertThat(train.sizes()).containsExactly(1, 1);
    assertThat(new double[] {train.get(0, 0, 0), train.get(0, 0, 1)}).containsExactly(1, 2.5);
    assertThat(new double[] {train.get(1, 0, 0), train.get(1, 0, 1)}).containsExactly(-1, 0.03);
    assertThat(drops(differences)).containsExactly("a missing feature of b: 6");
    PairRequest both = features(file, new FeatureColumns(List.of("x0", "x1"), List.of("y0", "y1")));
    train =
        PairReading.features(
                PairTexts.scan(both), PairFeatures.columns(both.features().get()), Storage.FLOAT64)
            .get(0);
    assertThat(new double[] {train.get(0, 0, 0), train.get(0, 0, 1)}).containsExactly(0.5, 1.5);
    Path wrong = write(folder, "w.csv", "g,x0,x1", "a,1,two");
    assertThatThrownBy(
            () ->
                PairTexts.scan(features(wrong, new FeatureColumns(List.of("x0", "x1"), List.of()))))
        .hasMessage(wrong + ", line 2: x1: must be a number, but was \"two\"");
    assertThatThrownBy(() -> new FeatureColumns(List.of("x0", "x1"), List.of("y0")))
        .hasMessage("must have as many columns for rejected as for chosen, 2, but has 1");
  }

  private static PairRequest features(Path file, FeatureColumns columns) {
    return new PairRequest(
        List.of(),
        whole(file),
        Optional.empty(),
        Optional.empty(),
        Optional.of(columns),
        GroupColumn.of("g"),
        List.of(),
        1,
        Optional.empty());
  }

  @Test
  void pairsOfOnePromptAreOneItemAndKnowWhereTheyStand() {
    Path file = write(folder, "a.jsonl", ROW, ROW.replace("Sky?", "Sea?"), ROW);
    List<TextPair> train = texts(request(file, "g")).train();
    assertThat(train).extracting(TextPair::item).containsExactly("0", "1", "0");
    assertThat(train)
        .extracting(TextPair::where)
        .containsExactly(file + ", line 1", file + ", line 2", file + ", line 3");
  }
}
