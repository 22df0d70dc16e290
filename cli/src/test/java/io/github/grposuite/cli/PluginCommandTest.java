package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.records.file.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --plugins}, as a new user meets it. */
class PluginCommandTest {
  private static final Path EXAMPLES = Path.of("../docs/examples");
  private static final String NAME = "mine/plugins";
  private static final String FLAG = "--plugins";

  private static final String EXPERIMENT =
      """
      name: mine/plugins
      description: A solver of one's own
      seeds: 1
      data: {source: synthetic, random: splittable, features: flipped, pairs: uneven, actions: 8,
        state_dimension: 2, rewards: [[1, 3, 1, 3], [3, 1, 3, 1]], group_weights: [0.2, 0.8],
        train: 100, validation: 20, test: 20, start: [0, 5]}
      methods:
        own: {loss: dpo, weighting: grpo, solver: own, beta: 1, eta_alpha: 0.1, eta_theta: 0.1, steps: 200}
        dpo: {beta: 1, eta_theta: 0.1, steps: 200}
      vary: {methods.*.eta_theta: [0.1, 0.2]}
      """;

  private static final String SOLVER =
      """
      import io.github.grposuite.core.Settings;
      import io.github.grposuite.core.loss.LossByGroup;
      import io.github.grposuite.core.pairs.PairMatrix;
      import io.github.grposuite.core.training.*;
      import io.github.grposuite.core.weighting.GroupWeighting;
      import org.apache.commons.rng.UniformRandomProvider;

      public final class Own implements SolverProvider {
        public String key() { return "own"; }
        public Solver create(Settings s) { return new Rule(s.number("eta_theta"), s.integer("steps")); }
        record Rule(double eta, int steps) implements Solver {
          public void check(LossByGroup loss, GroupWeighting weighting, int groups) {}
          public Trainer start(LossByGroup l, GroupWeighting w, PairMatrix p, double[] theta0,
              UniformRandomProvider random) {
            return new FullBatchTrainer(l, w, p, theta0) {
              int done;
              protected void move(double[] theta, double[] gradient, double[] memory) {
                done++;
                for (int j = 0; j < theta.length; j++) {
                  memory[j] = 0.5 * memory[j] + gradient[j];
                  theta[j] -= eta * memory[j];
                }
                @more
              }
            };
          }
        }
      }
      """;

  @TempDir Path folder;

  private Path experiment() throws IOException {
    return Files.writeString(folder.resolve("mine.yaml"), EXPERIMENT);
  }

  private Path solver(String more) throws IOException {
    return Files.writeString(folder.resolve("Own.java"), SOLVER.replace("@more", more));
  }

