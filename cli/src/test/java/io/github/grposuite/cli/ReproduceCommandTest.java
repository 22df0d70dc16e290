package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command a figure: what it runs, draws, judges and says. */
class ReproduceCommandTest {
  private static final String FEW = "2021..2022";

  @TempDir Path out;

  private Cli reproduce(String... what) {
    List<String> arguments =
        Stream.of(
                Stream.of("reproduce"),
                Stream.of(what),
                Stream.of("--seeds", FEW, "--out", out.toString()))
            .flatMap(part -> part)
            .toList();
    return Cli.run(arguments.toArray(String[]::new));
  }

  private List<String> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(out.resolve(folder))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void figuresByName() throws IOException {
    Cli cli = reproduce("figure-8", "figure-6");
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(files("paper"))
        .containsExactly(
            "figure-06.csv",
            "figure-06.pdf",
            "figure-06.png",
            "figure-06.svg",
            "figure-08.csv",
            "figure-08.pdf",
            "figure-08.png",
            "figure-08.svg",
            "figure-6",
            "figure-8");
    assertThat(cli.out())
        .contains("\nFigure 8: ", "\nFigure 6: ", "figure-08.png, .svg, .pdf, .csv");
    assertThat(Files.readString(out.resolve("paper/figure-06.csv"))).contains("IS-IPO");
    assertThat(Files.readString(out.resolve("paper/figure-08.csv")))
        .contains("GR-DPO")
        .doesNotContain("IS-DPO");
    // A page over a part would look like one over all.
    assertThat(files(".")).containsExactly("paper");
  }

  @Test
  void figuresOfOpinionsAreOfEveryExperimentThatIsThere() throws IOException {
    Cli cli = reproduce("figure-13");
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(files("paper"))
        .containsExactly("figure-13.csv", "figure-13.pdf", "figure-13.png", "figure-13.svg");
  }

  @Test
  void tablesOfHyperparameters() throws IOException {
    Cli cli = reproduce("table-1");
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(cli.out()).contains("paper/figure-2 … -12", "step size η_α");
    assertThat(cli.err()).doesNotContain("table-1");
    assertThat(files("paper")).containsExactly("table-1.csv", "table-1.md");
  }

  @Test
  void listShowsThePaperFirst() {
    assertThat(Cli.run("list").out().lines().toList())
        .startsWith("The paper: ./grpo reproduce NAME …")
        .anyMatch(line -> line.matches("  figure-2 +worst-group .*"))
        .anyMatch(line -> line.matches("  paper/figure-2 +Figure 2: .*"));
  }
}
