package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlotCommandTest {
  @TempDir static Path root;

  private static String directory;

  @BeforeAll
  static void run() {
    Cli cli =
        Cli.run(
            "run",
            "synthetic/uneven-imbalanced",
            "--seeds",
            "1..2",
            "--set",
            "methods.*.steps=20",
            "--set",
            "data.features=same,swapped,flipped",
            "--set",
            "methods.*.evaluate_every=5",
            "--out",
            root.toString());
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    directory = root.resolve("synthetic/uneven-imbalanced").toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{figure: curves, methods: [dpo, gr-dpo], where: {data.features: flipped}, traces: true,"
            + " y: log, name: x}",
        "{figure: groups, metric: accuracy, split: test, name: x}",
        "{figure: simplex, where: {features: [same, swapped]}, name: x}",
        "{figure: weights, name: x}",
        "{figure: bars, metric: kl, group: each, name: x}",
        "{figure: trade-off, metric: accuracy, split: test, name: x}",
        "{figure: forest, baseline: is-dpo, metric: kl, name: x}",
        "{figure: profile, metric: greedy_reward_error, name: x}",
        "{figure: ranks, name: x}"
      })
  void drawsWhatIsAskedFor(String request) throws IOException {
    Path out = root.resolve("plots");
    Cli cli = Cli.run("plot", directory, request, "--out", out.toString());

    assertThat(cli.exitCode()).as(cli.err()).isZero();
    byte[] png = Files.readAllBytes(out.resolve("x.png"));
    assertThat(out.resolve("x.svg")).isNotEmptyFile();
    assertThat(out.resolve("x.pdf")).isNotEmptyFile();
    assertThat(out.resolve("x.csv")).isNotEmptyFile();
    Cli.run("plot", directory, request, "--out", out.toString());
    assertThat(out.resolve("x.png")).hasBinaryContent(png);
  }

  @Test
  void takesItsRequestAndStyleFromFiles() throws IOException {
    Path request = Files.writeString(root.resolve("plot.yaml"), "figure: curves\nname: y\n");
    Path style = Files.writeString(root.resolve("style.yaml"), "{width: 3in, font_size: 8}");
    String out = root.resolve("styled").toString();

    Cli cli =
        Cli.run(
            "plot",
            directory,
            "--file",
            request.toString(),
            "--style",
            style.toString(),
            "--out",
            out);

    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(Path.of(out, "y.svg")).content().contains("viewBox=\"0 0 648 ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{metric: loss} | plot: figure: is missing; it is one of curves, groups,",
        "{figure: curve} | plot: figure: unknown value \"curve\"; did you mean \"curves\"?",
        "{figure: curves, metrics: loss} | does not take \"metrics\"; did you mean \"metric\"?",
        "{figure: curves, baseline: dpo} | the figure curves does not take \"baseline\"",
        "{figure: curves, metric: losss} | metric: unknown value \"losss\"; did you mean \"loss\"?",
        "{figure: curves, split: [a]} | split: must be text, but was [\"a\"]; write some",
        "{figure: curves, split: tset} | split: unknown value \"tset\"; did you mean \"test\"?",
        "{figure: curves, methods: [dpoo]} | methods: unknown value \"dpoo\"; did you mean"
            + " \"dpo\"?",
        "{figure: curves, where: {features: flippd}} | where.features: unknown value \"flippd\";"
            + " did you mean \"flipped\"?",
        "{figure: curves, where: {chi: 1}} | where: unknown value \"chi\"; known are data.features",
        "{figure: curves, where: x} | where: must be a block of keys and values, but was \"x\"",
        "{figure: curves, traces: maybe} | traces: unknown value \"maybe\"; known are true, false",
        "{figure: curves, name: ../x} | name must be 1 to 100 letters, digits or ._-",
        "{figure: curves, metric: weight, split: test} | weights belong to no split",
        "{figure: curves, metric: logprob_accuracy} | no run has worst-group test log-probability"
            + " accuracy; the runs have train loss",
        "{figure: curves, group: Egypt} | groups are 0, 1, worst, average, gap",
        "{figure: curves, group: each} | group: each is for bars",
        "{figure: heat-map} | it needs a method with two hyperparameters whose values cross",
        "{figure: against} | no data setting has several values that are numbers",
        "[1] | must be a block of keys and values like {figure: curves, metric: loss, group:"
            + " worst}, but was",
        "{figure: *x} | has the alias *x",
        "'' | but is missing"
      })
  void saysWhatIsWrong(String request, String message) {
    Cli cli = Cli.run("plot", directory, request);

    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains(message).hasLineCount(1);
    assertThat(cli.out()).isEmpty();
  }

  @Test
  void saysWhatIsWrongWithTheCommandLine() {
    assertThat(Cli.run("plot", directory).err())
        .contains("expected the directory of an experiment and a request such as");
    assertThat(Cli.run("plot", directory, "--file", "absent.yaml").err())
        .contains("--file: absent.yaml: no such file");
    assertThat(Cli.run("plot", directory, "{figure: bars}", "--style", "absent.yaml").err())
        .contains("--style: absent.yaml: no such file");
    assertThat(Cli.run("plot", root.resolve("absent").toString(), "{figure: bars}").exitCode())
        .isEqualTo(2);
  }
}
