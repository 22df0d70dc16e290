package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code report} on records that the program wrote. */
class ReportCommandTest {
  private static final String NAME = "synthetic/uneven-imbalanced";
  @TempDir static Path out;

  @BeforeAll
  static void run() {
    String run = "run " + NAME + " --seeds 1..3 --methods dpo,is-dpo,gr-dpo";
    Cli cli = Cli.run((run + " --set methods.*.steps=20 --out " + out).split(" "));
    assertThat(cli.exitCode()).as(cli.err()).isZero();
  }

  @Test
  void twiceTheSameBytes() throws IOException {
    TreeMap<String, String> first = report();

    assertThat(first.keySet()).contains("index.html", "verdicts.csv", "figures/forest.svg");
    assertThat(report()).isEqualTo(first);
  }

  @Test
  void thePageHasTheSettingsOfAMethod() throws IOException {
    assertThat(report().get("index.html")).contains("\"weights\":\"[0.8, 0.2]\"");
  }

  @Test
  void anotherBaselineAndOneThatIsNotThere() throws IOException {
    assertThat(report("--baseline", "is-dpo").get("differences.csv")).contains(",is-dpo,3,");

    Cli cli = Cli.run("report", out.resolve(NAME).toString(), "--baseline", "is-dop");
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err())
        .contains("--baseline: " + NAME + " has no method \"is-dop\"; did you mean \"is-dpo\"?");
  }

  @Test
  void aStyleOfOnesOwn() throws IOException {
    Path style = Files.writeString(out.resolve("style.yaml"), "{width: 3.3in, font_size: 8}\n");
    assertThat(report("--style", style.toString()).get("figures/forest.svg"))
        .isNotEqualTo(report().get("figures/forest.svg"));
  }

  /** Every text file of the report. */
  private static TreeMap<String, String> report(String... flags) throws IOException {
    Path directory = out.resolve(NAME);
    Cli cli =
        Cli.run(
            Stream.concat(Stream.of("report", directory.toString()), Stream.of(flags))
                .toArray(String[]::new));
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    TreeMap<String, String> files = new TreeMap<>();
    Path report = directory.resolve("report");
    try (Stream<Path> all = Files.walk(report)) {
      for (Path file :
          all.filter(f -> f.toString().matches(".*\\.(csv|md|tex|svg|html)")).toList()) {
        files.put(report.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }
}
