package io.github.grposuite.language.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Warm-up, and the plateau rule against torch's ReduceLROnPlateau. */
class LearningRateTest {
  @ParameterizedTest
  @ValueSource(strings = {"paper", "eager"})
  void shrinksAsTorchDoes(String name) {
    double[] s = TorchVectors.one(name + ".settings");
    LearningRate rate = new LearningRate(s[0], 0, new Plateau(s[1], (int) s[2], s[3], 0.5, 1e-8));
    double[] losses = TorchVectors.one(name + ".losses");
    double[] rates = TorchVectors.one(name + ".rates");
    assertThat(rates[rates.length - 1]).isLessThan(s[0]);
    for (int i = 0; i < losses.length; i++) {
      double before = rate.of(1);
      assertThat(rate.shrinks(losses[i])).isEqualTo(rates[i] < before);
      assertThat(rate.of(1)).isEqualTo(rates[i]);
      assertThat(rate.exhausted()).isEqualTo(rates[i] < 1e-8);
    }
  }

  @Test
  void warmsUpLinearly() {
    LearningRate rate = new LearningRate(0.5, 4, new Plateau(0.1, 0, 0, 1, 0));
    assertThat(rate.of(1)).isEqualTo(0.125);
    assertThat(rate.of(3)).isEqualTo(0.375);
    assertThat(rate.of(4)).isEqualTo(0.5);
    assertThat(rate.of(5)).isEqualTo(0.5);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 1, 0, 'plateau_factor must be less than 1, but was 1.0'",
    "0, 0, 0, 1, 0, 'plateau_factor must be positive, but was 0.0'",
    "0.1, -1, 0, 1, 0, 'plateau_patience must be at least 0, but was -1'",
    "0.1, 0, NaN, 1, 0, 'plateau_threshold must be between 0 and 1, but was NaN'",
    "0.1, 0, 1, 1, 0, 'plateau_threshold must be less than 1, but was 1.0'",
    "0.1, 0, 0, 0, 0, 'plateau_alpha_factor must be positive, but was 0.0'",
    "0.1, 0, 0, 2, 0, 'plateau_alpha_factor must be between 0 and 1, but was 2.0'",
    "0.1, 0, 0, 1, -1, 'min_learning_rate must not be negative, but was -1.0'"
  })
  void rejects(
      double factor, int patience, double threshold, double alpha, double least, String message) {
    assertThatThrownBy(() -> new Plateau(factor, patience, threshold, alpha, least))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
