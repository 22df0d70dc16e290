package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.experiments.spec.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every mistake is one line that names the place and says what to do, and an exit code. */
class FriendlyErrorsTest {
  private static final String CHI = "synthetic/chi";

  @TempDir Path directory;

  private static void usage(Cli cli, String... parts) {
    failure(cli, 2, parts);
  }

  private static void failure(Cli cli, int exitCode, String... parts) {
    assertThat(cli.exitCode()).as(cli.err()).isEqualTo(exitCode);
    assertThat(cli.err().lines().filter(line -> line.startsWith("grpo: "))).hasSize(1);
    assertThat(cli.err()).contains(parts).doesNotContain("Exception", "\tat ");
  }

  @Test
  void unknownCommand() {
    usage(Cli.run("rum"), "unknown command \"rum\"", "did you mean \"run\"?");
  }

  @Test
  void unknownFigure() {
    usage(
        Cli.run("reproduce", "figure-2", "figre-6"),
        "reproduce: unknown \"figre-6\"; did you mean \"figure-6\"?");
    usage(Cli.run("reproduce", "figure-1"), "reproduce: unknown \"figure-1\"; did you mean");
  }

  @Test
  void unknownFlag() {
    usage(Cli.run("run", CHI, "--sed", "1"), "--sed", "./grpo run --help");
  }

  @Test
  void unknownExperiment() {
    usage(Cli.run("run", "synthetic/chy"), "\"synthetic/chy\"", "did you mean \"synthetic/chi\"?");
    usage(Cli.run("run", "zzzzzzzzzzzz"), "known are paper/figure-2, ");
    usage(Cli.run("run", "absent.yaml"), "absent.yaml: no such file");
    usage(Cli.run("run"), "expected one experiment or YAML file, but found 0 arguments");
    usage(Cli.run("show", "synthetic/ch"), "did you mean \"synthetic/chi\"?");
  }

