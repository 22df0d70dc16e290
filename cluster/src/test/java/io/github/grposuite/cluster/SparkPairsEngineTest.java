package io.github.grposuite.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.loss.LossByGroup;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.pairs.PairSums;
import io.github.grposuite.core.pairs.PairsElsewhereException;
import io.github.grposuite.datasets.pairs.PairChunk;
import io.github.grposuite.experiments.plugins.Plugins;
import io.github.grposuite.experiments.spec.TreeSettings;
import io.github.grposuite.experiments.spec.YamlFormat;
import io.github.grposuite.experiments.training.BlockedPairs;
import io.github.grposuite.experiments.training.MethodPlan;
import io.github.grposuite.experiments.training.PolicyKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One run over pairs that lie in blocks on executors, against the same run in this process. */
@Timeout(300)
class SparkPairsEngineTest {
  /** Of group a 57,600 are for training, two blocks; of group b one block. */
  private static final int PAIRS = 45_000;

  private static final String METHODS =
      """
        gr-dpo: {beta: 1, eta_theta: 0.5, eta_alpha: 0.1, steps: 5, evaluate_every: 2}
        rdpo: {beta: 1, label_smoothing: [0.1, 0.2], eta_theta: 0.5, steps: 3, evaluate_every: 2}
        prox: {loss: dpo, weighting: grpo, solver: mirror-prox, beta: 1, eta_theta: 0.5, eta_alpha: 0.1, steps: 3, evaluate_every: 2}
      """;

  /** Composed of what is the user's own. */
  private static final String OWN =
      """
        own: {loss: cauchy, weighting: frank-wolfe, solver: descent, beta: 1, eta_theta: 0.5, eta_alpha: 0.1, scale: 2, steps: 3, evaluate_every: 2}
      """;

  private static final String CAUCHY = "../docs/examples/CauchyLoss.java";
  private static final String FRANK_WOLFE = "../docs/examples/FrankWolfe.java";

  /** A solver that needs no more than sums. */
  private static final String DESCENT =
      """
      import io.github.grposuite.core.Settings;
      import io.github.grposuite.core.loss.LossByGroup;
      import io.github.grposuite.core.pairs.*;
      import io.github.grposuite.core.training.*;
      import io.github.grposuite.core.weighting.GroupWeighting;
      import org.apache.commons.rng.UniformRandomProvider;

      public final class Descent implements SolverProvider {
        public String key() { return "descent"; }
        public Solver create(Settings s) { return new Own(s.number("eta_theta"), s.integer("steps")); }
        record Own(double eta, int steps) implements Solver {
          public void check(LossByGroup l, GroupWeighting w, int groups) {}
          public Trainer start(
              LossByGroup l, GroupWeighting w, PairMatrix p, double[] theta0, UniformRandomProvider r) {
            return startOnSums(l, w, p, theta0);
          }
          public Trainer startOnSums(LossByGroup l, GroupWeighting w, Pairs p, double[] theta0) {
            return new FullBatchTrainer(l, w, p, theta0) {
              protected void move(double[] theta, double[] gradient, double[] memory) {
                for (int j = 0; j < theta.length; j++) { theta[j] -= eta * gradient[j]; }
              }
            };
          }
        }
      }
      """;

  /** A loss with margins, none of which it is tried at, where it throws. */
  private static final String PICKY =
      """
      import io.github.grposuite.core.Settings;
      import io.github.grposuite.core.loss.*;

      public final class Picky implements LossProvider {
        public String key() { return "picky"; }
        public PreferenceLoss create(Settings s, double beta) { return new Own(beta); }
        record Own(double beta) implements PreferenceLoss {
          public double value(double h) {
            if (h > 0.35 && h < 0.65) { throw new Bad("no value at " + h); }
            return -h;
          }
          public double derivative(double h) { return -1; }
        }
        static final class Bad extends RuntimeException {
          Bad(String message) { super(message); }
        }
      }
      """;

