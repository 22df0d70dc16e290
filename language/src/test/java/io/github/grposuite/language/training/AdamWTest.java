package io.github.grposuite.language.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AdamW and clipping against torch 2.7.1. */
class AdamWTest {
  @ParameterizedTest
  @ValueSource(strings = {"default", "clipped", "other"})
  void givesTorchsBits(String name) {
    double[] options = TorchVectors.one(name + ".options");
    float[] weights = TorchVectors.floats(TorchVectors.one(name + ".start"));
    AdamW.Moments moments =
        new AdamW(options[0], options[1], options[2], options[3]).start(weights.length);
    List<double[]> gradients = TorchVectors.all(name + ".clipped");
    assertThat(gradients).hasSize(12);
    for (int step = 0; step < gradients.size(); step++) {
      float[] gradient = TorchVectors.floats(gradients.get(step));
      moments.update(weights, gradient, TorchVectors.all(name + ".rate").get(step)[0]);
      assertThat(weights)
          .isEqualTo(TorchVectors.floats(TorchVectors.all(name + ".weights").get(step)));
    }
    assertThat(moments.mean()).isEqualTo(TorchVectors.floats(TorchVectors.one(name + ".m")));
    assertThat(moments.square()).isEqualTo(TorchVectors.floats(TorchVectors.one(name + ".v")));
  }

  /**
   * torch sums 11 squares in single precision, here they are summed in double. The stored norms
   * have 11 roundings of squares and as many of sums, which halve under the root: √22 · 2⁻²⁴ / 2 as
   * deviation of independent ones, so 4 · 2⁻²⁴ is nearly two. They are the same numbers on every
   * machine. The factor and its product round twice each, in both.
   */
  @ParameterizedTest
  @ValueSource(strings = {"default", "clipped", "other"})
  void clipsAsTorchDoes(String name) {
    List<double[]> gradients = TorchVectors.all(name + ".gradient");
    for (int step = 0; step < gradients.size(); step++) {
      float[] gradient = TorchVectors.floats(gradients.get(step));
      double norm = Gradients.clip(gradient, TorchVectors.one(name + ".options")[4]);
      double expectedNorm = TorchVectors.all(name + ".norm").get(step)[0];
      assertThat(norm).isEqualTo(expectedNorm, within(expectedNorm * 4 * 0x1p-24));
      float[] expected = TorchVectors.floats(TorchVectors.all(name + ".clipped").get(step));
      for (int j = 0; j < gradient.length; j++) {
        assertThat(gradient[j]).isEqualTo(expected[j], within(4 * Math.ulp(expected[j])));
      }
    }
  }

  @Test
  void noClippingWithoutANorm() {
    float[] gradient = {3e3f, 4e3f};
    assertThat(Gradients.clip(gradient, 0)).isEqualTo(5e3);
    assertThat(gradient).containsExactly(3e3f, 4e3f);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 1, 0, 'the first of betas must be at least 0 and less than 1, but was 1.0'",
    "0, NaN, 1, 0, 'the second of betas must be at least 0 and less than 1, but was NaN'",
    "0, 0, 0, 0, 'epsilon must be positive, but was 0.0'",
    "0, 0, 1, -1, 'weight_decay must not be negative, but was -1.0'"
  })
  void rejects(double beta1, double beta2, double epsilon, double decay, String message) {
    assertThatThrownBy(() -> new AdamW(beta1, beta2, epsilon, decay))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
