package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a dry run says of language models. */
class LanguageDryRunTest {
  private static final String TIME = "\\d+ (days|hours|minutes|seconds?)";

  private static final List<String> LINES =
      List.of(
          "work, at most: \\S+ M tokens encoded, \\S+ [GTPE]FLOP: .*training \\d+ %, evaluations"
              + " \\d+ %.*",
          "memory by count: \\S+ [MG]B of this machine's \\S+ [GT]B: weights .*, activations .*,"
              + " scores .*, adapter .*, gradients .*, optimiser .*",
          "here: about " + TIME + ", at 75 % of the rate of matrix products, .* measured now",
          "on one A100: about "
              + TIME
              + " of products, at 50 % of its published 19.5 TFLOP/s in 32 bits, not measured;"
              + " .* fit in 40 GB",
          "on one H100: about "
              + TIME
              + " of products, at 50 % of its published 67.0 TFLOP/s in 32 bits, not measured;"
              + " .* fit in 80 GB");

  @TempDir Path out;

  private List<String> dry(String... more) {
    List<String> arguments = new ArrayList<>(List.of("run"));
    arguments.addAll(List.of(more));
    arguments.addAll(List.of("--dry-run", "--out", out.toString(), "--seeds", "0,1"));
    Cli cli = Cli.run(arguments.toArray(String[]::new));
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    return cli.out().lines().toList();
  }

  private static void assertLines(List<String> lines) {
    assertThat(lines).hasSameSizeAs(LINES);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(lines.get(i)).matches(LINES.get(i));
    }
  }

  @Test
  void ofAModel() {
    List<String> lines =
        dry(
            "opinion/five-countries-lm",
            "--set",
            "data.model=../language/src/test/resources/io/github/grposuite/language/fixtures/llama");
    assertThat(lines.subList(0, 4)).allMatch(line -> line.matches("[0-9a-f]{16} .*ipo seed=."));
    assertThat(lines.get(4)).isEqualTo("4 cells");
    assertLines(lines.subList(5, lines.size()));
    assertThat(lines.get(5)).contains("layers below the adapter", "fine-tuning", "reference");
  }

  @Test
  void withoutAModelOfThePapers() {
    List<String> lines = dry("opinion/paper");
    assertThat(lines.subList(0, 6))
        .containsExactly(
            "ipo seed=0",
            "gr-ipo seed=0",
            "ipo seed=1",
            "gr-ipo seed=1",
            "4 cells, which have no ids without data.model",
            "as for google/gemma-2b, the paper's model, whose shape is known, and 4 characters a"
                + " token:");
    assertLines(lines.subList(6, lines.size()));
    assertThat(lines.get(6)).doesNotContain("layers below");
  }

  @Test
  void quantities() {
    assertThat(WorkLines.quantity(0, "B")).isEqualTo("0 B");
    assertThat(WorkLines.quantity(999, "")).isEqualTo("999");
    assertThat(WorkLines.quantity(999.6, "B")).isEqualTo("1.00 kB");
    assertThat(WorkLines.quantity(16_300_000_000.0, "B")).isEqualTo("16.3 GB");
    assertThat(WorkLines.quantity(1.62e17, "FLOP")).isEqualTo("162 PFLOP");
  }
}
