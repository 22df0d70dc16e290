package io.github.grposuite.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.pairs.PairSums;
import io.github.grposuite.datasets.pairs.PairChunk;
import io.github.grposuite.experiments.spec.YamlFormat;
import io.github.grposuite.experiments.training.BlockedPairs;
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
  /** Of group a 96,000 are for training, three blocks; of group b one block. */
  private static final int PAIRS = 75_000;

  private static final String METHODS =
      """
        gr-dpo: {beta: 1, eta_theta: 0.5, eta_alpha: 0.1, steps: 5, evaluate_every: 2}
        rdpo: {beta: 1, label_smoothing: [0.1, 0.2], eta_theta: 0.5, steps: 3, evaluate_every: 2}
        prox: {loss: dpo, weighting: grpo, solver: mirror-prox, beta: 1, eta_theta: 0.5, eta_alpha: 0.1, steps: 3, evaluate_every: 2}
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

  private Cli onExecutors(String experiment, String master) {
    return run(experiment, "spark", "--engine", "spark-pairs", "--master", master);
  }

  private void sameRecords(String experiment, int files) throws IOException {
    assertThat(run(experiment, "local").exitCode()).isZero();
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
  void theSameBytesOnTwoWorkersAndAfterOneIsKilled() throws Exception {
    String experiment =
        experiment(
            "float64",
            "  gr-dpo: {beta: 1, eta_theta: 0.5, eta_alpha: 0.1, steps: 5, evaluate_every: 2}");
    try (StandaloneCluster cluster = StandaloneCluster.start(folder, 2)) {
      Cli cli = onExecutors(experiment, cluster.url());
      assertThat(cli.exitCode()).as(cli.err()).isZero();
      sameRecords(experiment, 5);
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
      SparkPairs there =
          new SparkPairs(
              connection.context(), new ChunkTask.Chunks(document, chunks), 2, 4, () -> {});
      assertThat(there.sizes()).isEqualTo(here.sizes());
      PairSums apart = there.sums();
      PairSums whole = here.sums();
      double[] theta = {0.1, 0, 0, 0};
      for (int pass = 0; pass < 4; pass++) {
        if (pass == 2) {
          cluster.killWorker(0);
        }
        theta[1] = pass;
        apart.gradients(new Dpo(1), theta);
        whole.gradients(new Dpo(1), theta);
        for (int g = 0; g < 2; g++) {
          assertThat(apart.lossSum(g)).isEqualTo(whole.lossSum(g));
          assertThat(apart.gradientSum(g)).isEqualTo(whole.gradientSum(g));
        }
      }
    }
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
