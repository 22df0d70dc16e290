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

  /**
   * The running weights where a step sees one group's loss alone.
   *
   * @param sizes number of training pairs N_g of every group
   * @throws IllegalArgumentException as {@link #start}, or if the step needs the losses of all
   *     groups
   */
  OneGroupWeights startOneGroup(int[] sizes);

  /** The same with the step size η_α; itself where nothing moves. */
  default GroupWeighting withEtaAlpha(double etaAlpha) {
    return this;
  }

  /** Whether the weights follow the groups' losses, so that the worst group's is minimised. */
  default boolean isAdaptive() {
    return false;
  }

  /** The weightings by their names in specifications. */
  enum Kind {
    POOLED(s -> new Pooled()),
    IMPORTANCE_SAMPLING(ImportanceSampling::read),
    GRPO(s -> ExponentiatedGradient.read(s.number("eta_alpha"), s)),
    ALGORITHM_2(s -> new AlgorithmTwo(s.number("eta_alpha"))),
    REFERENCE_HEAD(s -> new AuthorsCode(s.number("eta_alpha")));

    private final Function<Settings, GroupWeighting> factory;

    Kind(Function<Settings, GroupWeighting> factory) {
      this.factory = factory;
    }

    /** Reads the weighting's hyperparameters. */
    public GroupWeighting create(Settings settings) {
      return factory.apply(settings);
    }

    /** The same where the solver will set η_α, which is then no key. */
    public GroupWeighting createPaced(Settings settings) {
      return this == GRPO ? ExponentiatedGradient.read(0, settings) : create(settings);
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

    @Override
    public OneGroupWeights startOneGroup(int[] sizes) {
      return new OneGroupWeights.Fixed(start(sizes));
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

    static ImportanceSampling read(Settings s) {
      return new ImportanceSampling(s.has("weights") ? s.numbers("weights") : new double[0]);
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

    @Override
    public OneGroupWeights startOneGroup(int[] sizes) {
      return new OneGroupWeights.Fixed(start(sizes));
    }
  }

  /**
   * GRPO: α_g ← α_g exp(η_α χ (L_g + C/√N_g)), normalised; w_g = (1−χ) μ_g + χ α_g; the gradient is
   * Σ_g w_g ∇L_g (paper, Algorithm 1, section 3.2 and equations 30 to 33).
   *
   * @param etaAlpha step size η_α ≥ 0; 0 keeps α uniform
   * @param chi χ in [0, 1]: 1 minimises the worst group's loss, 0 the mean of the groups' losses
   *     that μ weights
   * @param offset C ≥ 0
   * @param mu the given weights μ
   */
  record ExponentiatedGradient(double etaAlpha, double chi, double offset, GivenWeights mu)
      implements GroupWeighting {
    public ExponentiatedGradient {
      Checks.nonNegative("eta_alpha", etaAlpha);
      Checks.fraction("chi", chi);
      Checks.nonNegative("offset", offset);
    }

    /** With equal μ. */
    public ExponentiatedGradient(double etaAlpha, double chi, double offset) {
      this(etaAlpha, chi, offset, new GivenWeights.Equal());
    }

    /** Reads everything but η_α. */
    public static ExponentiatedGradient read(double etaAlpha, Settings s) {
      return new ExponentiatedGradient(
          etaAlpha, s.number("chi", 1), s.number("offset", 0), GivenWeights.read(s));
    }

    @Override
    public boolean isAdaptive() {
      return true;
    }

    @Override
    public GroupWeights start(int[] sizes) {
      double[] shares = mu.shares(1 - chi, sizes);
      return new ExponentiatedWeights(
          sizes,
          (g, loss) -> etaAlpha * chi * (loss + offset / Math.sqrt(sizes[g])),
          (g, alpha) -> (shares[g] + chi * alpha) / sizes[g]);
    }

    @Override
    public OneGroupWeights startOneGroup(int[] sizes) {
      start(sizes);
      double[] offsets = new double[sizes.length];
      Arrays.setAll(offsets, g -> offset / Math.sqrt(sizes[g]));
      return new OneGroupExponentiated(etaAlpha * chi, chi, mu.shares(1 - chi, sizes), offsets);
    }

    @Override
    public GroupWeighting withEtaAlpha(double other) {
      return new ExponentiatedGradient(other, chi, offset, mu);
    }
  }

  /**
   * Algorithm 2 as printed (line 7 and equation 44): α_g ← α_g exp(η_α L_g), normalised, with the
   * mean L_g; the loss is the mean of α_{g(i)} ℓ_i over all pairs, so that a pair counts α_g with
   * no 1/N_g. Section 4.1 has α_g/N_g instead, which is {@link ExponentiatedGradient}; see
   * docs/deviations.md.
   *
   * @param etaAlpha step size η_α ≥ 0
   */
  record AlgorithmTwo(double etaAlpha) implements GroupWeighting {
    public AlgorithmTwo {
      Checks.nonNegative("eta_alpha", etaAlpha);
    }

    @Override
    public boolean isAdaptive() {
      return true;
    }

    @Override
    public GroupWeights start(int[] sizes) {
      int total = Arrays.stream(sizes).sum();
      return new ExponentiatedWeights(
          sizes, (g, loss) -> etaAlpha * loss, (g, alpha) -> alpha / total);
    }

    @Override
    public OneGroupWeights startOneGroup(int[] sizes) {
      throw needsAllGroups("algorithm-2");
    }
  }

  /**
   * The α-step at the head of the authors' repository, for closed-form GR-IPO: the group loss is
   * divided by N_g once more before the step, and a pair is weighted by α_g alone. It is not the
   * published algorithm; see docs/deviations.md.
   */
  record AuthorsCode(double etaAlpha) implements GroupWeighting {
    public AuthorsCode {
      Checks.nonNegative("eta_alpha", etaAlpha);
    }

    @Override
    public boolean isAdaptive() {
      return true;
    }

    @Override
    public GroupWeights start(int[] sizes) {
      return new ExponentiatedWeights(
          sizes, (g, loss) -> etaAlpha * (loss / sizes[g]), (g, alpha) -> alpha);
    }

    @Override
    public OneGroupWeights startOneGroup(int[] sizes) {
      throw needsAllGroups("reference-head");
    }
  }

  private static IllegalArgumentException needsAllGroups(String name) {
    return new IllegalArgumentException(
        "the weighting "
            + name
            + " moves all groups in every step, but this solver sees one pair a step; use the"
            + " weighting grpo, importance-sampling or pooled");
  }
}
