package io.github.grposuite.core.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.loss.SmoothConvexLoss;
import io.github.grposuite.core.pairs.PairMatrix;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossBoundsTest {
  private static final double RADIUS = 3;
  private static final PairMatrix PAIRS = SaddleProblemTest.pairs(77, 3, 25, 4);

  /** The largest of something over all pairs and many points of the ball, its surface included. */
  private static double largest(SmoothConvexLoss loss, boolean slope) {
    SplittableRandom random = new SplittableRandom(1);
    double largest = 0;
    for (int g = 0; g < PAIRS.groups(); g++) {
      for (int i = 0; i < PAIRS.sizes()[g]; i++) {
        double[] pair = new double[PAIRS.dimension()];
        for (int j = 0; j < pair.length; j++) {
          pair[j] = PAIRS.get(g, i, j);
        }
        double norm = Vectors.norm(pair);
        for (int k = 0; k < 50; k++) {
          double along = k == 0 ? -1 : k == 1 ? 1 : random.nextDouble(-1, 1);
          double h = along * RADIUS * norm;
          largest = Math.max(largest, slope ? Math.abs(loss.derivative(h)) * norm : loss.value(h));
        }
      }
    }
    return largest;
  }

  @ParameterizedTest
  @CsvSource({"dpo, 0.1", "dpo, 1", "dpo, 5", "ipo, 0.1", "ipo, 1", "ipo, 5"})
  void boundsAreWhatPairsAttainOnTheBall(String name, double beta) {
    SmoothConvexLoss loss = SaddleProblemTest.loss(name, beta);
    LossBounds bounds = LossBounds.of(PAIRS, loss, RADIUS);
    assertThat(bounds.slope()).isEqualTo(largest(loss, true), within(1e-12 * bounds.slope()));
    assertThat(bounds.value()).isEqualTo(largest(loss, false), within(1e-12 * bounds.value()));
  }

  /**
   * Lemma E.1 says that the DPO loss is B_φ-Lipschitz and at most ln 2 + B_φ B_Θ. It loses β on the
   * way: with β = 2 both are passed, and β times B_φ holds.
   */
  @Test
  void lemmaE1NeedsBeta() {
    double beta = 2;
    SmoothConvexLoss loss = new Dpo(beta);
    double features = LossBounds.of(PAIRS, loss, RADIUS).features();
    double slope = largest(loss, true);
    double value = largest(loss, false);
    assertThat(slope).as("printed bound B_φ fails").isGreaterThan(features);
    assertThat(slope).as("β B_φ holds").isLessThanOrEqualTo(beta * features);
    assertThat(value)
        .as("printed bound ln 2 + B_φ B_Θ fails")
        .isGreaterThan(StrictMath.log(2) + features * RADIUS);
    assertThat(value)
        .as("ln 2 + β B_φ B_Θ holds")
        .isLessThanOrEqualTo(StrictMath.log(2) + beta * features * RADIUS);
  }

  /** The difference quotient between any two points is at most β B_φ, and can be above B_φ. */
  @Test
  void lossIsLipschitzWithBetaTimesTheFeatures() {
    double beta = 2;
    SmoothConvexLoss loss = new Dpo(beta);
    double features = LossBounds.of(PAIRS, loss, RADIUS).features();
    SplittableRandom random = new SplittableRandom(4);
    double steepest = 0;
    for (int k = 0; k < 20_000; k++) {
      double a = random.nextDouble(-RADIUS, RADIUS);
      double b = random.nextDouble(-RADIUS, RADIUS);
      // θ = a and b along the largest pair's direction.
      double quotient =
          Math.abs(loss.value(a * features) - loss.value(b * features)) / Math.abs(a - b);
      steepest = Math.max(steepest, quotient);
    }
    assertThat(steepest).isGreaterThan(features).isLessThanOrEqualTo(beta * features);
  }

  @Test
  void radiusMustBePositive() {
    assertThatThrownBy(() -> LossBounds.of(PAIRS, new Dpo(1), -1))
        .hasMessage("radius must be positive, but was -1.0");
  }
}
