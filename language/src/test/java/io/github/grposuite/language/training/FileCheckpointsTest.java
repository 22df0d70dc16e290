package io.github.grposuite.language.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCheckpointsTest {
  private static final TrainingState STATE =
      new TrainingState(
          TrainingState.Status.LEARNING_RATE_EXHAUSTED,
          7,
          2,
          5,
          new float[] {1.5f, -0.0f, Float.MIN_VALUE},
          new float[] {1, 2, 3},
          new float[] {4, 5, 1e-38f},
          new double[] {1e-5, Double.POSITIVE_INFINITY, 3},
          new double[] {0, -0.1, 0.25},
          new double[] {-3.25, -1e300},
          Optional.of(new Best(3, 0.1, new float[] {0.5f, -2, 0}, new double[] {0.25, 0.75})),
          new TrainingLog(
              List.of(
                  new Measurement(0, "train", "Côte d'Ivoire", "loss", 0.1),
                  new Measurement(7, "", "worst", "weight", Double.MIN_VALUE)),
              List.of(new Update(7, 1L << 40, 0.3, 1e300, 1e-5))));

  @TempDir private Path folder;
  private Path file;
  private FileCheckpoints checkpoints;

  @BeforeEach
  void save() {
    file = folder.resolve("preference.state");
    checkpoints = new FileCheckpoints(file, "abc preference", 0);
    assertThat(checkpoints.load()).isEmpty();
    checkpoints.save(STATE);
  }

  @Test
  void readsBackEveryBitAndReplacesWhatWasThere() throws IOException {
    assertThat(checkpoints.load().orElseThrow()).usingRecursiveComparison().isEqualTo(STATE);
    checkpoints.save(STATE);
    assertThat(checkpoints.load()).isPresent();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void savesAfterEvaluationsOrEverySoManyUpdates() {
    assertThat(checkpoints.isDue(3, true)).isTrue();
    assertThat(checkpoints.isDue(3, false)).isFalse();
    FileCheckpoints counting = new FileCheckpoints(file, "", 3);
    assertThat(counting.isDue(3, false)).isTrue();
    assertThat(counting.isDue(4, true)).isFalse();
    assertThatThrownBy(() -> new FileCheckpoints(file, "", -1))
        .hasMessage("checkpoint_every must be at least 0, but was -1");
  }

  @Test
  void everyFlippedByteIsNoticed() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 1;
      Files.write(file, damaged);
      assertThatThrownBy(checkpoints::load).isInstanceOf(TrainingStateException.class);
    }
  }

  @Test
  void everyTornFileIsNoticed() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(checkpoints::load).isInstanceOf(TrainingStateException.class);
    }
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));
    assertThatThrownBy(checkpoints::load)
        .hasMessage(
            file
                + " is damaged: its content does not have the SHA-256 at its end; delete it to"
                + " train from the start");
    Files.write(file, Arrays.copyOf(whole, 11));
    assertThatThrownBy(checkpoints::load)
        .hasMessage(
            file + " cannot be read (java.io.EOFException); delete it to train from the start");
  }

  @Test
  void foreignFilesAreNamedAsSuch() throws IOException {
    assertThatThrownBy(() -> new FileCheckpoints(file, "def sft", 0).load())
        .hasMessage(
            file + " must be the state of def sft, but is of abc preference; use another file");
    byte[] whole = Files.readAllBytes(file);
    whole[12] = 1; // That of training without a log of updates.
    Files.write(file, whole);
    assertThatThrownBy(checkpoints::load)
        .hasMessage(
            file
                + " must have format 2, but has format 1; continue with the version that wrote it,"
                + " or delete it to train from the start");
    Files.writeString(file, "PK\u0003\u0004 some archive");
    assertThatThrownBy(checkpoints::load)
        .hasMessage(
            file
                + " must be a saved state of training, which begins with GRPOTRAIN, but begins"
                + " otherwise; is it another program's? Move it away");
  }

  @Test
  void aMissingFolderIsNamed() {
    Path missing = folder.resolve("no").resolve("state");
    assertThatThrownBy(() -> new FileCheckpoints(missing, "x", 0).save(STATE))
        .isInstanceOf(TrainingStateException.class)
        .hasMessageStartingWith(missing + " cannot be written (")
        .hasMessageEndingWith("); make room, or choose another directory");
  }
}
