package io.github.grposuite.datasets.synthetic;

import io.github.grposuite.datasets.random.Draws;

/** Which two actions a preference compares. A new sampling is a constant here. */
public enum PairSampling {
  /** Two different actions, uniform. */
  EVEN {
    @Override
    int[] draw(Draws draws, int group, int actions) {
      return draws.distinct(actions, 2);
    }
  },
  /**
   * The first uniform; the second a neighbour in even groups (reflected at the ends), and the
   * action half-way round, (a + K/2) mod K, in odd groups.
   */
  UNEVEN {
    @Override
    int[] draw(Draws draws, int group, int actions) {
      int first = draws.index(actions);
      if (group % 2 != 0) {
        return new int[] {first, (first + actions / 2) % actions};
      }
      int second = first + (draws.index(2) == 0 ? -1 : 1);
      if (second < 0) {
        second = 1;
      } else if (second >= actions) {
        second = actions - 2;
      }
      return new int[] {first, second};
    }
  };

  /** Draws two different actions of 0..actions−1. */
  abstract int[] draw(Draws draws, int group, int actions);
}