  @TempDir static Path folder;
  private static Path first;
  private static Path second;

  @TempDir Path out;

  @BeforeAll
  static void write() throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    first = write("first.csv", random);
    second = write("second.csv", random);
  }

  private static Path write(String name, SplittableRandom random) throws IOException {
    Path file = folder.resolve(name);
    try (PrintWriter text = new PrintWriter(Files.newBufferedWriter(file))) {
      text.println("country,p,q,r,s");
      for (int i = 0; i < PAIRS; i++) {
        text.print(i % 5 == 0 ? "b" : "a");
        for (int j = 0; j < 4; j++) {
          text.print("," + (random.nextInt(1000) / 1000.0 - 0.4));
        }
        text.println();
      }
    }
    return file;
  }

  private String plugins() throws IOException {
    return String.join(
        ",",
        CAUCHY,
        FRANK_WOLFE,
        Files.writeString(out.resolve("Descent.java"), DESCENT).toString(),
        Files.writeString(out.resolve("Picky.java"), PICKY).toString());
  }

  private String experiment(String storage, String methods) throws IOException {
    return Files.writeString(
            out.resolve("big.yaml"),
            """
            name: big
            seeds: 3
            data:
              source: pairs
              file: [%s, %s]
              group: country
              representation: columns
              columns_of_features: [p, q, r, s]
              storage: %s
            methods:
            %s
            """
                .formatted(first, second, storage, methods))
        .toString();
  }

  private Cli run(String experiment, String engine, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("run", experiment, "--out", out.resolve(engine).toString()));
    arguments.addAll(List.of(more));
    return Cli.run(arguments.toArray(String[]::new));
  }

  private Cli onExecutors(String experiment, String master, String... more) {
    List<String> flags = new ArrayList<>(List.of("--engine", "spark-pairs", "--master", master));
    flags.addAll(List.of(more));
    return run(experiment, "spark", flags.toArray(String[]::new));
  }

  private void sameRecords(String experiment, int files, String... more) throws IOException {
    run(experiment, "local", more);
    assertThat(Records.of(out.resolve("spark/big")))
        .hasSize(files)
        .isEqualTo(Records.of(out.resolve("local/big")));
  }

  @Test
  void theSameBytesInOneProcess() throws IOException {
    String experiment = experiment("float32", METHODS);
    Cli cli = onExecutors(experiment, "local[2]");
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    sameRecords(experiment, 15);
  }

  @Test
  void aLossOfTheUsersOwnThatThrowsFailsItsCellAlone() throws IOException {
    String picky =
        "  picky: {loss: picky, weighting: pooled, solver: gradient, beta: 1, eta_theta: 0.5,"
            + " steps: 9, evaluate_every: 1}\n";
    String experiment = experiment("float64", picky + OWN);
    Cli cli = onExecutors(experiment, "local[2]", "--plugins", plugins());
    assertThat(cli.exitCode()).as(cli.err()).isEqualTo(1);
    assertThat(cli.err())
        .contains(
            "1 of 2 cells failed",
            "the loss picky (class Picky of Picky.java) threw Picky$Bad: no value at 0.",
            " at Picky.java:9");
    sameRecords(experiment, 10, "--plugins", plugins());
  }

  @Test
  void theSameBytesOnTwoWorkersAndAfterOneIsKilled() throws Exception {
    String experiment =
        experiment(
            "float64",
            """
              gr-dpo: {beta: 1, eta_theta: 0.5, eta_alpha: 0.1, steps: 5, evaluate_every: 2}
            """
                + OWN);
    try (StandaloneCluster cluster = StandaloneCluster.start(folder, 2)) {
      Cli cli = onExecutors(experiment, cluster.url(), "--plugins", plugins());
      assertThat(cli.exitCode()).as(cli.err()).isZero();
      sameRecords(experiment, 10, "--plugins", plugins());
      killedBetweenPasses(cluster);
    }
  }

  private static void killedBetweenPasses(StandaloneCluster cluster) throws IOException {
    Map<String, Object> data =
        Map.of(
            "source", "pairs",
            "file", first.toString(),
            "group", "country",
            "representation", "columns",
            "columns_of_features", List.of("p", "q", "r", "s"));
    BlockedPairs blocked = BlockedPairs.of(data);
    List<PairChunk> chunks = blocked.chunks(1, 0);
    PairMatrix here = PairMatrix.withCapacity(4, blocked.trainSizes(0));
    for (PairChunk chunk : chunks) {
      for (PairMatrix block : blocked.read(chunk)) {
        block.read(0, pair -> here.append(chunk.group(), pair));
      }
    }
    String document = YamlFormat.MAPPER.writeValueAsString(Map.of("data", data));
    try (Connection connection = Connection.open(Optional.of(cluster.url()))) {
      connection.ship(Set.of());
      MethodPlan<?> method = cauchy();
      LossByGroup own = (LossByGroup) method.training().loss();
      SentLosses losses = new SentLosses(connection.context());
      assertThatThrownBy(() -> losses.of(own))
          .isInstanceOf(PairsElsewhereException.class)
          .hasMessage(
              "class CauchyLoss$Cauchy is a loss that the solver has made, which is not sent to"
                  + " executors; let the solver take the method's loss");
      losses.add(method);
      SparkPairs there =
          new SparkPairs(
              connection.context(), new ChunkTask.Chunks(document, chunks), 2, 4, losses, () -> {});
      assertThat(there.sizes()).isEqualTo(here.sizes());
      PairSums apart = there.sums();
      PairSums whole = here.sums();
      double[] theta = {0.1, 0, 0, 0};
      for (int pass = 0; pass < 4; pass++) {
        if (pass == 2) {
          cluster.killWorker(0);
          cluster.addWorker();
        } else if (pass == 3) {
          cluster.killWorker(1); // The new one makes the class again.
        }
        theta[1] = pass;
        LossByGroup loss = pass % 2 == 0 ? new Dpo(1) : own;
        apart.gradients(loss, theta);
        whole.gradients(loss, theta);
        for (int g = 0; g < 2; g++) {
          assertThat(apart.lossSum(g)).isEqualTo(whole.lossSum(g));
          assertThat(apart.gradientSum(g)).isEqualTo(whole.gradientSum(g));
        }
      }
    }
  }

  private static MethodPlan<?> cauchy() throws IOException {
    String block =
        "{loss: cauchy, weighting: pooled, solver: gradient, beta: 1, eta_theta: 1, steps: 1}";
    return PolicyKind.LOG_LINEAR.method(
        "own",
        new TreeSettings("here", "own", YamlFormat.MAPPER.readValue(block, ObjectNode.class)),
        Plugins.open(List.of(Path.of(CAUCHY))));
  }

  @Test
  void whatNeedsSinglePairsIsRefusedWithoutARecord() throws IOException {
    String experiment =
        experiment(
            "float64",
            """
              ipo: {beta: 1, steps: 3}
              dpo: {beta: 1, eta_theta: 0.5, steps: 3, batch: 8}
              less: {loss: dpo, weighting: subsample, solver: gradient, beta: 1, eta_theta: 1, steps: 3}
            """);
    Cli cli = onExecutors(experiment, "local[2]");
    assertThat(cli.exitCode()).isEqualTo(1);
    assertThat(cli.err()).contains("3 of 3 cells have no record", "use solver gradient");
    assertThat(Files.readString(out.resolve("spark/big/cells.csv")))
        .contains("set batch to 0", "the weighting subsample keeps some pairs");
  }

  @Test
  void otherDataAreRefused() {
    Cli cli = onExecutors("synthetic/chi", "local[1]");
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err())
        .contains("data.source: must be pairs, with a log-linear policy, to be in blocks");
  }
}
