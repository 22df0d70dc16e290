package io.github.grposuite.core.weighting;

import io.github.grposuite.core.Checks;
import io.github.grposuite.core.Settings;
import java.util.Arrays;
import java.util.function.Function;

/**
 * How much each group's loss counts in the next step.
 *
 * <p>A new weighting is a record here and a constant of {@link Kind}.
 */
public sealed interface GroupWeighting {
  /**
   * The running weights at the start of training.
   *
   * @param sizes number of training pairs N_g of every group
   * @throws IllegalArgumentException if a group has no pair or the number of groups does not fit
   */
  GroupWeights start(int[] sizes);

  /** The weightings by their names in specifications. */
  enum Kind {
    POOLED(s -> new Pooled()),
    IMPORTANCE_SAMPLING(
        s -> new ImportanceSampling(s.has("weights") ? s.numbers("weights") : new double[0])),
    GRPO(
        s ->
            new ExponentiatedGradient(
                s.number("eta_alpha"), s.number("chi", 1), s.number("offset", 0))),
    REFERENCE_HEAD(s -> new ReferenceHead(s.number("eta_alpha")));

    private final Function<Settings, GroupWeighting> factory;

    Kind(Function<Settings, GroupWeighting> factory) {
      this.factory = factory;
    }

    /** Reads the weighting's hyperparameters. */
    public GroupWeighting create(Settings settings) {
      return factory.apply(settings);
    }
  }

  /** All pairs count alike: the gradient is (1/N) Σ_i ∇ℓ_i. */
  record Pooled() implements GroupWeighting {
    @Override
    public GroupWeights start(int[] sizes) {
      GroupWeights weights = new GroupWeights(sizes);
      Arrays.fill(weights.alpha, 1.0 / sizes.length);
      Arrays.fill(weights.coefficients, 1.0 / weights.total);
      return weights;
    }
  }

  /**
   * Fixed weights a pair: the gradient is (1/N) Σ_i q_{g(i)} ∇ℓ_i (paper, section 5, "importance
   * sampling").
   *
   * @param q one weight a group, normalised to sum 1; empty for q_g ∝ 1/N_g
   */
  record ImportanceSampling(double[] q) implements GroupWeighting {
    public ImportanceSampling {
      double sum = 0;
      for (double weight : q) {
        sum += Checks.nonNegative("weights", weight);
      }
      if (q.length > 0) {
        Checks.positive("the sum of weights", sum);
      }
    }

    @Override
    public GroupWeights start(int[] sizes) {
      if (q.length > 0 && q.length != sizes.length) {
        throw new IllegalArgumentException(
            "weights must have one value a group, " + sizes.length + ", but has " + q.length);
      }
      GroupWeights weights = new GroupWeights(sizes);
      double sum = 0;
      for (int g = 0; g < sizes.length; g++) {
        weights.alpha[g] = q.length > 0 ? q[g] : 1.0 / sizes[g];
        sum += weights.alpha[g];
      }
      for (int g = 0; g < sizes.length; g++) {
        weights.alpha[g] /= sum;
        weights.coefficients[g] = weights.alpha[g] / weights.total;
      }
      return weights;
    }
  }

  /**
   * GRPO: α_g ← α_g exp(η_α χ (L_g + C/√N_g)), normalised; w_g = (1−χ)/G + χ α_g; the gradient is
   * Σ_g w_g ∇L_g (paper, Algorithm 1 and section 3.2).
   *
   * @param etaAlpha step size η_α ≥ 0; 0 keeps α uniform
   * @param chi χ in [0, 1]: 1 minimises the worst group's loss, 0 the mean of the groups' losses
   * @param offset C ≥ 0
   */
  record ExponentiatedGradient(double etaAlpha, double chi, double offset)
      implements GroupWeighting {
    public ExponentiatedGradient {
      Checks.nonNegative("eta_alpha", etaAlpha);
      Checks.fraction("chi", chi);
      Checks.nonNegative("offset", offset);
    }

    @Override
    public GroupWeights start(int[] sizes) {
      int groups = sizes.length;
      return new ExponentiatedWeights(
          sizes,
          (g, loss) -> etaAlpha * chi * (loss + offset / Math.sqrt(sizes[g])),
          (g, alpha) -> ((1 - chi) / groups + chi * alpha) / sizes[g]);
    }
  }

  /**
   * The α-step at the head of the authors' repository, for closed-form GR-IPO: the group loss is
   * divided by N_g once more before the step, and a pair is weighted by α_g alone. It is not the
   * published algorithm; see docs/deviations.md.
   */
  record ReferenceHead(double etaAlpha) implements GroupWeighting {
    public ReferenceHead {
      Checks.nonNegative("eta_alpha", etaAlpha);
    }

    @Override
    public GroupWeights start(int[] sizes) {
      return new ExponentiatedWeights(
          sizes, (g, loss) -> etaAlpha * (loss / sizes[g]), (g, alpha) -> alpha);
    }
  }
}
