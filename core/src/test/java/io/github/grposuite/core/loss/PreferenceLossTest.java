package io.github.grposuite.core.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.core.kernel.Kernel;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceLossTest {
  private static Stream<DoubleFunction<PreferenceLoss>> kinds() {
    return Stream.of(
        Dpo::new,
        Ipo::new,
        Hinge::new,
        beta -> new ConservativeDpo(beta, 0.1),
        beta -> new RobustDpo(beta, 0.3),
        beta -> new Exo(beta, 1e-3),
        beta -> new Exo(beta, 0.3),
        beta -> new DiscoPop(beta, 0.05),
        beta -> new DiscoPop(beta, 0.5),
        beta -> new SimPo(beta, 0.5));
  }

  static Stream<PreferenceLoss> losses() {
    return kinds().flatMap(kind -> Stream.of(0.01, 0.1, 0.5, 1.0, 2.0, 10.0).map(kind::apply));
  }

  /**
   * Five points d = 1e-3/β apart leave out d⁴ℓ⁽⁵⁾/30, at most 1e-10 β even for DiscoPOP's 1/τ = 20;
   * the values' rounding of 2⁻⁵³ becomes 2e-13 β for each unit of ℓ.
   */
  @ParameterizedTest
  @MethodSource("losses")
  void derivativeAgreesWithCentralDifferences(PreferenceLoss loss) {
    double d = 1e-3 / loss.beta();
    for (double u = -50; u <= 50; u += 0.137) {
      double h = u / loss.beta();
      double near = loss.value(h + d) - loss.value(h - d);
      double far = loss.value(h + 2 * d) - loss.value(h - 2 * d);
      double difference = (8 * near - far) / (12 * d);
      assertThat(loss.derivative(h))
          .as("u = %s", u)
          .isEqualTo(difference, within(1e-8 * Math.max(loss.beta(), Math.abs(difference))));
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void curvatureIsThatOfTheDerivative(PreferenceLoss loss) {
    if (loss instanceof SmoothConvexLoss smooth) {
      double d = 1e-3 / loss.beta();
      for (double u = -50; u <= 50; u += 0.137) {
        double h = u / loss.beta();
        double near = loss.derivative(h + d) - loss.derivative(h - d);
        double far = loss.derivative(h + 2 * d) - loss.derivative(h - 2 * d);
        double scale = Math.max(2, loss.beta() * loss.beta());
        assertThat(smooth.curvature(h))
            .as("u = %s", u)
            .isNotNegative()
            .isEqualTo((8 * near - far) / (12 * d), within(1e-8 * scale));
      }
    }
  }

  /** It is attained: at h = 0, or where SimPO's margin is, of which the grid has a point near. */
  @ParameterizedTest
  @MethodSource("losses")
  void noCurvatureIsLargerThanTheLargest(PreferenceLoss loss) {
    if (loss instanceof SmoothConvexLoss smooth) {
      double largest = 0;
      for (double u = -50; u <= 50; u += 0.01) {
        largest = Math.max(largest, smooth.curvature(u / loss.beta()));
      }
      double promised = smooth.largestCurvature();
      assertThat(largest).isBetween(promised * (1 - 1e-4), promised * (1 + 1e-15));
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

  /** Relative to the sizes of the terms that are added; EXO's may cancel. */
  @ParameterizedTest
  @MethodSource("losses")
  void sumAddsValuesAndGivesDerivatives(PreferenceLoss loss) {
    SplittableRandom random = new SplittableRandom(21);
    for (int count = 1; count <= 512; count += count < 20 ? 1 : 41) {
      double[] h = new double[512];
      double[] slope = new double[512];
      double sum = 0;
      double size = 0;
      double[] derivatives = new double[count];
      for (int i = 0; i < count; i++) {
        h[i] = random.nextGaussian() * (i % 3 == 0 ? 1 : 10) / Math.sqrt(loss.beta());
        sum += loss.value(h[i]);
        size += Math.abs(loss.value(h[i])) + (loss instanceof Exo ? 1 : 0);
        derivatives[i] = loss.derivative(h[i]);
      }
      Arrays.fill(slope, Double.NaN);
      double actual = loss.sum(h, count, slope, new double[Kernel.scratch(512)]);
      assertThat(actual).as("%d pairs", count).isEqualTo(sum, within(1e-13 * size));
      for (int i = 0; i < count; i++) {
        double scale = Math.max(loss.beta(), Math.abs(derivatives[i]));
        assertThat(slope[i]).isEqualTo(derivatives[i], within(2e-13 * scale));
      }
      int padding = (8 - count % 8) % 8;
      assertThat(Arrays.copyOfRange(slope, count, count + padding))
          .as("slopes of the padding")
          .containsExactly(new double[padding]);
    }
  }

  /** Where the exponential ends, and beyond. */
  @ParameterizedTest
  @MethodSource("losses")
  void extremeMarginsAreFinite(PreferenceLoss loss) {
    double[] h = {-1e6, -1e4, -709, -36, 36, 709, 1e4, 1e6};
    double[] slope = new double[8];
    double sum = 0;
    for (double margin : h) {
      assertThat(loss.derivative(margin)).isFinite();
      sum += loss.value(margin);
    }
    double[] derivatives = Arrays.stream(h).map(loss::derivative).toArray();
    assertThat(sum).isFinite();
    assertThat(loss.sum(h, 8, slope, new double[Kernel.scratch(512)]))
        .isEqualTo(sum, within(1e-13 * Math.max(8, Math.abs(sum))));
    for (int i = 0; i < 8; i++) {
      double scale = Math.max(loss.beta(), Math.abs(derivatives[i]));
      assertThat(slope[i]).isEqualTo(derivatives[i], within(2e-13 * scale));
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
    assertThat(
            dpo.sum(
                new double[] {-1e4, 1e4, 0, 0, 0, 0, 0, 0},
                2,
                slope,
                new double[Kernel.scratch(512)]))
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

  /** Of the papers' definitions, by hand. */
  @Test
  void knownValuesOfOtherLosses() {
    double ln2 = Math.log(2);
    assertThat(new ConservativeDpo(2, 0.25).value(0)).isEqualTo(ln2);
    assertThat(new ConservativeDpo(2, 0.25).derivative(0)).isEqualTo(-0.5);
    // Least where σ(u) = 1 − ε.
    assertThat(new ConservativeDpo(2, 0.25).derivative(Math.log(3) / 2))
        .isEqualTo(0, within(1e-15));
    assertThat(new RobustDpo(2, 0.25).value(0)).isEqualTo(ln2);
    assertThat(new RobustDpo(2, 0.25).derivative(0)).isEqualTo(-2);
    assertThat(new Hinge(2).value(0.25)).isEqualTo(0.5);
    assertThat(new Hinge(2).derivative(0.5)).isZero();
    double atZero = 0.5 * Math.log(0.5 / 0.9) + 0.5 * Math.log(0.5 / 0.1);
    assertThat(new Exo(1, 0.1).value(0)).isEqualTo(atZero, within(1e-15));
    assertThat(new Exo(1, 0.1).derivative(Math.log(9))).isEqualTo(0, within(1e-15));
    assertThat(new DiscoPop(1, 0.05).value(0)).isEqualTo((ln2 + 1) / 2);
    assertThat(new SimPo(2, 1).value(0.5)).isEqualTo(ln2);
  }

  /** Chowdhury et al. 2024: E over flips of the robust loss is DPO's loss. */
  @Test
  void robustDpoIsUnbiased() {
    RobustDpo robust = new RobustDpo(0.7, 0.2);
    for (double h = -9; h < 9; h += 0.31) {
      double mean = 0.8 * robust.value(h) + 0.2 * robust.value(-h);
      assertThat(mean).isEqualTo(new Dpo(0.7).value(h), within(1e-14));
    }
  }

  @Test
  void labelSmoothingIsBelowOneHalf() {
    assertThatThrownBy(() -> new RobustDpo(1, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("label_smoothing must be at least 0 and below 0.5, but was 0.5");
    assertThatThrownBy(() -> new Exo(1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be positive for the loss exo");
    assertThatThrownBy(() -> new DiscoPop(1, 0.6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 0.5");
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
