package io.github.grposuite.cluster;

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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Prints what a pass over pairs costs on Spark, with a master and two workers of one core on
 * loopback, beside the same pass on this process's threads; the two take turns. Run by its name
 * alone: docs/performance.md has the command.
 */
class StepCosts {
  private static final int WARM = 30;
  private static final int PASSES = 60;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"4000, 4, 2", "4000, 4, 200", "100000, 4, 2", "50000, 128, 2"})
  void pass(int pairs, int dimension, int groups) throws Exception {
    Path file = write(pairs, dimension, groups);
    List<String> columns = IntStream.range(0, dimension).mapToObj(j -> "x" + j).toList();
    Map<String, Object> data =
        Map.of(
            "source", "pairs",
            "file", file.toString(),
            "group", "country",
            "representation", "columns",
            "columns_of_features", columns);
    BlockedPairs blocked = BlockedPairs.of(data);
    List<PairChunk> chunks = blocked.chunks(1, 0);
    PairMatrix here = PairMatrix.withCapacity(dimension, blocked.trainSizes(0));
    for (PairChunk chunk : chunks) {
      for (PairMatrix block : blocked.read(chunk)) {
        block.read(0, pair -> here.append(chunk.group(), pair));
      }
    }
    String document = YamlFormat.MAPPER.writeValueAsString(Map.of("data", data));
    try (StandaloneCluster cluster = StandaloneCluster.start(folder, 2);
        Connection connection = Connection.open(Optional.of(cluster.url()))) {
      connection.ship(ExperimentBundle.extras(document, List.of()));
      SparkPairs there =
          new SparkPairs(
              connection.context(),
              new ChunkTask.Chunks(document, chunks),
              here.groups(),
              dimension,
              new SentLosses(connection.context()),
              () -> {});
      print(here, chunks.size(), here.sums(), there.sums());
    }
  }

  private Path write(int pairs, int dimension, int groups) throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    Path file = folder.resolve("pairs.csv");
    try (PrintWriter text = new PrintWriter(Files.newBufferedWriter(file))) {
      text.println(
          IntStream.range(0, dimension)
              .mapToObj(j -> "x" + j)
              .collect(Collectors.joining(",", "country,", "")));
      for (int i = 0; i < pairs; i++) {
        text.println(
            IntStream.range(0, dimension)
                .mapToObj(j -> String.valueOf(random.nextInt(100) / 100.0 - 0.4))
                .collect(Collectors.joining(",", "g" + i % groups + ",", "")));
      }
    }
    return file;
  }

  private static void print(PairMatrix pairs, int chunks, PairSums here, PairSums there) {
    double[] theta = new double[pairs.dimension()];
    double[] local = new double[PASSES];
    double[] spark = new double[PASSES];
    for (int i = -WARM; i < PASSES; i++) {
      theta[0] = 1e-3 * i;
      double a = milliseconds(here, theta);
      double b = milliseconds(there, theta);
      if (i >= 0) {
        local[i] = a;
        spark[i] = b;
      }
    }
    Arrays.sort(local);
    Arrays.sort(spark);
    System.out.printf(
        Locale.ROOT,
        "%d x %d, %d tasks: here %.2f ms a pass (quartiles %.2f to %.2f), Spark %.1f ms (%.1f to"
            + " %.1f)%n",
        pairs.size(),
        pairs.dimension(),
        chunks,
        local[PASSES / 2],
        local[PASSES / 4],
        local[3 * PASSES / 4],
        spark[PASSES / 2],
        spark[PASSES / 4],
        spark[3 * PASSES / 4]);
  }

  private static double milliseconds(PairSums sums, double[] theta) {
    long start = System.nanoTime();
    sums.gradients(new Dpo(1), theta);
    return (System.nanoTime() - start) / 1e6;
  }
}
