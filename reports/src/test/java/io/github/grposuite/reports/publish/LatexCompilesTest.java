package io.github.grposuite.reports.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.grposuite.records.ExperimentFixture;
import io.github.grposuite.records.Selection;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every .tex of a report goes into a document as it is. */
class LatexCompilesTest {
  private static final int[] STEPS = {0, 1};

  @TempDir Path folder;

  @Test
  void inAMinimalDocument() throws Exception {
    assumeTrue(
        succeeds(folder, "kpsewhich", "siunitx.sty") && succeeds(folder, "pdflatex", "--version"),
        "skipped: needs pdflatex with siunitx");
    ExperimentFixture fixture = new ExperimentFixture(folder.resolve("a"), "data.features");
    for (int seed = 1; seed <= 3; seed++) {
      int base = seed;
      fixture
          .run("dpo" + seed, "dpo", seed, STEPS, step -> 4 + base, "50% a_b & #1")
          .run("gr" + seed, "gr-dpo", seed, STEPS, step -> 1e-9 * base, "50% a_b & #1");
    }
    fixture.cell("ipo1", "ipo", 1, "failed", "50% a_b & #1").write();
    Path report =
        new ReportWriter()
            .write(
                new ReportRequest(
                    fixture.directory(),
                    "a_b & 50 % {x} χ",
                    "",
                    ExperimentFixture.METHODS,
                    Selection.LAST))
            .directory()
            .resolve("report");
    StringBuilder document =
        new StringBuilder(
            "\\documentclass{article}\n"
                + "\\usepackage{booktabs,siunitx,longtable}\n"
                + "\\begin{document}\n");
    List<Path> tables;
    try (Stream<Path> files = Files.list(report)) {
      tables = files.filter(file -> file.toString().endsWith(".tex")).sorted().toList();
    }
    assertThat(tables).hasSizeGreaterThan(4);
    tables.forEach(table -> document.append("\\input{").append(table).append("}\n"));
    Files.writeString(folder.resolve("all.tex"), document + "\\end{document}\n");

    assertThat(succeeds(folder, "pdflatex", "-halt-on-error", "-interaction=batchmode", "all.tex"))
        .as(log())
        .isTrue();
    assertThat(folder.resolve("all.pdf")).isNotEmptyFile();
  }

  private String log() throws IOException {
    Path log = folder.resolve("all.log");
    return Files.exists(log)
        ? String.join(
            "\n", Files.readAllLines(log).stream().filter(line -> line.startsWith("!")).toList())
        : "no log";
  }

  private static boolean succeeds(Path folder, String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.to(new File("/dev/null")))
              .start();
      return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
