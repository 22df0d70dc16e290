package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.grposuite.records.text.Csv;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that other people give their groups, from a survey to every file. */
class NamesTest {
  private static final List<String> NAMES =
      List.of(
          "Korea, South",
          "\"North\"",
          "\"half",
          "North; South",
          " lead and trail ",
          "a|b*c*_d_",
          "<b>x</b>&amp;<script>",
          "R&D_50% #1 $x$ \\alpha {b} ~^",
          "[link](x)",
          "007",
          "null",
          "=1+1",
          "Average",
          "مصر",
          "👩‍👩‍👧",
          "x".repeat(300));

  @TempDir static Path out;
  private static Path experiment;

  @BeforeAll
  static void run() throws IOException {
    StringBuilder survey = new StringBuilder();
    Csv.write(survey, List.of("question", "selections", "options", "source"));
    for (int i = 0; i < 30; i++) {
      StringBuilder selections = new StringBuilder();
      for (int g = 0; g < NAMES.size(); g++) {
        selections
            .append(g == 0 ? "{" : ", ")
            .append('\'' + NAMES.get(g).replace("\\", "\\\\") + "': [0.")
            .append((i * 7 + g * 3) % 10)
            .append(", 0.55]");
      }
      Csv.write(
          survey, List.of("Question " + i + "?", selections + "}", "['Yes', 'No, \"no\"']", "GAS"));
    }
    Files.writeString(out.resolve("survey.csv"), survey);
    Files.writeString(
        out.resolve("names.yaml"),
        "name: names\ndescription: names\nseeds: 1\ndata: {source: opinions, features: 8, file: "
            + out.resolve("survey.csv")
            + ", groups: "
            + new ObjectMapper().writeValueAsString(NAMES)
            + "}\nmethods:\n  gr-ipo: {beta: 0.1, eta_alpha: 0.01, steps: 2}\n");
    experiment = out.resolve("names");
    for (String command :
        List.of("run " + out.resolve("names.yaml") + " --out " + out, "report " + experiment)) {
      Cli cli = Cli.run(command.split(" "));
      assertThat(cli.exitCode()).as(cli.err()).isZero();
    }
    Cli export = Cli.run("export", experiment.toString(), "--format", "csv");
    assertThat(export.exitCode()).as(export.err()).isZero();
  }

  private static Set<String> groups(Path file) throws IOException {
    try (Reader text = Files.newBufferedReader(file)) {
      List<String[]> rows = Csv.all(text);
      int column = Arrays.asList(rows.get(0)).indexOf("group");
      Set<String> groups = new TreeSet<>();
      rows.stream().skip(1).forEach(row -> groups.add(row[column]));
      groups.removeAll(Set.of("", "worst", "average", "gap"));
      return groups;
    }
  }

  @Test
  void recordsTablesAndExportHaveThemExactly() throws IOException {
    Path run;
    try (Stream<Path> runs = Files.list(experiment.resolve("runs"))) {
      run = runs.findFirst().orElseThrow();
    }
    for (Path file :
        List.of(
            run.resolve("metrics.csv"),
            experiment.resolve("report/groups.csv"),
            experiment.resolve("report/curves.csv"),
            experiment.resolve("export/runs.csv"))) {
      assertThat(groups(file)).as(file.toString()).containsExactlyInAnyOrderElementsOf(NAMES);
    }
  }

  @Test
  void anotherRunReadsThemBack() {
    Cli again = Cli.run("verify", experiment.toString(), "--rerun", "1");
    assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
  }

  @Test
  void figuresAreXmlAndThePageRunsNoName() throws Exception {
    try (Stream<Path> figures = Files.list(experiment.resolve("report/figures"))) {
      for (Path svg : figures.filter(file -> file.toString().endsWith(".svg")).toList()) {
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(svg.toFile());
      }
    }
    assertThat(Files.readString(experiment.resolve("report/index.html")))
        .doesNotContain("&amp;<script>", "<b>x</b>");
  }
}
