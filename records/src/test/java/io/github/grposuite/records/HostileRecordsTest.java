package io.github.grposuite.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.grposuite.records.file.Sha256;
import io.github.grposuite.records.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a record: one line that names the file and says what is wrong. */
class HostileRecordsTest {
  private static final String CELLS = "id,method,seed,status,error,seconds\n";
  private static final String METRICS = "step,split,group,metric,value\n";
  private static final String LONG = "x".repeat(Text.LONGEST_LINE + 1);

  @TempDir Path directory;
  private Path run;

  @BeforeEach
  void record() throws IOException {
    ExperimentFixture fixture =
        new ExperimentFixture(directory).run("r", "dpo", 1, new int[] {0, 5}, step -> 1);
    fixture.write();
    run = fixture.run("r");
  }

  static Stream<Arguments> cells() {
    return Stream.of(
        arguments("empty", "", "must begin with the columns id,method,seed"),
        arguments("other columns", "a,b\n", "must begin with the columns"),
        arguments("NULs", "\0\0\0\0\n", "is not text: line 1 has the byte 0x00"),
        arguments("a column twice", CELLS.strip() + ",x,x\n", "has the column \"x\" twice"),
        arguments("torn", CELLS + "a,dpo,1,do", "has 4 columns in line 2, but 6 in its header"),
        arguments("an open quote", CELLS + "a,dpo,1,failed,\"x", "quote in line 2 that is not"),
        arguments("a long open quote", CELLS + "\"" + "\n".repeat(999), "quote in line 2 that"),
        arguments("a huge line", CELLS + LONG, "more than 100000 characters in line 2"),
        arguments("a seed", CELLS + "a,dpo,=1+1,done,,1\n", "seed of cell a must be a whole"),
        arguments("a status", CELLS + "a,dpo,1,finished,,1\n", "status of cell a is \"finished\""),
        arguments("seconds", CELLS + "a,dpo,1,done,,@now\n", "seconds of cell a must be a number"),
        arguments("a way out", CELLS + "../../x,dpo,1,done,,1\n", "id must be letters and digits"),
        arguments("no id", CELLS + ",dpo,1,done,,1\n", "id must be letters and digits"),
        arguments(
            "twice", CELLS + "a,dpo,1,done,,\na,dpo,1,done,,\n", "cell a stands there twice"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void cells(String what, String content, String why) throws IOException {
    Files.writeString(directory.resolve("cells.csv"), content);
    refused(catchThrowable(() -> CellTable.read(directory)), "cells.csv", why);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("notText")
  void notText(String file, byte[] content) throws IOException {
    Path folder = file.equals("cells.csv") ? directory : run;
    Files.write(folder.resolve(file), content);
    if (!file.equals("done") && folder.equals(run)) {
      sign(file, content);
    }
    refused(
        catchThrowable(
            () -> {
              CellTable.read(directory);
              read();
            }),
        file,
        "is not UTF-8 text");
  }

  static Stream<Arguments> notText() {
    byte[] latin = {'a', ',', (byte) 0xe9, '\n'};
    return Stream.of("cells.csv", "metrics.csv", "done").map(file -> arguments(file, latin));
  }

  static Stream<Arguments> metrics() {
    return Stream.of(
        arguments("empty", "", "does not begin with step,split,group,metric,value"),
        arguments("a header alone", METRICS, "has no checkpoint"),
        arguments("CRs only", METRICS.replace('\n', '\r'), "has no checkpoint"),
        arguments("a formula", METRICS + "=1+1,test,a,loss,1\n", "step must be a whole number"),
        arguments("a formula value", METRICS + "1,test,a,loss,=1\n", "value must be a number"),
        arguments("no value", METRICS + "1,test,a,loss,\n", "value must be a number"),
        arguments("a huge step", METRICS + "9999999999,test,a,loss,1\n", "step must be a whole"),
        arguments("an empty step", METRICS + ",test,a,loss,1\n", "whole number, but was \"\""),
        arguments("a step below", METRICS + "-2,test,a,loss,1\n", "is malformed in line 2"),
        arguments("a row twice", METRICS + "1,,a,x,1\n1,,a,x,1\n", "the row occurs twice"),
        arguments("torn", METRICS + "1,test,a,loss,1\n1,te", "line 3: expected 5 fields, found 2"),
        arguments("an open quote", METRICS + "1,test,\"a,loss,1\n", "line 2 that is not closed"),
        arguments("a huge line", METRICS + LONG, "more than 100000 characters in line 2"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void metrics(String what, String content, String why) throws IOException {
    Files.writeString(run.resolve("metrics.csv"), content);
    refused(catchThrowable(this::read), "metrics.csv", "is not what the run wrote");
    sign("metrics.csv", content.getBytes(StandardCharsets.UTF_8));
    refused(catchThrowable(this::read), "metrics.csv", why);
  }

  static Stream<Arguments> manifests() {
    return Stream.of(
        arguments("empty", "", "is not a JSON object"),
        arguments("a list", "[1]", "is not a JSON object"),
        arguments("torn", "{\"format\": 1,", "is not JSON: "),
        arguments("more", "{\"format\": 1} x", "is not JSON: "),
        arguments("two", "{\"format\": 1} {}", "goes on after its end"),
        arguments("a key twice", "{\"id\": \"r\", \"id\": \"r\"}", "is not JSON: Duplicate field"),
        arguments("a pit", "{\"a\":".repeat(2000), "is not JSON: "),
        arguments(
            "no format",
            "{\"id\": \"r\"}",
            "must have format 1 to 3 and id r, but has format none"),
        arguments(
            "a word",
            "{\"format\": \"x\"}",
            "must have format 1 to 3 and id r, but has format \"x\""),
        arguments(
            "newer",
            "{\"format\": 4, \"id\": \"r\"}",
            "newer version (format 4; this one reads 1 to 3"),
        arguments(
            "another's",
            "{\"format\": 1, \"id\": \"s\"}",
            "must have format 1 to 3 and id r, but has format 1 and id \"s\""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void manifests(String what, String content, String why) throws IOException {
    Files.writeString(run.resolve("manifest.json"), content);
    sign("manifest.json", content.getBytes(StandardCharsets.UTF_8));
    refused(catchThrowable(() -> Manifest.read(run)), "manifest.json", why);
  }

  @Test
  void environmentsMayBeLeftOutButNotChanged() throws IOException {
    assertThat(Manifest.read(run).seconds()).isEqualTo(1.5);
    assertThat(Manifest.read(run).values()).containsEntry("java", "17");
    Path environment = run.resolve(ExperimentLayout.ENVIRONMENT);
    Files.writeString(environment, "{\"duration_seconds\": 0.1}");
    refused(
        catchThrowable(() -> Manifest.read(run)), "environment.json", "is not what the run wrote");
    Files.delete(environment);
    assertThat(Manifest.read(run).seconds()).isNaN();
    assertThat(Manifest.read(run).values()).containsEntry("format", "3").doesNotContainKey("java");
  }

  static Stream<Arguments> markers() {
    return Stream.of(
        arguments("empty", "", "is empty"),
        arguments("short", "abc  metrics.csv\n", "has a line that is not \"SHA-256  file\""),
        arguments("another file", "0".repeat(64) + "  policy.json\n", "has no digest of metrics"),
        arguments("huge", "0".repeat(2_000_000), "is larger than 16384 bytes"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void markers(String what, String content, String why) throws IOException {
    Files.writeString(run.resolve("done"), content);
    refused(catchThrowable(this::read), "done", why);
  }

  private void read() {
    new RunReader(key -> true).read(run, "dpo");
  }

  private void sign(String file, byte[] content) throws IOException {
    Files.writeString(run.resolve("done"), Sha256.hex(content) + "  " + file + "\n");
  }

  private static void refused(Throwable thrown, String file, String why) {
    assertThat(thrown)
        .isInstanceOf(RecordException.class)
        .hasMessageContaining(file)
        .hasMessageContaining(why);
    assertThat(thrown.getMessage().lines()).hasSize(1);
    assertThat(thrown.getMessage()).hasSizeLessThan(1000).doesNotContain("Exception", "java.");
  }
}