  private Cli run(String out, Path experiment, String plugins, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("run", experiment.toString(), "--out", folder.resolve(out).toString()));
    if (!plugins.isEmpty()) {
      arguments.addAll(List.of(FLAG, plugins));
    }
    arguments.addAll(Arrays.asList(more));
    return Cli.run(arguments.toArray(String[]::new));
  }

  private Path directory(String out) {
    return folder.resolve(out).resolve(NAME);
  }

  /** What every run measured and ended with. */
  private Map<String, String> records(String out) throws IOException {
    Map<String, String> records = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory(out).resolve("runs"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (List.of("metrics.csv", "policy.json", "manifest.json")
            .contains(file.getFileName().toString())) {
          records.put(directory(out).relativize(file).toString(), Sha256.hex(file));
        }
      }
    }
    return records;
  }

  private static String examples(String... names) {
    return String.join(",", Stream.of(names).map(n -> EXAMPLES.resolve(n).toString()).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"CauchyLoss.java", "FrankWolfe.java", "HeavyBall.java"})
  void anExampleHasAtMostFortyLines(String name) throws IOException {
    assertThat(Files.readAllLines(EXAMPLES.resolve(name))).hasSizeLessThanOrEqualTo(40);
  }

  @Test
  void theExamplesRunInASweepAndAreComputedAgainAndReported() throws IOException {
    String all = examples("CauchyLoss.java", "FrankWolfe.java", "HeavyBall.java");
    String[] few = {"--seeds", "1", "--set", "methods.*.steps=200"};
    Path yaml = EXAMPLES.resolve("plugins.yaml");
    Cli first = run("out", yaml, all, few);
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out()).contains("5 of 5 cells done");
    Map<String, String> records = records("out");
    Cli again = run("out", yaml, all, few);
    assertThat(again.out()).contains("5 of 5 cells done");
    assertThat(records("out")).isEqualTo(records).hasSize(15);

    Path record = directory("out").resolve("experiment.yaml");
    assertThat(Files.readString(record))
        .contains(
            "class: CauchyLoss", "sha256: " + Sha256.hex(EXAMPLES.resolve("CauchyLoss.java")));
    Cli fromRecord = run("second", record, all);
    assertThat(fromRecord.exitCode()).as(fromRecord.err()).isZero();
    assertThat(records("second")).isEqualTo(records);

    String there = directory("out").toString();
    Cli verified = Cli.run("verify", there, "--rerun", "2", FLAG, all);
    assertThat(verified.exitCode()).as(verified.err()).isZero();
    assertThat(verified.out()).contains("2 with the same bytes");
    Cli without = Cli.run("verify", there, "--rerun", "2");
    assertThat(without.exitCode()).isEqualTo(2);
    assertThat(without.err())
        .contains(
            "experiment.yaml: plugins.loss.cauchy: was class CauchyLoss with SHA-256 ",
            "; give its file with --plugins");

    for (String command : List.of("verify", "status", "report", "export")) {
      Cli told = Cli.run(command, there);
      assertThat(told.exitCode()).as(command + told.err()).isZero();
    }
    assertThat(directory("out").resolve("report/table.md"))
        .content()
        .contains("| worst-cauchy | 4 | 1 of 1 |");
    Cli merged = Cli.run("merge", folder.resolve("merged").toString(), there);
    assertThat(merged.exitCode()).as(merged.err()).isZero();
  }

  @Test
  void aRunThatWasStoppedGoesOnWithTheSameBytes() throws IOException {
    Path yaml = experiment();
    String slow = solver("try { Thread.sleep(8); } catch (InterruptedException e) {}").toString();
    String[] one = {"--methods", "own", "--set", "methods.own.eta_theta=0.1", "--jobs", "1"};
    Cli whole = run("whole", yaml, slow, one);
    assertThat(whole.exitCode()).as(whole.err()).isZero();
    String[] stopped = Arrays.copyOf(one, one.length + 2);
    stopped[one.length] = "--timeout";
    stopped[one.length + 1] = "1s";
    Cli part = run("part", yaml, slow, stopped);
    assertThat(part.exitCode()).as(part.err()).isEqualTo(1);
    try (Stream<Path> states = Files.list(directory("part").resolve("runs"))) {
      assertThat(states.filter(path -> path.getFileName().toString().startsWith(".training-")))
          .hasSize(1);
    }
    String[] further = Arrays.copyOf(one, one.length + 1);
    further[one.length] = "--retry-failed";
    Cli rest = run("part", yaml, slow, further);
    assertThat(rest.exitCode()).as(rest.err()).isZero();
    assertThat(records("part")).isEqualTo(records("whole")).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"IllegalStateException", "NoSuchMethodError"})
  void aCellThatAPluginFailsNamesItsClassAndLeavesTheOthers(String thrown) throws IOException {
    Path yaml = experiment();
    String own =
        solver("if (eta > 0.1 && done > 50) throw new " + thrown + "(\"too late\");").toString();
    Cli cli = run("out", yaml, own);
    assertThat(cli.exitCode()).isEqualTo(1);
    assertThat(cli.out()).contains("3 of 4 cells done");
    assertThat(cli.err())
        .contains(
            "1 of 4 cells failed",
            "own seed=1 methods.*.eta_theta=0.2: the solver own (class Own of Own.java) threw"
                + " java.lang."
                + thrown
                + ": too late at Own.java:");
    Cli dry = run("other", yaml, own, "--dry-run");
    assertThat(dry.exitCode()).as(dry.err()).isZero();
    assertThat(dry.out()).contains("4 cells");
  }

  @Test
  void theFlagIsRepeatable() throws IOException {
    Path yaml = EXAMPLES.resolve("plugins.yaml");
    Cli cli =
        run(
            "out",
            yaml,
            examples("CauchyLoss.java"),
            FLAG,
            examples("FrankWolfe.java", "HeavyBall.java"),
            "--dry-run");
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(cli.out()).contains("25 cells");
    Cli missing = run("out", yaml, "Missing.java");
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.err()).contains("--plugins: Missing.java: no such file");
    Cli none = run("out", yaml, "");
    assertThat(none.err()).contains("but was cauchy; a class of your own is given by --plugins");
  }
}
