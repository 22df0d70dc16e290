package io.github.grposuite.datasets.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.datasets.random.Draws;
import io.github.grposuite.datasets.random.RandomKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each class of pairs must come up within 5 standard deviations of its expected count; a correct
 * sampler would fail this class with probability below 200 · 5.7e−7 = 1.2e−4; the seeds are fixed.
 */
class PairSamplingTest {
  private static final int N = 40_000;

  /** counts[first][second] of pairs drawn for a group. */
  private static int[][] counts(RandomKind kind, PairSampling sampling, int group, int actions) {
    Draws draws = kind.open(151).stream("pairs");
    int[][] counts = new int[actions][actions];
    for (int i = 0; i < N; i++) {
      int[] pair = sampling.draw(draws, group, actions);
      assertThat(pair).hasSize(2);
      counts[pair[0]][pair[1]]++;
    }
    return counts;
  }

  private static void assertCount(int count, double probability) {
    double deviation = Math.sqrt(N * probability * (1 - probability));
    assertThat(count - N * probability).isBetween(-5 * deviation, 5 * deviation);
  }

  @ParameterizedTest
  @EnumSource
  void evenPairsAreTwoDifferentActionsAllAlike(RandomKind kind) {
    int[][] counts = counts(kind, PairSampling.EVEN, 1, 5);
    for (int a = 0; a < 5; a++) {
      for (int b = 0; b < 5; b++) {
        assertCount(counts[a][b], a == b ? 0 : 1 / 20.0);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 8})
  void unevenNeighboursReflectAtTheEnds(int actions) {
    for (RandomKind kind : RandomKind.values()) {
      int[][] counts = counts(kind, PairSampling.UNEVEN, 2, actions);
      for (int a = 0; a < actions; a++) {
        boolean end = a == 0 || a == actions - 1;
        for (int b = 0; b < actions; b++) {
          double share = Math.abs(a - b) != 1 ? 0 : end ? 1 : 0.5;
          assertCount(counts[a][b], share / actions);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 8})
  void unevenPairsOfOddGroupsAreHalfWayRound(int actions) {
    for (RandomKind kind : RandomKind.values()) {
      int[][] counts = counts(kind, PairSampling.UNEVEN, 1, actions);
      for (int a = 0; a < actions; a++) {
        for (int b = 0; b < actions; b++) {
          boolean opposite = b == (a + actions / 2) % actions;
          assertCount(counts[a][b], opposite ? 1.0 / actions : 0);
        }
      }
    }
  }
}
