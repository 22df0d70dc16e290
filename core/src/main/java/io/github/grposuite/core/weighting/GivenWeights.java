package io.github.grposuite.core.weighting;

import io.github.grposuite.core.Checks;
import io.github.grposuite.core.Settings;
import java.util.Arrays;

/**
 * The given group weights μ of the trade-off (1−χ) Σ_g μ_g L_g + χ max_g L_g (paper, equation 30);
 * they sum to 1.
 */
public sealed interface GivenWeights {
  /**
   * {@code part} times μ_g, one a group.
   *
   * @param sizes number of training pairs N_g of every group
   * @throws IllegalArgumentException if the number of groups does not fit
   */
  double[] shares(double part, int[] sizes);

  /** Reads {@code mu}: {@code equal}, {@code importance-sampling}, or a list. */
  static GivenWeights read(Settings s) {
    if (s.isList("mu")) {
      return new Listed(s.numbers("mu"));
    }
    return switch (s.addedChoice("mu", Named.class, Named.EQUAL)) {
      case EQUAL -> new Equal();
      case IMPORTANCE_SAMPLING ->
          new OfPairWeights(new ImportanceSampling(ImportanceSampling.readWeights(s)));
    };
  }

  /** The words for μ in specifications. */
  enum Named {
    EQUAL,
    IMPORTANCE_SAMPLING
  }

  /** 1/G each. */
  record Equal() implements GivenWeights {
    @Override
    public double[] shares(double part, int[] sizes) {
      double[] shares = new double[sizes.length];
      Arrays.fill(shares, part / sizes.length);
      return shares;
    }
  }

  /**
   * The weight that importance sampling's q gives to a group: its loss (1/N) Σ_i q_{g(i)} ℓ_i is
   * Σ_g (q_g N_g / N) L_g, so μ_g ∝ q_g N_g. With q_g ∝ 1/N_g, as in the paper's experiments, that
   * is 1/G.
   */
  record OfPairWeights(ImportanceSampling weighting) implements GivenWeights {
    @Override
    public double[] shares(double part, int[] sizes) {
      GroupWeights weights = weighting.start(sizes);
      double[] mu = new double[sizes.length];
      for (int g = 0; g < mu.length; g++) {
        mu[g] = weights.effective(g);
      }
      return new Listed(mu).shares(part, sizes);
    }
  }

  /**
   * Given numbers.
   *
   * @param mu one a group, normalised to sum 1
   */
  record Listed(double[] mu) implements GivenWeights {
    public Listed {
      double sum = 0;
      for (double weight : mu) {
        sum += Checks.nonNegative("mu", weight);
      }
      Checks.positive("the sum of mu", sum);
    }

    @Override
    public double[] shares(double part, int[] sizes) {
      if (mu.length != sizes.length) {
        throw new IllegalArgumentException(
            "mu must have one value a group, " + sizes.length + ", but has " + mu.length);
      }
      double sum = 0;
      for (double weight : mu) {
        sum += weight;
      }
      double[] shares = new double[mu.length];
      for (int g = 0; g < mu.length; g++) {
        shares[g] = part * (mu[g] / sum);
      }
      return shares;
    }
  }
}
