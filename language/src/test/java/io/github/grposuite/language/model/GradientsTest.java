package io.github.grposuite.language.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.language.Fixtures;
import io.github.grposuite.language.Rounding;
import io.github.grposuite.language.Rounding.Sums;
import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.policy.Continuations;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Gradients against finite differences, with garbage collections between the forward and the
 * backward pass: the engine's operations with Java numbers would leave their numbers freed there.
 *
 * <p>What a fourth-order difference D(h) = (8 (f(h) − f(−h)) − (f(2h) − f(−2h))) / 12h may be off
 * by: (8 + 8 + 1 + 1)/12h times the bound of f ({@link Rounding}); the bound of the gradient; and
 * its own truncation, which is c h⁴ + O(h⁶), so that |D(2h) − D(h)| / 15 measures it, of which
 * twice is allowed.
 */
@Tag("numeric")
class GradientsTest {
  /** No allowance of a slope may be more, relative to the gradient's norm. */
  private static final double LARGEST = 1e-3;

  /** Length of a step; the weights' own length is about 5. */
  private static final double STEP = 0.1;

  @ParameterizedTest
  @ValueSource(strings = {"llama", "llama3", "gemma"})
  void equalFiniteDifferencesWhateverTheCollectorDoes(String fixture) {
    SplittableRandom random = new SplittableRandom(5);
    try (LoadedModel loaded = LoadedModel.fixture(fixture)) {
      List<Continuations> items =
          List.of(loaded.item(random, 12, 1, 1), loaded.item(random, 7, 3, 4));
      double[][] seeds = {{1, -0.5}, {-0.25, 0.75}};
      LoraLayout layout = loaded.layout(0, List.of());
      float[] start = LoadedModel.random(layout, 9);
      try (LanguagePolicy policy = loaded.policy(layout, start)) {
        float[] quiet = new float[layout.size()];
        policy.accumulate(items, (item, sums) -> seeds[item], quiet, 0);
        float[] disturbed = new float[layout.size()];
        policy.accumulate(
            items,
            (item, sums) -> {
              disturb();
              return seeds[item];
            },
            disturbed,
            0);
        assertThat(disturbed).isEqualTo(quiet);
        double[][] bounds = bounds(fixture, layout, start, items, seeds);
        for (int k = 0; k < 4; k++) {
          double[] d = direction(random, disturbed);
          double analytic = 0;
          for (int j = 0; j < d.length; j++) {
            analytic += d[j] * disturbed[j];
          }
          double[] values = new double[9];
          for (int i = 0; i < values.length; i++) {
            policy.setWeights(moved(start, d, (i - 4) * STEP));
            values[i] = value(policy, items, seeds);
          }
          double slope = slope(values, 1);
          double allowed =
              18 / (12 * STEP) * bounds[0][0]
                  + Rounding.norm(d) * Rounding.norm(bounds[1])
                  + 2 * Math.abs(slope - slope(values, 2)) / 15;
          assertThat(slope).isEqualTo(analytic, within(allowed));
          assertThat(allowed).isLessThan(LARGEST * norm(disturbed));
          assertThat(Math.abs(analytic)).isGreaterThan(100 * allowed);
        }
      }
    }
  }

  /** The fourth-order difference from values at −4 … 4 steps, over so many of them. */
  private static double slope(double[] values, int steps) {
    double near = values[4 + steps] - values[4 - steps];
    double far = values[4 + 2 * steps] - values[4 - 2 * steps];
    return (8 * near - far) / (12 * steps * STEP);
  }

  /** Of the value and of its gradient. */
  private static double[][] bounds(
      String fixture,
      LoraLayout layout,
      float[] start,
      List<Continuations> items,
      double[][] seeds) {
    return Rounding.bounds(
        Sums.GRADIENT,
        Fixtures.folder(fixture),
        change -> {
          try (LoadedModel loaded = LoadedModel.of(change.folder());
              LanguagePolicy policy = loaded.policy(layout, change.of(start))) {
            float[] gradient = new float[layout.size()];
            policy.accumulate(items, (item, sums) -> seeds[item], gradient, 0);
            return new double[][] {{value(policy, items, seeds)}, Rounding.doubles(gradient)};
          }
        });
  }

  /** A gradient that was not finite must not stay in the one after it. */
  @Test
  void nothingIsLeftOfAnEarlierGradient() {
    try (LoadedModel loaded = LoadedModel.fixture("llama")) {
      List<Continuations> items = List.of(loaded.item(new SplittableRandom(5), 4, 1, 1));
      LoraLayout layout = loaded.layout(0, List.of());
      try (LanguagePolicy policy = loaded.policy(layout, LoadedModel.random(layout, 9))) {
        float[] first = gradient(policy, items, 1);
        assertThat(gradient(policy, items, Double.NaN)).contains(Float.NaN);
        assertThat(gradient(policy, items, 1)).isEqualTo(first);
      }
    }
  }

  private static float[] gradient(LanguagePolicy policy, List<Continuations> items, double seed) {
    float[] gradient = new float[policy.size()];
    policy.accumulate(items, (item, sums) -> new double[] {seed, -seed}, gradient, 0);
    return gradient;
  }

  /** Fills the heap with short-lived direct buffers, and collects them, again and again. */
  private static void disturb() {
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 2000; i++) {
        ByteBuffer.allocateDirect(4).putFloat(0, Float.NaN);
      }
      System.gc();
    }
  }

  /** Half of the entries random, half along the gradient, which alone would hardly be met. */
  private static double[] direction(SplittableRandom random, float[] gradient) {
    double norm = norm(gradient);
    double[] d = new double[gradient.length];
    for (int j = 0; j < d.length; j++) {
      double sign = random.nextBoolean() ? 1 : -1;
      d[j] = random.nextBoolean() ? gradient[j] / norm : sign / Math.sqrt(d.length);
    }
    return d;
  }

  private static double norm(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }

  private static float[] moved(float[] start, double[] direction, double length) {
    float[] weights = start.clone();
    for (int j = 0; j < weights.length; j++) {
      weights[j] += (float) (length * direction[j]);
    }
    return weights;
  }

  /** Σ seed · ln π. */
  private static double value(LanguagePolicy policy, List<Continuations> items, double[][] seeds) {
    double[][] sums = policy.logProbabilities(items);
    double value = 0;
    for (int i = 0; i < sums.length; i++) {
      for (int r = 0; r < sums[i].length; r++) {
        value += seeds[i][r] * sums[i][r];
      }
    }
    return value;
  }
}
