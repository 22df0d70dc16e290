package io.github.grposuite.datasets.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Features against the formulas of the paper, written out. */
class FeatureMapTest {
  private interface Formula {
    double[] of(double x, double s);
  }

  private static double[] even(double x, double s) {
    return new double[] {s * Math.cos(Math.PI * x), Math.sin(Math.PI * x) / s};
  }

  private static void assertFeatures(FeatureMap map, int group, Formula formula) {
    SplittableRandom random = new SplittableRandom(141);
    for (int stateDimension = 1; stateDimension <= 3; stateDimension++) {
      for (int trial = 0; trial < 50; trial++) {
        double[] state = random.doubles(stateDimension).toArray();
        double scale = random.nextInt(8) / 8.0 + 1;
        double[] phi = new double[2 * stateDimension];
        map.features(group, Waves.of(state), scale, phi);
        for (int i = 0; i < stateDimension; i++) {
          double[] expected = formula.of(state[i], scale);
          assertThat(phi[2 * i]).isEqualTo(expected[0], within(1e-15));
          assertThat(phi[2 * i + 1]).isEqualTo(expected[1], within(1e-15));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void evenGroupsScaleTheCosine(FeatureMap map) {
    assertFeatures(map, 0, FeatureMapTest::even);
    assertFeatures(map, 2, FeatureMapTest::even);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void oddGroupsDifferByMap(int group) {
    assertFeatures(FeatureMap.SAME, group, FeatureMapTest::even);
    assertFeatures(
        FeatureMap.SWAPPED,
        group,
        (x, s) -> new double[] {Math.sin(Math.PI * x) / s, s * Math.cos(Math.PI * x)});
    assertFeatures(
        FeatureMap.FLIPPED,
        group,
        (x, s) -> new double[] {s * Math.sin(Math.PI * x), Math.cos(Math.PI * x) / s});
  }
}
