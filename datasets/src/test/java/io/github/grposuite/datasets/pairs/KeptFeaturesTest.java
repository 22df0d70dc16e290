package io.github.grposuite.datasets.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.pairs.PairMatrix.Storage;
import io.github.grposuite.datasets.text.HashedFeatures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Features of pairs: by several threads, and of one division after another. */
class KeptFeaturesTest {
  private static final int PAIRS = 600;

  /** So many that the pairs are several batches. */
  private static final HashedFeatures HASHED = new HashedFeatures(4096, 0.5);

  private static final PairFeatures FEATURES = PairFeatures.hashed(HASHED);
  private static final PairSplit OF_RUN =
      new PairSplit(new PairSplit.By.Prompt(), PairSplit.Cut.Fractions.USUAL, OptionalLong.empty());

  @TempDir Path folder;
  private Path file;

  /** Three groups; a small one is left out. */
  @BeforeEach
  void write() {
    String[] rows =
        IntStream.range(0, PAIRS)
            .mapToObj(
                i ->
                    "{\"prompt\":\"p%d q\",\"chosen\":\"a%d b\",\"rejected\":\"c%d\",\"g\":\"%s\"}"
                        .formatted(i / 2, i % 50, i, i % 40 == 0 ? "z" : i % 3 == 0 ? "x" : "y"))
            .toArray(String[]::new);
    file = PairTexts.write(folder, "pairs.jsonl", rows);
  }

  private ScannedPairs scanned() throws IOException {
    return ScannedPairs.of(PairTexts.divided(file, "g", OF_RUN, "x", "y"));
  }

  /** By part and group. */
  private static double[][][] rows(List<PairMatrix> parts) {
    List<double[][]> rows = new ArrayList<>();
    for (PairMatrix part : parts) {
      for (int g = 0; g < part.groups(); g++) {
        List<double[]> group = new ArrayList<>();
        part.read(g, pair -> group.add(pair.clone()));
        rows.add(group.toArray(double[][]::new));
      }
    }
    return rows.toArray(double[][][]::new);
  }

  private static boolean same(List<PairMatrix> a, List<PairMatrix> b) {
    return Arrays.deepEquals(rows(a), rows(b));
  }

  @ParameterizedTest
  @EnumSource
  void ofAnotherSeedAreCopied(Storage storage) throws IOException {
    List<PairMatrix> alone = PairReading.features(scanned().divide(2), FEATURES, storage);
    ScannedPairs scanned = scanned();
    KeptFeatures kept = new KeptFeatures(FEATURES, storage);
    List<PairMatrix> first = kept.of(scanned.divide(1));
    Files.delete(file); // So nothing can be computed again.
    List<PairMatrix> second = kept.of(scanned.divide(2));
    assertThat(same(second, alone)).isTrue();
    assertThat(same(second, first)).isFalse();
    assertThat(second.get(0).storage()).isEqualTo(storage);
    assertThat(same(kept.of(scanned.divide(1)), first)).isTrue();
  }

  @Test
  void ofTheSameDivisionAreTheSameMatrices() throws IOException {
    ScannedPairs scanned = scanned();
    KeptFeatures kept = new KeptFeatures(FEATURES, Storage.FLOAT32);
    List<PairMatrix> first = kept.of(scanned.divide(1));
    List<PairMatrix> again = kept.of(scanned.divide(1));
    for (int part = 0; part < 3; part++) {
      assertThat(again.get(part)).isSameAs(first.get(part));
    }
  }

  @Test
  void ofOtherPairsAreRead() throws IOException {
    KeptFeatures kept = new KeptFeatures(FEATURES, Storage.FLOAT32);
    List<PairMatrix> first = kept.of(scanned().divide(1));
    assertThat(same(kept.of(scanned().divide(1)), first)).isTrue();
    DividedPairs other = scanned().divide(1);
    Files.delete(file);
    assertThatThrownBy(() -> kept.of(other)).isInstanceOf(PairException.class);
  }

  /** A pool of one thread, of three, and one pair after another without any. */
  @Test
  void areTheSameWithAnyNumberOfThreads() throws IOException {
    DividedPairs divided = scanned().divide(1);
    List<PairMatrix> one = inPool(1, divided);
    assertThat(same(inPool(3, divided), one)).isTrue();
    List<PairMatrix> serial = PairReading.matrices(divided, HASHED.dimension(), Storage.FLOAT64);
    divided.read(
        (group, part, pair) ->
            serial
                .get(part.ordinal())
                .append(
                    group,
                    HASHED.difference(
                        pair.prompt(),
                        pair.chosen(),
                        pair.rejected(),
                        divided.groups().get(group))));
    assertThat(same(one, serial)).isTrue();
    assertThat(one.stream().mapToInt(PairMatrix::size).sum()).isEqualTo(PAIRS - PAIRS / 40);
  }

  private static List<PairMatrix> inPool(int threads, DividedPairs divided) {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(() -> PairReading.features(divided, FEATURES, Storage.FLOAT64)).join();
    } finally {
      pool.shutdown();
    }
  }
}
