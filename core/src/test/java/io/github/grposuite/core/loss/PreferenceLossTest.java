package io.github.grposuite.core.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceLossTest {
  static Stream<PreferenceLoss> losses() {
    return Stream.<DoubleFunction<PreferenceLoss>>of(Dpo::new, Ipo::new)
        .flatMap(kind -> Stream.of(0.01, 0.1, 0.5, 1.0, 2.0, 10.0).map(kind::apply));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void derivativeAgreesWithCentralDifferences(PreferenceLoss loss) {
    double d = 1e-4 / loss.beta();
    for (double h = -50; h <= 50; h += 0.37) {
      double difference = (loss.value(h + d) - loss.value(h - d)) / (2 * d);
      assertThat(loss.derivative(h))
          .as("h = %s", h)
          .isEqualTo(difference, within(1e-7 * Math.abs(difference)));
    }
  }

  /** Our exponential ends at e⁻⁷⁰⁸ = 3.3e−308; both round a few times to 2⁻⁵³ of the result. */
  @ParameterizedTest
  @MethodSource("losses")
  void evaluateGivesValueAndDerivative(PreferenceLoss loss) {
    double[] out = new double[2];
    for (double h = -800; h <= 800; h += 0.37) {
      loss.evaluate(h, out);
      assertRelative(out[0], loss.value(h));
      assertRelative(out[1], loss.derivative(h));
    }
  }

  private static void assertRelative(double actual, double expected) {
    assertThat(actual).isEqualTo(expected, within(8e-16 * Math.abs(expected) + 3.4e-307));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void sumAddsValuesAndGivesDerivatives(PreferenceLoss loss) {
    SplittableRandom random = new SplittableRandom(21);
    for (int count = 1; count <= 512; count += count < 20 ? 1 : 41) {
      double[] h = new double[512];
      double[] slope = new double[512];
      double sum = 0;
      double[] derivatives = new double[count];
      for (int i = 0; i < count; i++) {
        h[i] = random.nextGaussian() * 10;
        sum += loss.value(h[i]);
        derivatives[i] = loss.derivative(h[i]);
      }
      Arrays.fill(slope, Double.NaN);
      double actual = loss.sum(h, count, slope, new double[16]);
      assertThat(actual).as("%d pairs", count).isEqualTo(sum, within(1e-13 * sum));
      assertThat(Arrays.copyOf(slope, count))
          .usingComparatorWithPrecision(1e-13 * loss.beta())
          .containsExactly(derivatives);
      int padding = (8 - count % 8) % 8;
      assertThat(Arrays.copyOfRange(slope, count, count + padding))
          .as("slopes of the padding")
          .containsExactly(new double[padding]);
    }
  }

  @Test
  void dpoStaysExactAtExtremeMargins() {
    Dpo dpo = new Dpo(1);
    double[] slope = new double[8];
    assertThat(dpo.value(-1e4)).isEqualTo(1e4);
    assertThat(dpo.derivative(-1e4)).isEqualTo(-1);
    assertThat(dpo.value(1e4)).isZero();
    assertThat(dpo.derivative(1e4)).isZero();
    assertThat(dpo.sum(new double[] {-1e4, 1e4, 0, 0, 0, 0, 0, 0}, 2, slope, new double[16]))
        .isEqualTo(1e4);
    assertThat(slope[0]).isEqualTo(-1);
    assertThat(slope[1]).isBetween(-1e-300, 0.0);
  }

  @Test
  void ipoStaysExactAtExtremeMargins() {
    Ipo ipo = new Ipo(0.5);
    assertThat(ipo.value(1e4)).isEqualTo(9999.0 * 9999.0);
    assertThat(ipo.value(-1e4)).isEqualTo(10001.0 * 10001.0);
    assertThat(ipo.derivative(-1e4)).isEqualTo(-20002);
  }

  @Test
  void knownValues() {
    assertThat(new Dpo(3).value(0)).isEqualTo(Math.log(2));
    assertThat(new Dpo(3).derivative(0)).isEqualTo(-1.5);
    assertThat(new Ipo(0.1).target()).isEqualTo(5);
    assertThat(new Ipo(0.1).value(3)).isEqualTo(4);
    assertThat(new Ipo(0.1).derivative(3)).isEqualTo(-4);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void betaMustBePositive(double beta) {
    assertThatThrownBy(() -> new Dpo(beta))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("beta must be positive, but was " + beta);
    assertThatThrownBy(() -> new Ipo(beta))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("beta must be positive, but was " + beta);
  }
}