  @Test
  void unknownMethod() {
    usage(
        Cli.run("run", CHI, "--methods", "gr-dpp"),
        "unknown method \"gr-dpp\"",
        "did you mean \"gr-dpo\"?");
    usage(
        Cli.run("run", CHI, "--set", "methods.gr-dop.beta=1", "--dry-run"),
        "methods.gr-dop.beta: unknown method",
        "did you mean \"gr-dpo\"?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data.featurs=same | synthetic/chi: data.featurs: unknown key; did you mean \"features\"?",
        "methods.gr-dpo.bets=1 | methods.gr-dpo.bets: unknown key; did you mean \"beta\"?",
        "methods.*.bets=1 | methods.*.bets: no method has this key; did you mean \"beta\"?",
        "seed=1 | seed: unknown setting; write data.KEY, methods.METHOD.KEY",
        "data.features=upside-down | data.features: must be one of same, swapped, flipped, but was",
        "data.features=1 | must be one of same, swapped, flipped, but was 1",
        "data.train=many | data.train: must be a whole number, but was \"many\"",
        "data.train=2.5 | data.train: must be a whole number, but was 2.5",
        "data.train=1e12 | data.train: must be at most 2147483647",
        "data.train=0 | data: train = 0 leaves group 0 without a pair; raise it",
        "data.actions=1 | data: actions must be at least 2, but was 1",
        "data.group_weights=[0.5] | group_weights must have one number a group, 2, but has 1",
        "data.group_weights=[0.5,0.6] | group_weights must sum to 1, but sum to 1.1",
        "data.group_weights=0.5 | must be a list of numbers like [0.2, 0.8], but was 0.5",
        "data.rewards=[[1,2],[3,4]] | each of rewards must have 2 * state_dimension = 4 numbers",
        "data.label_certainty=[1,1.5] | label_certainty must be between 0 and 1, but was 1.5",
        "methods.gr-dpo.beta=-0.1 | methods.gr-dpo: beta must be positive, but was -0.1",
        "methods.gr-dpo.beta=1e999 | methods.gr-dpo.beta: has the number 1e999, which is beyond",
        "methods.gr-dpo.beta=abc | methods.gr-dpo.beta: must be a number, but was \"abc\"",
        "methods.*.chi=1.5 | chi must be between 0 and 1, but was 1.5",
        "methods.gr-dpo.steps=0 | steps must be at least 1, but was 0",
        "methods.gr-dpo.evaluate_every=0 | evaluate_every must be at least 1, but was 0",
        "methods.gr-ipo.loss=dpo | methods.gr-ipo: solver closed-form needs the loss ipo",
        "methods.gr-dpo.weighting=importance-sampling | methods.gr-dpo.eta_alpha: unknown key",
        "methods.*.chi=0,0.0 | methods.*.chi: the value 0 stands twice; write it once",
        "data.actions=2000000000 | data: too large: features times actions times test states",
        "methods.gr-dpo.solver=magic | must be one of gradient, closed-form, algorithm-1,"
            + " algorithm-3, mirror-prox, optimistic, but was magic",
        "methods.gr-ipo.mu=fair | methods.gr-ipo.mu: must be one of equal, importance-sampling,"
            + " but",
        "methods.gr-ipo.mu=[1,2,3] | methods.gr-ipo: mu must have one value a group, 2, but has 3",
        "methods.gr-ipo.mu=[1,-2] | methods.gr-ipo: mu must not be negative, but was -2.0",
        "data.features | --set: must be path=value like data.features=same",
        "data.features= | --set: data.features: has no value; write data.features=value",
        "data.features=[ | --set: data.features: cannot read the value",
      })
  void wrongSetting(String assignment, String message) {
    usage(Cli.run("run", CHI, "--dry-run", "--set", assignment), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2030..2021 | --seeds: the range 2030..2021 is empty; write the smaller seed first",
        "'' | --seeds: must be seeds like 2021..2040 or 1,2,5",
        "1,,2 | --seeds: must be seeds like 2021..2040 or 1,2,5, but was \"1,,2\"",
        "-5 | --seeds",
        "0..9999999 | has over a million seeds",
        "99999999999 | --seeds: a seed must be a whole number from 0 to 4294967295, but was",
        "1.5 | --seeds: a seed must be a whole number from 0 to 4294967295, but was 1.5",
        "-1 | --seeds: a seed must be a whole number from 0 to 4294967295, but was -1",
      })
  void wrongSeeds(String seeds, String message) {
    usage(Cli.run("run", CHI, "--seeds=" + seeds, "--dry-run"), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--set methods.*.steps=5 --set methods.*.steps=6 | --set: gives methods.*.steps twice;"
            + " give",
        "--seeds 1 --seeds 2 | run: --seeds is given twice; give it once, it takes one value",
        "--set methods.*.chi=choice(0.1,0.10) --trials 2 | the value 0.1 stands twice",
      })
  void nothingThatIsGivenIsLost(String flags, String message) {
    List<String> arguments = new ArrayList<>(List.of("run", CHI, "--dry-run"));
    arguments.addAll(List.of(flags.split(" ")));
    usage(Cli.run(arguments.toArray(String[]::new)), message);
  }

  /** One spelling in files and on the command line. */
  @ParameterizedTest
  @ValueSource(strings = {"1e1,3..5", "10,+3,4,5", "10.0,3e0..5.0"})
  void seedsOfAnySpelling(String seeds) {
    assertThat(Seeds.format(Seeds.parse("--seeds", seeds))).isEqualTo("10,3..5");
  }

