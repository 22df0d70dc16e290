package io.github.grposuite.core.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.loss.Ipo;
import io.github.grposuite.core.loss.RobustDpo;
import io.github.grposuite.core.loss.SmoothConvexLoss;
import io.github.grposuite.core.pairs.FeatureDifference;
import io.github.grposuite.core.pairs.GeneratedPairs;
import io.github.grposuite.core.pairs.PairMatrix;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MirrorProxTest {
  private static final double RADIUS = 2;

  static Stream<SmoothConvexLoss> losses() {
    return Stream.of(new Dpo(1), new Dpo(5), new Ipo(0.3), new RobustDpo(1, 0.3));
  }

  /** One pair of norm 5, a ball of radius 2: a margin is at most 10. */
  @Test
  void constantsOfOnePair() {
    PairMatrix pair = PairMatrix.of(1, 2, List.of(new FeatureDifference(0, new double[] {3, 4})));
    MirrorProx ipo = MirrorProx.of(pair, new Ipo(0.25), RADIUS, 1);
    assertThat(ipo.curvature()).isEqualTo(2 * 25);
    assertThat(ipo.slope()).isEqualTo(5 * 2 * (10 + 2));
    assertThat(ipo.etaTheta()).isEqualTo(1 / 50.0);
    assertThat(ipo.etaAlpha()).isZero();
    assertThat(ipo.bound(10)).isEqualTo(50 * 2 / 10.0);
    MirrorProx dpo = MirrorProx.of(pair, new Dpo(2), RADIUS, MirrorProx.PAST);
    assertThat(dpo.curvature()).isEqualTo(25);
    assertThat(dpo.slope()).isEqualTo(10 / (1 + StrictMath.exp(-20)), within(1e-14));
    assertThat(dpo.etaTheta()).isEqualTo((Math.sqrt(2) - 1) / 25);
    assertThat(dpo.bound(10)).isEqualTo((1 + Math.sqrt(2)) * 25 * 2 / 10, within(1e-13));
  }

  /** ‖F(z) − F(z')‖ ≤ ‖z − z'‖ with ‖θ‖²/η_θ + ‖α‖₁²/η_α and its dual, η_θ ‖·‖² + η_α ‖·‖_∞². */
  @ParameterizedTest
  @MethodSource("losses")
  void theOperatorIsLipschitzInTheScaledNorm(SmoothConvexLoss loss) {
    PairMatrix pairs = GeneratedPairs.of(3, 3, 8, 4);
    MirrorProx theorem = MirrorProx.of(pairs, loss, RADIUS, 1);
    GroupLosses losses = new GroupLosses(pairs, loss);
    SplittableRandom random = new SplittableRandom(12);
    double largest = 0;
    for (int i = 0; i < 5000; i++) {
      double[] a = inBall(random);
      double[] b = Vectors.plus(a, random.nextDouble(), Vectors.plus(inBall(random), -1, a));
      double[] p = onSimplex(random);
      double[] q = Vectors.plus(p, random.nextDouble(), Vectors.plus(onSimplex(random), -1, p));
      GroupLosses.Values at = losses.at(a);
      GroupLosses.Values other = losses.at(b);
      double slope =
          Vectors.norm(
              Vectors.plus(
                  Vectors.combine(p, at.gradients()), -1, Vectors.combine(q, other.gradients())));
      double change = 0;
      double mass = 0;
      for (int g = 0; g < 3; g++) {
        change = Math.max(change, Math.abs(at.losses()[g] - other.losses()[g]));
        mass += Math.abs(p[g] - q[g]);
      }
      double theta = Vectors.norm(Vectors.plus(a, -1, b));
      double dual = theorem.etaTheta() * slope * slope + theorem.etaAlpha() * change * change;
      double primal = theta * theta / theorem.etaTheta() + mass * mass / theorem.etaAlpha();
      largest = Math.max(largest, Math.sqrt(dual / primal));
    }
    assertThat(largest).as("sound, and not idle").isBetween(0.05, 1.0);
  }

  private static double[] inBall(SplittableRandom random) {
    double[] point = random.doubles(4, -1, 1).toArray();
    double norm = Vectors.norm(point);
    return norm > 1 ? Vectors.scale(RADIUS / norm, point) : Vectors.scale(RADIUS, point);
  }

  private static double[] onSimplex(SplittableRandom random) {
    double[] point = random.doubles(3).map(u -> u * u * u).toArray();
    return Vectors.scale(1 / (point[0] + point[1] + point[2]), point);
  }

  /** The bound for any ratio r is (B²/2 / η_θ + ln K / η_α) / T; the one here is the least. */
  @Test
  void theRatioMakesTheBoundLeast() {
    MirrorProx theorem = new MirrorProx(3, 4, 0.7, 1.9, 1);
    double best = theorem.bound(1);
    double span = 9 / 2.0;
    double logGroups = StrictMath.log(4);
    assertThat(span / theorem.etaTheta() + logGroups / theorem.etaAlpha())
        .isEqualTo(best, within(1e-13));
    for (double r = 0.01; r < 10; r *= 1.1) {
      assertThat(span * (0.7 + 1.9 * r) + logGroups * 1.9 / r).isGreaterThanOrEqualTo(best);
    }
  }

  @Test
  void argumentsAreChecked() {
    assertThatThrownBy(() -> new MirrorProx(0, 2, 1, 1, 1))
        .hasMessage("radius must be positive, but was 0.0");
    assertThatThrownBy(() -> new MirrorProx(1, 2, Double.NaN, 1, 1))
        .hasMessage("curvature must be positive, but was NaN");
    assertThatThrownBy(() -> new MirrorProx(1, 2, 1, 1, 1).bound(0))
        .hasMessage("steps must be at least 1, but was 0");
  }
}
