package io.github.grposuite.language.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import io.github.grposuite.language.Fixtures;
import io.github.grposuite.language.checkpoint.Checkpoint;
import java.nio.FloatBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tensors that do not fit in a buffer are read in parts; here, all of more than some values. */
class TensorReaderTest {
  @ParameterizedTest
  @ValueSource(strings = {"llama", "llama3", "gemma"})
  void partsMakeTheWhole(String fixture) {
    try (Checkpoint checkpoint = Checkpoint.open(Fixtures.folder(fixture));
        NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      for (int part : new int[] {1, 900, 1_000_000}) {
        TensorReader reader = new TensorReader(checkpoint, manager, 100, part);
        for (String name : checkpoint.tensors().keySet()) {
          FloatBuffer stored = checkpoint.read(name).asFloatBuffer();
          float[] expected = new float[stored.remaining()];
          stored.get(expected);
          assertThat(reader.read(name).toFloatArray()).as(name).isEqualTo(expected);
        }
      }
    }
  }
}
