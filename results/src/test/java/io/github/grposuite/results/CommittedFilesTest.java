package io.github.grposuite.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What git keeps must not change when somebody else, or later, writes it again. */
class CommittedFilesTest {
  /** Times, and what a record's environment says of a machine. */
  private static final Pattern LOCAL =
      Pattern.compile(
          "20\\d\\d-\\d\\d-\\d\\d[T ]\\d\\d:|\"(java|jvm|kernel|os|arch|start|duration_seconds)\" :"
              + " [\"0-9]|OpenJDK|,seconds,");

  @ParameterizedTest
  @CsvSource({"synthetic, 20", "opinion, 20", "robust, 8"})
  void sayNothingOfWhenAndWhere(String folder, int more) throws IOException {
    List<Path> files = Committed.files(Path.of(folder));
    assertThat(files).hasSizeGreaterThan(more);
    assertThat(found(files)).isEmpty();
  }

  /** Their environments are left out. */
  @ParameterizedTest
  @ValueSource(strings = {"opinion/five-countries-lm", "opinion/five-countries-states"})
  void norDoRecordsThatAreKept(String experiment) throws IOException {
    List<Path> files = Committed.records(Path.of(experiment));
    assertThat(files).hasSizeGreaterThan(20);
    assertThat(found(files)).isEmpty();
  }

  private static List<String> found(List<Path> files) throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files) {
      LOCAL
          .matcher(Files.readString(file))
          .results()
          .forEach(match -> found.add(file + ": " + match.group()));
    }
    return found;
  }

  @Test
  void environmentsWouldBeFound() {
    assertThat(LOCAL.matcher("\"start\" : \"2026-11-24T12:20:21.002655738Z\"").find()).isTrue();
    assertThat(LOCAL.matcher("\"duration_seconds\" : 0.5").find()).isTrue();
    assertThat(LOCAL.matcher("\"start\" : [ -0.01, 0.01 ]").find()).isFalse();
  }
}
