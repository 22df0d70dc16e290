package io.github.grposuite.language.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.language.Fixtures;
import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.checkpoint.Checkpoint;
import io.github.grposuite.language.policy.Continuations;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However a model is held, the numbers are the same. */
class PlacementTest {
  private static final long MEMORY = 1L << 40;

  private static Placement placed(WeightStorage weights, boolean checkpointing) {
    return new Placement(
        ComputeDevice.cpu(),
        weights,
        checkpointing ? Placement.Activations.RECOMPUTED : Placement.Activations.KEPT);
  }

  /** Log-probabilities of two parts, and their gradient with dropout, in a row. */
  private static float[][] numbers(String fixture, Placement placement, List<Integer> layers) {
    SplittableRandom random = new SplittableRandom(3);
    try (LoadedModel loaded = LoadedModel.of(Fixtures.folder(fixture), placement)) {
      List<Continuations> items =
          List.of(loaded.item(random, 9, 1, 4), loaded.item(random, 5, 3, 2));
      LoraLayout layout = loaded.layout(0.2, layers);
      float[] gradient = new float[layout.size()];
      try (LanguagePolicy policy = loaded.policy(layout, LoadedModel.random(layout, 9), 12)) {
        double[][] asked = policy.logProbabilities(items);
        double[][] dropped =
            policy.accumulate(items, (item, sums) -> new double[] {1, -0.5}, gradient, 7);
        assertThat(dropped).isNotEqualTo(asked);
        float[] row = new float[4];
        for (int i = 0; i < row.length; i++) {
          row[i] = (float) dropped[i / 2][i % 2];
        }
        return new float[][] {row, gradient};
      }
    }
  }

  /** Models stored in 32 and in 16 bits, adapters on all layers and on the top one alone. */
  @ParameterizedTest
  @CsvSource({"llama,0", "llama,1", "llama3,0", "llama3,1", "gemma,0", "gemma,1"})
  void theNumbersAreTheSame(String fixture, int lowest) {
    List<Integer> layers = lowest == 0 ? List.of() : List.of(lowest);
    float[][] usual = numbers(fixture, placed(WeightStorage.F32, false), layers);
    assertThat(usual[1]).isNotEqualTo(new float[usual[1].length]);
    assertThat(numbers(fixture, placed(WeightStorage.F32, true), layers)).isDeepEqualTo(usual);
    assertThat(numbers(fixture, placed(WeightStorage.STORED, false), layers)).isDeepEqualTo(usual);
  }

  @Test
  void mapsOfSixteenBitsAreWidenedByLayer() {
    try (Checkpoint narrow = Checkpoint.open(Fixtures.folder("llama3"));
        Checkpoint wide = Checkpoint.open(Fixtures.folder("llama"))) {
      assertThat(WeightStorage.STORED.byLayer(narrow.tensors().values(), MEMORY)).isTrue();
      assertThat(WeightStorage.STORED.byLayer(wide.tensors().values(), MEMORY)).isFalse();
      assertThat(WeightStorage.F32.byLayer(narrow.tensors().values(), 1)).isFalse();
      assertThat(WeightStorage.AUTO.byLayer(narrow.tensors().values(), MEMORY)).isFalse();
      assertThat(WeightStorage.AUTO.byLayer(narrow.tensors().values(), 1)).isTrue();
      assertThat(WeightStorage.AUTO.byLayer(wide.tensors().values(), 1)).isFalse();
    }
  }

  @Test
  void theMachineHasMemory() {
    assertThat(Memory.bytes()).isBetween(1L << 28, 1L << 50);
  }

  @Test
  void withoutAGpuOneIsRefused() {
    assertThat(new ComputeDevice("auto").resolve().isGpu()).isFalse();
    assertThatThrownBy(() -> new ComputeDevice("gpu:7").resolve())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "device gpu:7 asks for a GPU, but PyTorch 2.7.1 finds none; set device: cpu, or name"
                + " the libraries of a CUDA build in PYTORCH_LIBRARY_PATH (docs/language.md)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GPU", "gpu:", "gpu:-1", "cuda", "gpu:1234", "cpu:0"})
  void otherDevicesAreUnknown(String key) {
    assertThatThrownBy(() -> new ComputeDevice(key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("device must be cpu, gpu, gpu: and a number from 0, or auto, but was " + key);
  }
}
