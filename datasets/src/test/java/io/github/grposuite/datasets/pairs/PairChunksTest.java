package io.github.grposuite.datasets.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.pairs.PairMatrix.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training pairs that are read chunk by chunk, by whoever needs them. */
class PairChunksTest {
  private static final FeatureColumns COLUMNS = new FeatureColumns(List.of("p", "q"), List.of());
  private static final PairFeatures FEATURES = PairFeatures.columns(COLUMNS);

  @TempDir Path folder;
  private PairRequest request;

  /** Three files; every seventh row has no q, and the second file has group b alone. */
  @BeforeEach
  void write() throws IOException {
    List<Path> files = new ArrayList<>();
    for (int f = 0; f < 3; f++) {
      StringBuilder text = new StringBuilder("country,p,q\n");
      for (int i = 0; i < 100; i++) {
        String group = f == 1 || i % 3 == 0 ? "b" : "a";
        text.append(group + "," + (100 * f + i) + "," + (i % 7 == 0 ? "" : i) + "\n");
      }
      files.add(Files.writeString(folder.resolve(f + ".csv"), text));
    }
    PairSplit split =
        new PairSplit(
            new PairSplit.By.SingleRow(), PairSplit.Cut.Fractions.USUAL, OptionalLong.of(1));
    request =
        new PairRequest(
            files,
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(COLUMNS),
            GroupColumn.of("country"),
            List.of(),
            1,
            Optional.of(split));
  }

  private List<PairMatrix> read(PairChunk chunk) throws IOException {
    return PairReading.blocks(request, chunk, FEATURES, Storage.FLOAT64, 8);
  }

  @Test
  void haveTheTrainingPairsInTheirOrder() throws IOException {
    DividedPairs divided = ScannedPairs.of(request).divide(0);
    PairMatrix train = PairReading.features(divided, FEATURES, Storage.FLOAT64).get(0);
    List<List<Double>> apart = List.of(new ArrayList<>(), new ArrayList<>());
    List<PairChunk> chunks = divided.chunks(16);
    for (PairChunk chunk : chunks) {
      List<PairMatrix> blocks = read(chunk);
      assertThat(blocks.stream().mapToInt(PairMatrix::size).sum()).isEqualTo(chunk.pairs());
      assertThat(blocks.subList(0, blocks.size() - 1)).allMatch(block -> block.size() == 8);
      for (PairMatrix block : blocks) {
        block.read(0, pair -> apart.get(chunk.group()).add(pair[0]));
      }
    }
    for (int g = 0; g < 2; g++) {
      List<Double> whole = new ArrayList<>();
      train.read(g, pair -> whole.add(pair[0]));
      assertThat(apart.get(g)).isEqualTo(whole).hasSizeGreaterThan(32);
    }
    assertThat(chunks.stream().mapToInt(PairChunk::group)).isSorted();
  }

  /** Group a has no pair in the second file. */
  @Test
  void readOnlyFilesThatHaveThem() throws IOException {
    List<PairChunk> chunks = ScannedPairs.of(request).divide(0).chunks(16);
    Files.delete(folder.resolve("1.csv"));
    for (PairChunk chunk : chunks) {
      if (chunk.name().equals("a")) {
        assertThat(read(chunk)).isNotEmpty();
      }
    }
  }

  @Test
  void anotherFileUnderThePathIsRefused() throws IOException {
    PairChunk chunk = ScannedPairs.of(request).divide(0).chunks(16).get(0);
    Path first = folder.resolve("0.csv");
    Files.writeString(first, Files.readString(first) + "\n");
    String message =
        first
            + ": is not there, or not the file that this run was planned with; every worker needs"
            + " the same file under this path";
    assertThatThrownBy(() -> read(chunk)).isInstanceOf(PairException.class).hasMessage(message);
    Files.delete(first);
    assertThatThrownBy(() -> read(chunk)).isInstanceOf(PairException.class).hasMessage(message);
  }
}
