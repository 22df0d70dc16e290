package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code grpo train} and {@code grpo data} on pairs of one's own. */
class TrainCommandTest {
  @TempDir Path folder;
  private Path pairs;

  @BeforeEach
  void write() throws IOException {
    pairs = folder.resolve("My Pairs (1).csv");
    Files.writeString(
        pairs,
        PairsExperimentTest.csv()
            .replace("question,better,worse", "prompt,chosen,rejected")
            .concat("Topic 1?,yes,yes,a\n"));
  }

  private Cli run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--out", folder.resolve("out").toString()));
    return Cli.run(all.toArray(String[]::new));
  }

  private Cli train(String... more) {
    List<String> all =
        new ArrayList<>(List.of("train", pairs.toString(), "--group", "country", "--seeds", "0,1"));
    all.addAll(List.of("--set", "data.features=32", "--set", "methods.*.steps=30"));
    all.addAll(List.of(more));
    return run(all.toArray(String[]::new));
  }

  @Test
  void trainsReportsAndWritesWhatItStandsFor() throws IOException {
    Cli cli = train();
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    Path file = folder.resolve("out/my-pairs-1.yaml");
    assertThat(cli.out())
        .contains("settings: " + file, "6 of 6 cells done", "report: 6 of 6 cells");
    String yaml = Files.readString(file);
    assertThat(yaml)
        .startsWith("# What ./grpo train made of ")
        .contains("group: country", "seed: run", "features: 32", "steps: 30", "eta_alpha: ");
    assertThat(Files.readString(folder.resolve("out/my-pairs-1/report/table.md")))
        .contains("| DPO |", "| IS-DPO |", "| GR-DPO |");
    Cli again = run("run", file.toString());
    assertThat(again.out()).contains("6 of 6 cells done");
    assertThat(again.err()).doesNotContain("cells/s");
    assertThat(train().exitCode()).isZero();
    Files.writeString(file, yaml.replace("steps: 30", "steps: 20"));
    Cli edited = train();
    assertThat(edited.exitCode()).isEqualTo(2);
    assertThat(edited.err())
        .contains(
            file + ": has other settings than this command makes of the files, first in line ",
            ": \"steps: 20\" there, \"steps: 30\" now; run it with ./grpo run ");
    assertThat(Files.readString(file)).contains("steps: 20");
  }

  @Test
  void anyNamedMethodAndAnySetting() {
    Cli cli =
        train(
            "--methods",
            "ipo,gr-ipo,tilted-dpo,cvar-dpo",
            "--set",
            "methods.*.beta=0.5,1",
            "--name",
            "other");
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(cli.out()).contains("16 of 16 cells done");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --methods dpp                | --methods: unknown method "dpp"; did you mean "dpo"?
          --policy language-model      | --policy language-model: needs --model, the folder of a checkpoint
          --policy log-linear --model d | --model: is of --policy language-model; leave one of the two out
          --policy linear              | --policy: must be one of log-linear, language-model, but was "linear"
          --seeds x                    | seeds
          --set data.group=contry      | did you mean "country"?
          """)
  void mistakes(String flags, String message) {
    Cli cli = train(flags.split(" "));
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err().lines()).hasSize(1);
    assertThat(cli.err()).contains(message).doesNotContain("Exception");
  }

  @Test
  void aFileIsNeededAndItsGroup() {
    assertThat(run("train").err()).contains("expected a file of pairs, such as ./grpo train ");
    assertThat(run("train", pairs.toString()).err())
        .contains("data.group: is missing; name the column that says which group of people");
  }

  @Test
  void describeSplitAndExport() throws IOException {
    Cli described = run("data", "describe", pairs.toString(), "--group", "country");
    assertThat(described.exitCode()).as(described.err()).isZero();
    assertThat(described.out())
        .contains(
            "120 pairs of 2 groups used",
            "  a         48           6     6\n",
            "  the same response twice  a          1\n",
            "  1  a          -  1.000\n");
    assertThat(folder.resolve("out/describe/figures/pairs.png")).exists();
    assertThat(Files.readString(folder.resolve("out/describe/disagreement.csv")))
        .isEqualTo("group,other,shared,opposite\na,b,60,1.0\n");
    Cli split = Cli.run("data", "split", pairs.toString(), "--group", "country");
    assertThat(split.out()).startsWith("part,group,place,prompt\ntrain,a,");
    assertThat(split.out().lines()).hasSize(121);
    Cli exported = run("data", "export", pairs.toString(), "--group", "country");
    assertThat(exported.out()).contains("train.jsonl: 96 pairs", "left out: 1 the same response");
    assertThat(Files.readAllLines(folder.resolve("out/test.jsonl")))
        .hasSize(12)
        .allMatch(line -> line.startsWith("{\"prompt\":\"Topic "));
    assertThat(run("data", "export", pairs.toString(), "--group", "country", "--fold", "1").err())
        .contains(
            "data export FILE does not take --fold; it takes --group, --set, --out, --format");
    assertThat(Cli.run("data", "fetch", pairs.toString()).err()).contains("takes no file");
  }
}
