package io.github.grposuite.core.weighting;

import io.github.grposuite.core.Settings;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/**
 * How much each group's loss counts in the next step.
 *
 * <p>A new weighting is a record here and a constant of {@link Kind}; one of the user's own is a
 * {@link WeightingProvider}.
 */
public interface GroupWeighting {
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
  default OneGroupWeights startOneGroup(int[] sizes) {
    throw new IllegalArgumentException(
        "the weighting "
            + name()
            + " needs the losses of all groups in every step, but this solver sees one pair a step;"
            + " use the weighting grpo, importance-sampling or pooled");
  }

  /** The name in specifications. */
  String name();

  /**
   * How many pairs of each group are trained on; the others are left out before training starts.
   *
   * @param sizes number of training pairs of every group
   * @return one number a group, at most its size
   */
  default int[] kept(int[] sizes) {
    return sizes.clone();
  }

  /** Whether its step needs the gradients of the groups' losses. */
  default boolean needsGradients() {
    return false;
  }

  /** The same with the step size η_α; itself where nothing moves. */
  default GroupWeighting withEtaAlpha(double etaAlpha) {
    return this;
  }

  /** Whether the weights follow the groups' losses, so that the worst group's is minimised. */
  default boolean isAdaptive() {
    return false;
  }

  /** The weightings by their names in specifications. */
  enum Kind implements WeightingProvider {
    POOLED((s, eta) -> new Pooled()),
    IMPORTANCE_SAMPLING((s, eta) -> ImportanceSampling.read(s)),
    GRPO((s, eta) -> ExponentiatedGradient.read(eta.getAsDouble(), s)),
    ALGORITHM_2((s, eta) -> new AlgorithmTwo(eta.getAsDouble())),
    REFERENCE_HEAD((s, eta) -> new AuthorsCode(eta.getAsDouble())),
    BALANCED((s, eta) -> new Balanced()),
    HARD_MAX((s, eta) -> new MemorylessWeighting.HardMax()),
    CVAR((s, eta) -> new MemorylessWeighting.Cvar(s.number("tail"))),
    CHI_SQUARE((s, eta) -> new MemorylessWeighting.ChiSquare(s.number("rho"))),
    KL((s, eta) -> new MemorylessWeighting.Tilted(s.number("tilt"), GivenWeights.read(s))),
    KL_BALL((s, eta) -> new MemorylessWeighting.KlBall(s.number("rho"), GivenWeights.read(s))),
    EUCLIDEAN((s, eta) -> new ProjectedGradient(eta.getAsDouble())),
    Q_FFL((s, eta) -> new MemorylessWeighting.QFair(s.number("q"))),
    CGD((s, eta) -> new CommonGradient(eta.getAsDouble(), s.number("offset", 0))),
    EMA((s, eta) -> new MovingAverage(eta.getAsDouble(), s.number("decay", 0.9))),
    SUBSAMPLE((s, eta) -> new Subsample());

    private final Factory factory;

    Kind(Factory factory) {
      this.factory = factory;
    }

    @Override
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public GroupWeighting create(Settings settings, DoubleSupplier etaAlpha) {
      return factory.create(settings, etaAlpha);
    }

    private interface Factory {
      GroupWeighting create(Settings settings, DoubleSupplier etaAlpha);
    }
  }
}
