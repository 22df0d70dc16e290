package io.github.grposuite.language.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RMSprop against torch 2.7.1, and a stage of training with it. */
class RmsPropTest {
  private static final TrainingSettings SETTINGS =
      new TrainingSettings(
          1e-3,
          0,
          2,
          16,
          new Batches(8, 2),
          RmsProp.DEFAULT,
          1,
          new Plateau(0.1, 1000, 1e-3, 0.5, 1e-8));

  @TempDir private Path folder;

  /**
   * v has torch's bits. An update may differ by a unit in its last place, for torch takes roots
   * with MKL, which rounds a few of them the other way, and with it the new weight; so every update
   * begins at torch's weights.
   */
  @ParameterizedTest
  @ValueSource(strings = {"rmsprop", "rmsprop-other"})
  void updatesAreTorchs(String name) {
    double[] options = TorchVectors.one(name + ".options");
    float[] weights = TorchVectors.floats(TorchVectors.one(name + ".start"));
    RmsProp.Squares state = new RmsProp(options[0], options[1]).start(weights.length);
    List<double[]> gradients = TorchVectors.all(name + ".gradient");
    assertThat(gradients).hasSize(12);
    int same = 0;
    for (int step = 0; step < gradients.size(); step++) {
      float[] gradient = TorchVectors.floats(gradients.get(step));
      float[] expected = TorchVectors.floats(TorchVectors.all(name + ".weights").get(step));
      float[] before = weights.clone();
      state.update(weights, gradient, TorchVectors.all(name + ".rate").get(step)[0]);
      for (int j = 0; j < weights.length; j++) {
        float update = Math.ulp(expected[j] - before[j]);
        assertThat(weights[j]).isEqualTo(expected[j], within(Math.ulp(expected[j]) + update));
        same += weights[j] == expected[j] ? 1 : 0;
      }
      weights = expected;
    }
    assertThat(same).isGreaterThan(12 * weights.length * 9 / 10);
    assertThat(state.square()).isEqualTo(TorchVectors.floats(TorchVectors.one(name + ".v")));
    assertThat(state.mean()).isEmpty();
  }

  /** v begins at zero and is not corrected, so the first update is lr/√(1 − α), here 10 lr. */
  @Test
  void theFirstUpdateIsTenTimesTheLearningRate() {
    float[] weights = {0, 0};
    RmsProp.DEFAULT.start(2).update(weights, new float[] {3e-3f, -50}, 0.5);
    // g/√v has four roundings of 2⁻²⁴, and ε is 3e-5 of the smaller √v.
    assertThat(weights[0]).isCloseTo(-5f, within(5 * 4e-5f));
    assertThat(weights[1]).isCloseTo(5f, within(5 * 0x1p-21f));
  }

  @Test
  void anInterruptionLeavesNoTrace() {
    TrainingData data = Toy.data();
    TinyPolicy whole = new TinyPolicy(0);
    new SftStage(SETTINGS, Toy.SEED).run(whole, data, Hooks.measuring(new Recorder()));
    TinyPolicy cut = new TinyPolicy(0);
    cut.failAfter(7);
    Hooks hooks =
        new Hooks(new Recorder(), new FileCheckpoints(folder.resolve("state"), "run", 1), p -> {});
    assertThatThrownBy(() -> new SftStage(SETTINGS, Toy.SEED).run(cut, data, hooks))
        .isInstanceOf(TinyPolicy.Interruption.class);
    TinyPolicy again = new TinyPolicy(0);
    StageOutcome outcome = new SftStage(SETTINGS, Toy.SEED).run(again, data, hooks);
    assertThat(outcome.steps()).isEqualTo(10);
    assertThat(again.weights()).isEqualTo(whole.weights());
    assertThat(again.weights()).isNotEqualTo(new TinyPolicy(0).weights());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 'smoothing must be at least 0 and less than 1, but was 1.0'",
    "NaN, 1, 'smoothing must be at least 0 and less than 1, but was NaN'",
    "0, 0, 'epsilon must be positive, but was 0.0'"
  })
  void rejects(double alpha, double epsilon, String message) {
    assertThatThrownBy(() -> new RmsProp(alpha, epsilon))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
