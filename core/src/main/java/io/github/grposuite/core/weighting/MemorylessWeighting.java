package io.github.grposuite.core.weighting;

import io.github.grposuite.core.Checks;

/**
 * Weights that follow from the losses of one step alone, as the worst case over a set of mixtures
 * of the groups.
 */
public interface MemorylessWeighting extends GroupWeighting {
  /**
   * The weights of groups whose losses are known, a point of the simplex.
   *
   * @param losses L_g
   * @param prior μ_g of the same groups, positive, with the sum 1
   */
  double[] weights(double[] losses, double[] prior);

  /** The given weights μ that the mixtures are compared with. */
  default GivenWeights mu() {
    return new GivenWeights.Equal();
  }

  @Override
  default boolean isAdaptive() {
    return true;
  }

  @Override
  default GroupWeights start(int[] sizes) {
    return new MemorylessWeights(sizes, mu().shares(1, sizes), this::weights);
  }

  /** The position of the largest loss; the first of several. */
  static int worst(double[] losses) {
    int worst = 0;
    for (int g = 1; g < losses.length; g++) {
      worst = losses[g] > losses[worst] ? g : worst;
    }
    return worst;
  }

  /** All weight on the worst group, the first of several: the subgradient of max_g L_g. */
  record HardMax() implements MemorylessWeighting {
    @Override
    public String name() {
      return "hard-max";
    }

    @Override
    public double[] weights(double[] losses, double[] prior) {
      double[] weights = new double[losses.length];
      weights[worst(losses)] = 1;
      return weights;
    }
  }

  /**
   * The conditional value at risk: the mean loss of the worst part of the groups, each group
   * counting μ_g of the whole. With equal μ the ⌊aK⌋ worst weigh 1/(aK) and the next the remainder
   * (Rockafellar and Uryasev 2000; Levy et al. 2020, "Large-scale methods for distributionally
   * robust optimization"). a = 1 is the mean, a ≤ 1/K the maximum.
   *
   * @param tail a in (0, 1], the part of the groups that counts
   */
  record Cvar(double tail) implements MemorylessWeighting {
    public Cvar {
      Checks.fraction("tail", Checks.positive("tail", tail));
    }

    @Override
    public String name() {
      return "cvar";
    }

    @Override
    public double[] weights(double[] losses, double[] prior) {
      double[] weights = new double[losses.length];
      double left = 1;
      for (int g : Losses.descending(losses)) {
        weights[g] = Math.min(left, prior[g] / tail);
        left -= weights[g];
      }
      return weights;
    }
  }

  /**
   * The worst mixture p of the groups with ½ Σ_g (K p_g − 1)²/K ≤ ρ (Levy et al. 2020): p_g ∝ (L_g
   * − η)₊. The set of groups above η is found by their number, which gives η in closed form. It is
   * the maximum once K ≤ 1 + 2ρ.
   *
   * @param radius ρ ≥ 0; 0 gives equal weights
   */
  record ChiSquare(double radius) implements MemorylessWeighting {
    public ChiSquare {
      Checks.nonNegative("rho", radius);
    }

    @Override
    public String name() {
      return "chi-square";
    }

    @Override
    public double[] weights(double[] losses, double[] prior) {
      int k = losses.length;
      int[] order = Losses.descending(losses);
      double[] weights = new double[k];
      double sum = 0;
      for (int m = 1; m <= k; m++) {
        sum += losses[order[m - 1]];
        double spare = (2 * radius + 1) / k - 1.0 / m;
        double next = m == k ? Double.NEGATIVE_INFINITY : losses[order[m]];
        if (m < k && losses[order[m - 1]] == next) {
          continue; // Equal losses have equal weights.
        }
        double mean = sum / m;
        double squares = 0;
        for (int i = 0; i < m; i++) {
          double deviation = losses[order[i]] - mean;
          squares += deviation * deviation;
        }
        // The larger the set above η, the lower η; the first that leaves the next group out is it.
        double distance = spare > 0 ? Math.sqrt(squares / spare) / m : Double.POSITIVE_INFINITY;
        if (mean - distance >= next || m == k) {
          for (int i = 0; i < m; i++) {
            double above = distance > 0 ? (losses[order[i]] - mean) / distance : 0;
            weights[order[i]] = Math.max(0, (1 + above) / m);
          }
          return Losses.normalised(weights);
        }
      }
      throw new IllegalStateException("no set of groups is the last");
    }
  }

  /**
   * Tilted risk: w_g ∝ μ_g exp(t L_g) (Li et al. 2021, "Tilted empirical risk minimization"). t → 0
   * gives μ, t → ∞ the maximum.
   *
   * @param tilt t ≥ 0
   */
  record Tilted(double tilt, GivenWeights mu) implements MemorylessWeighting {
    public Tilted {
      Checks.nonNegative("tilt", tilt);
    }

    @Override
    public String name() {
      return "kl";
    }

    @Override
    public double[] weights(double[] losses, double[] prior) {
      return Losses.tilted(losses, prior, tilt);
    }
  }

  /**
   * The worst mixture with KL(w‖μ) ≤ ρ: w_g ∝ μ_g exp(t L_g) with the t for which equality holds,
   * or the maximum where that is nearer.
   *
   * @param radius ρ ≥ 0; 0 gives μ
   */
  record KlBall(double radius, GivenWeights mu) implements MemorylessWeighting {
    public KlBall {
      Checks.nonNegative("rho", radius);
    }

    @Override
    public String name() {
      return "kl-ball";
    }

    @Override
    public double[] weights(double[] losses, double[] prior) {
      return Losses.tiltedTo(losses, prior, radius);
    }
  }

  /**
   * q-fair: w_g ∝ L_g^q (Li et al. 2020, "Fair resource allocation in federated learning").
   *
   * @param q ≥ 0; 0 gives equal weights
   */
  record QFair(double q) implements MemorylessWeighting {
    public QFair {
      Checks.nonNegative("q", q);
    }

    @Override
    public String name() {
      return "q-ffl";
    }

    @Override
    public double[] weights(double[] losses, double[] prior) {
      double top = losses[worst(losses)];
      double[] weights = new double[losses.length];
      for (int g = 0; g < losses.length; g++) {
        if (losses[g] < 0) {
          throw new IllegalArgumentException(
              "the weighting q-ffl takes losses that are not negative, but one is "
                  + losses[g]
                  + "; take another weighting for a loss that can be negative");
        }
        weights[g] = top == 0 ? 1 : StrictMath.pow(losses[g] / top, q);
      }
      return Losses.normalised(weights);
    }
  }
}