  @Test
  void methodsThatDifferInCaseAlone() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("my.yaml"),
            """
            name: t/case
            description: x
            seeds: 0
            data: {source: opinions}
            methods:
              mine: {loss: ipo, weighting: pooled, solver: gradient, beta: 1, eta_theta: 1, steps: 1}
              Mine: {loss: ipo, weighting: pooled, solver: gradient, beta: 1, eta_theta: 1, steps: 1}
            """);
    usage(
        Cli.run("run", file.toString(), "--dry-run"),
        "methods: has \"mine\" and \"Mine\", which differ in case alone; rename one");
  }

  @Test
  void commandsCanBePasted() {
    assertThat(ShellWord.of(Path.of("out/t/num"))).isEqualTo("out/t/num");
    assertThat(ShellWord.of(Path.of("a b/$HOME"))).isEqualTo("'a b/$HOME'");
    assertThat(ShellWord.of(Path.of("it's"))).isEqualTo("'it'\\''s'");
    assertThat(ShellWord.of(Path.of("-out"))).isEqualTo("'./-out'");
  }

  @Test
  void methodThatDoesNotFitTheData() {
    usage(
        Cli.run(
            "run",
            "synthetic/even-imbalanced",
            "--dry-run",
            "--set",
            "methods.is-dpo.weights=[1,2,3]"),
        "methods.is-dpo: weights must have one value a group, 2, but has 3");
  }

  @Test
  void weightingThatNeedsAllGroupsWithOnePairAStep() {
    usage(
        Cli.run(
            "run",
            "synthetic/even-imbalanced",
            "--dry-run",
            "--set",
            "methods.gr-ipo@reference-head.solver=algorithm-1",
            "--set",
            "methods.gr-ipo@reference-head.eta_theta=1"),
        "methods.gr-ipo@reference-head: the weighting reference-head needs the losses of all groups"
            + " in every step, but this solver sees one pair a step; use the weighting grpo,");
  }

  @Test
  void emptyOut() {
    usage(Cli.run("run", CHI, "--out", ""), "--out: must name a directory, but was empty");
  }

  @Test
  void notEnoughMemory() {
    Cli cli =
        Cli.run(
            "run",
            CHI,
            "--seeds",
            "1",
            "--methods",
            "gr-ipo",
            "--set",
            "methods.*.chi=1",
            "--set",
            "data.train=400000000",
            "--out",
            directory.toString());
    failure(cli, 1, "1 of 1 cells failed", "needs more memory than the heap of", "-Xmx4g");
  }

  @Test
  void wrongJobs() {
    usage(Cli.run("run", CHI, "--jobs", "0"), "--jobs: must be a number from 1 to 9999");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | is empty; start from an experiment: ./grpo show synthetic/chi > my.yaml",
        "'seeds: 1' | name: is missing; add it",
        "'- 1' | the file: must be a block of keys and values, but was [1]",
        "'a: [' | line 1 is not valid YAML",
        "'name: a\nname: b' | line 2 is not valid YAML: Duplicate field 'name'",
        "'nam: a' | nam: unknown key; did you mean \"name\"?",
        "'name: ../up' | name: must be lower-case words like synthetic/chi, but was \"../up\"",
        "'name: a' | methods: must be a block of keys and values, but is missing",
        "'name: a\nmethods: {}' | methods: is empty; add a method such as gr-dpo",
        "'name: a\nmethods: {dpo: {}}' | data: must be a block of keys and values, but is missing",
        "'name: a\nmethods: {dpo: {}}\ndata: {}' | seeds: is missing; add seeds like 2021..2040",
        "'name: a\n"
            + "methods: {dpo: {}}\n"
            + "data: {}\n"
            + "seeds: [1, x]' | seeds: must be seeds like 2021..2040",
        "'name: a\nmethods: {dpo: {}}\ndata: {}\nseeds: 1' | data.source: is missing; add it",
        "'name: a\nmethods: {dpo: {}}\ndata: {}\nseeds: 1\nvary: {data.x: 3}' |"
            + " vary.data.x: must be a list of values, but was 3",
      })
  void wrongFile(String yaml, String message) throws IOException {
    Path file = Files.writeString(directory.resolve("my.yaml"), yaml.replace("\\n", "\n"));
    usage(Cli.run("run", file.toString()), file + ": ", message);
  }

  @Test
  void unnamedComposition() throws IOException {
    Path file = directory.resolve("my.yaml");
    String yaml = Cli.run("show", CHI).out().replace("gr-ipo:", "gr-ipp:");
    Files.writeString(file, yaml);
    usage(
        Cli.run("run", file.toString(), "--dry-run"),
        "methods.gr-ipp: unknown method; did you mean \"gr-ipo\"?",
        "needs loss, weighting and solver");
  }

  @Test
  void notText() throws IOException {
    Path file = Files.write(directory.resolve("latin.yaml"), new byte[] {'a', ':', (byte) 0xe9});
    usage(Cli.run("run", file.toString()), file + ": is not UTF-8 text; save it as UTF-8");
  }

  @Test
  void unwritableDirectory() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "not a directory");
    usage(
        Cli.run("run", CHI, "--seeds", "1", "--out", file.toString()),
        file + "/synthetic/chi cannot be written",
        "choose another directory with --out");
  }

  @Test
  void nothingToReport() throws IOException {
    usage(Cli.run("report", directory.resolve("absent").toString()), "absent: no such directory");
    usage(
        Cli.run("report", directory.toString()),
        directory + ": holds no experiment (no experiment.yaml)");
  }

  @Test
  void truncatedRecord() throws IOException {
    Cli run = small();
    assertThat(run.exitCode()).as(run.err()).isZero();
    Path experiment = directory.resolve("synthetic/chi");
    Map<String, String> cell = new ExperimentDirectory(experiment).cells().get(0);
    Path metrics = experiment.resolve("runs/" + cell.get("id") + "/metrics.csv");
    byte[] whole = Files.readAllBytes(metrics);
    Files.write(metrics, Arrays.copyOf(whole, whole.length / 2));

    failure(Cli.run("report", experiment.toString()), 1, metrics.toString(), "puts it aside");
    assertThat(Files.readString(experiment.resolve("cells.csv")))
        .contains(cell.get("id") + ",gr-dpo,1,quarantined,")
        .contains(",done,");

    Cli again = small();
    assertThat(again.exitCode()).as(again.err()).isZero();
    Path aside = experiment.resolve("quarantine/" + cell.get("id") + "-1");
    assertThat(again.err()).contains(metrics + " (", "; moved to " + aside);
    assertThat(aside.resolve("reason.txt")).content().contains("is not what the run wrote");
    assertThat(aside.resolve("record/metrics.csv")).hasSize(whole.length / 2);
    assertThat(metrics).hasBinaryContent(whole);
  }

  private Cli small() {
    return Cli.run(
        "run",
        CHI,
        "--seeds",
        "1",
        "--set",
        "methods.*.steps=3",
        "--set",
        "methods.*.chi=0,1",
        "--out",
        directory.toString());
  }

  @Test
  void divergedCellsFailAndTheOthersAreKept() throws IOException {
    Cli cli =
        Cli.run(
            "run",
            CHI,
            "--seeds",
            "1",
            "--set",
            "methods.*.chi=1",
            "--set",
            "methods.gr-ipo.solver=gradient",
            "--set",
            "methods.gr-ipo.eta_theta=1000",
            "--out",
            directory.toString());
    failure(cli, 1, "1 of 2 cells failed", "cells.csv", "at step ", "lower eta_theta");
    String cells = Files.readString(directory.resolve("synthetic/chi/cells.csv"));
    assertThat(cells).contains(",gr-ipo,1,failed,").contains(",gr-dpo,1,done,");
  }

  @Test
  void help() {
    Cli cli = Cli.run("--help");
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.out()).contains("usage: ./grpo COMMAND", "  run ", "  reproduce ", "  report ");
    // A terminal has at least 24 lines.
    assertThat(cli.out().lines())
        .hasSizeLessThanOrEqualTo(24)
        .allMatch(line -> line.length() < 140);
    assertThat(Cli.run("run", "--help").out()).contains("--seeds", "--set", "--dry-run");
    assertThat(Cli.run().exitCode()).isEqualTo(2);
  }

  @Test
  void version() {
    Cli cli = Cli.run("--version");
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.out().lines())
        .hasSize(5)
        .anyMatch(line -> line.startsWith("GRPO Suite 0."))
        .anyMatch(line -> line.matches("commit  ([0-9a-f]{40}|unknown).*"))
        .anyMatch(line -> line.startsWith("Java    " + Runtime.version().feature()))
        .anyMatch(line -> line.matches("kernel  (vector|scalar).*"))
        .anyMatch(line -> line.contains("PyTorch "));
  }

  /** As a shell that has read the script completes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reproduce figure-1 | figure-10 figure-11 figure-12 figure-13",
        "rep | report reproduce",
        "report --cl | --claims",
        "check DIR --select o | own-objective oracle-worst-test-loss",
        "run synthetic/c | synthetic/chi",
      })
  void completion(String words, String completed) throws IOException, InterruptedException {
    String script = Cli.run("completion", "bash").out();
    String[] typed = ("./grpo " + words).split(" ");
    Process bash =
        new ProcessBuilder(
                "bash",
                "-c",
                script
                    + "COMP_WORDS=("
                    + String.join(" ", typed)
                    + "); COMP_CWORD="
                    + (typed.length - 1)
                    + "; _grpo; echo ${COMPREPLY[@]}")
            .redirectErrorStream(true)
            .start();
    String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(out).isZero();
    assertThat(out.strip()).isEqualTo(completed);
    assertThat(Cli.run("completion", "zsh").out()).startsWith("autoload").endsWith(script);
    assertThat(Cli.run("completion", "fish").err())
        .contains("there is no completion for \"fish\"; there is for bash, zsh");
  }
}
