package io.github.grposuite.core.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseLossTest {
  static Stream<ResponseLoss> losses() {
    return Stream.of(0.01, 0.1, 0.5, 1.0, 2.0)
        .flatMap(
            beta ->
                Stream.of(
                    new Nca(beta),
                    new Bco(beta),
                    new Sppo(beta),
                    new ApoZero(beta),
                    new ApoDown(beta),
                    new ChiPo(beta, 1e9)));
  }

  private static ResponseLoss loss(String name, double beta, double clip) {
    return switch (name) {
      case "nca" -> new Nca(beta);
      case "bco" -> new Bco(beta);
      case "sppo" -> new Sppo(beta);
      case "apo-zero" -> new ApoZero(beta);
      case "apo-down" -> new ApoDown(beta);
      case "chi-po" -> new ChiPo(beta, clip);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static double[] evaluate(ResponseLoss loss, double chosen, double rejected) {
    double[] out = new double[3];
    loss.evaluate(new LogRatios(chosen, rejected), out);
    return out;
  }

  /**
   * tools/response_loss_oracle.py: every term is a product of few factors, each within some 2⁻⁵³ of
   * itself; where terms of a derivative cancel, they are at most 2β.
   */
  @Test
  void valuesAndDerivativesAreExact() throws IOException {
    List<String> rows;
    try (InputStream in = getClass().getResourceAsStream("/losses/exact.csv")) {
      rows = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
    }
    assertThat(rows).hasSize(2094);
    for (String row : rows) {
      String[] fields = row.replace("inf", "Infinity").split(",");
      double[] x = Stream.of(fields).skip(1).mapToDouble(Double::parseDouble).toArray();
      double[] actual = evaluate(loss(fields[0], x[0], x[1]), x[2], x[3]);
      for (int i = 0; i < 3; i++) {
        if (Double.isInfinite(x[4 + i])) {
          assertThat(actual[i]).as(row).isEqualTo(x[4 + i]);
        } else {
          double cancelled = i == 0 ? 1e-300 : 1e-15 * x[0];
          assertThat(actual[i])
              .as(row)
              .isEqualTo(x[4 + i], within(2e-15 * Math.abs(x[4 + i]) + cancelled));
        }
      }
    }
  }

  /**
   * Five points d = 1e-3/c apart leave out d⁴ℓ⁽⁵⁾/30, about 1e-12 c, where the loss changes in
   * steps of 1/c; the rounding of values is 2e-13 c for each unit of ℓ. c is β, but of χPO, whose
   * argument has the slope β(1+ρ), that for the largest ρ, and at least the 1 of its exponential.
   */
  @ParameterizedTest
  @MethodSource("losses")
  void derivativesAgreeWithDifferences(ResponseLoss loss) {
    boolean exponential = loss instanceof ChiPo;
    double end = exponential ? 3 : 30 / loss.beta();
    double unit = exponential ? Math.max(1, loss.beta() * (1 + Math.exp(end))) : loss.beta();
    double d = 1e-3 / unit;
    for (double w = -end; w <= end; w += end / 20.3) {
      for (double l = -end; l <= end; l += end / 21.7) {
        double[] actual = evaluate(loss, w, l);
        double scale = unit * Math.max(1, Math.abs(actual[0]));
        assertThat(actual[1])
            .as("s_w %s, s_l %s", w, l)
            .isEqualTo(
                difference(
                    evaluate(loss, w - 2 * d, l)[0],
                    evaluate(loss, w - d, l)[0],
                    evaluate(loss, w + d, l)[0],
                    evaluate(loss, w + 2 * d, l)[0],
                    d),
                within(1e-8 * scale));
        assertThat(actual[2])
            .as("s_w %s, s_l %s", w, l)
            .isEqualTo(
                difference(
                    evaluate(loss, w, l - 2 * d)[0],
                    evaluate(loss, w, l - d)[0],
                    evaluate(loss, w, l + d)[0],
                    evaluate(loss, w, l + 2 * d)[0],
                    d),
                within(1e-8 * scale));
      }
    }
  }

  private static double difference(double a, double b, double c, double e, double d) {
    return (8 * (c - b) - (e - a)) / (12 * d);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e3, 1e4, 1e6})
  void nothingIsNotANumber(double far) {
    for (ResponseLoss loss : losses().toList()) {
      for (double w : new double[] {-far, 0, far}) {
        for (double l : new double[] {-far, 0, far}) {
          double[] out = evaluate(loss, w, l);
          assertThat(out[0]).as("%s at %s, %s", loss, w, l).isFinite().isNotNegative();
          assertThat(out[1]).isNotNaN();
          assertThat(out[2]).isNotNaN();
        }
      }
    }
  }

  /** By h alone, in the bits that it has by itself. */
  @ParameterizedTest
  @MethodSource("io.github.grposuite.core.loss.PreferenceLossTest#losses")
  void aLossOfTheMarginIsOne(PreferenceLoss loss) {
    for (double h = -30; h < 30; h += 0.73) {
      double[] out = new double[3];
      loss.evaluate(new LogRatios(Double.NaN, Double.NaN, h), out);
      assertThat(out).containsExactly(loss.value(h), loss.derivative(h), -loss.derivative(h));
    }
  }

  /** Where the papers put the least loss, and what they begin with. */
  @Test
  void knownValues() {
    double ln2 = Math.log(2);
    assertThat(evaluate(new Nca(1), 0, 0)).containsExactly(2 * ln2, -0.25, 0.25);
    assertThat(evaluate(new Nca(2), ln2 / 2, 0)[1]).isEqualTo(0, within(1e-15));
    assertThat(evaluate(new Bco(1), 0, 0)).containsExactly(2 * ln2, -0.5, 0.5);
    assertThat(evaluate(new Sppo(0.25), 2, -2)).containsExactly(0, 0, 0);
    assertThat(evaluate(new Sppo(0.25), 0, 0)).containsExactly(8, -4, 4);
    assertThat(evaluate(new ApoZero(1), 0, 0)).containsExactly(1, -0.25, 0.25);
    assertThat(evaluate(new ApoDown(1), 0, 0)).containsExactly(1, 0, 0.25);
    assertThat(evaluate(new ChiPo(1, 5), 0, 0)).containsExactly(ln2, -1, 1);
    assertThat(evaluate(new ChiPo(1, 5), 800, 800)[0]).isEqualTo(ln2);
  }

  /** Beyond ±c the loss is that of ±c, and flat. */
  @Test
  void chiPoIsCutOff() {
    double[] sure = evaluate(new ChiPo(1, 2), 3, 0);
    double[] wrong = evaluate(new ChiPo(1, 2), 0, 3);
    assertThat(sure).containsExactly(new Dpo(1).value(2), 0, 0);
    assertThat(wrong).containsExactly(new Dpo(1).value(-2), 0, 0);
    assertThatThrownBy(() -> new ChiPo(1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("clip must be positive, but was 0.0");
  }

  /** Near ρ = 1 χPO is DPO with twice the β: φ(z) ≈ 1 + 2 ln z. */
  @Test
  void chiPoIsDpoNearTheReference() {
    for (double s = -1e-4; s < 1e-4; s += 1.7e-5) {
      double[] out = evaluate(new ChiPo(0.3, 9), s, 0);
      assertThat(out[0]).isEqualTo(new Dpo(0.6).value(s), within(1e-8));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void betaMustBePositive(double beta) {
    for (String name : List.of("nca", "bco", "sppo", "apo-zero", "apo-down", "chi-po")) {
      assertThatThrownBy(() -> loss(name, beta, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("beta must be positive, but was " + beta);
    }
  }
}
