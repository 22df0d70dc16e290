package io.github.grposuite.core.training;

import io.github.grposuite.core.theory.LossBounds;
import io.github.grposuite.core.theory.MirrorDescent;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How the one pair of a step is drawn, and the factor that its loss and its gradient are multiplied
 * by. A new rule is a constant here.
 */
public enum GroupDraw {
  /**
   * Algorithm 1: g ~ Categorical(N_1/N, …, N_K/N) and one pair of g, which is one of all N pairs;
   * factor N/N_g, so that both are unbiased.
   */
  BY_SIZE {
    @Override
    int pair(int[] firsts, UniformRandomProvider random) {
      return random.nextInt(firsts[firsts.length - 1]);
    }

    @Override
    public double factor(int[] sizes, int group) {
      long total = 0;
      for (int size : sizes) {
        total += size;
      }
      return (double) total / sizes[group];
    }

    @Override
    public MirrorDescent theorem(LossBounds bounds, double radius, int[] sizes) {
      return MirrorDescent.algorithmOne(bounds, radius, sizes);
    }
  },
  /**
   * Algorithm 3 as printed (appendix E.2): g ~ Uniform(1..K) and one pair of g, no factor; loss and
   * gradient are a K-th of unbiased ones.
   */
  UNIFORM {
    @Override
    int pair(int[] firsts, UniformRandomProvider random) {
      return uniform(firsts, random);
    }

    @Override
    public double factor(int[] sizes, int group) {
      return 1;
    }
  },
  /**
   * Algorithm 3 with the factor K that its proof has (before equation 62), so both are unbiased.
   */
  UNIFORM_TIMES_GROUPS {
    @Override
    int pair(int[] firsts, UniformRandomProvider random) {
      return uniform(firsts, random);
    }

    @Override
    public double factor(int[] sizes, int group) {
      return sizes.length;
    }
  };

  /**
   * Draws a pair.
   *
   * @param firsts the number of the first pair of every group, counted over all groups; then N
   * @return its number, counted over all groups
   */
  abstract int pair(int[] firsts, UniformRandomProvider random);

  /**
   * What the loss and the gradient of a pair of the group are multiplied by.
   *
   * @param sizes number of training pairs N_g of every group
   */
  public abstract double factor(int[] sizes, int group);

  /**
   * What the theorem says of steps drawn so: proposition 4.1 or, for uniform groups, E.2, whose
   * proof has the factor K; without it, the same step sizes go a K-th as far.
   *
   * @param sizes number of training pairs N_g of every group
   */
  public MirrorDescent theorem(LossBounds bounds, double radius, int[] sizes) {
    return MirrorDescent.algorithmThree(bounds, radius, sizes.length);
  }

  private static int uniform(int[] firsts, UniformRandomProvider random) {
    int group = random.nextInt(firsts.length - 1);
    return firsts[group] + random.nextInt(firsts[group + 1] - firsts[group]);
  }
}
