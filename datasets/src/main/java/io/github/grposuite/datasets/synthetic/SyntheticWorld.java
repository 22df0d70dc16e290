package io.github.grposuite.datasets.synthetic;

import io.github.grposuite.core.Checks;
import io.github.grposuite.core.Settings;
import io.github.grposuite.datasets.random.RandomKind;
import java.util.Arrays;
import java.util.Map;

/**
 * The settings of the paper's synthetic experiment (section 5.1), general in everything.
 *
 * @param random source of random draws
 * @param features feature map of odd groups
 * @param pairs how the two actions of a pair are drawn
 * @param actions number of actions K ≥ 2; action a has scale s_a = a/K + 1
 * @param stateDimension D ≥ 1; states are uniform on [0,1]^D
 * @param rewards one vector ω_g of length 2D a group; r_g(x,a) = ⟨φ_g(x,a), ω_g⟩
 * @param groupWeights fraction of the training pairs of each group, summing to 1
 * @param labelCertainty ρ_g: a label follows the larger reward with this probability, and otherwise
 *     Bernoulli(σ(r_2 − r_1))
 * @param labelFlips ε_g in [0, ½): a training or validation label is turned round with this
 *     probability after that
 * @param train number of training pairs
 * @param validation number of validation pairs, split equally
 * @param test number of test pairs and test states, split equally
 * @param startLow lower end of θ_0's uniform distribution
 * @param startHigh upper end
 */
public record SyntheticWorld(
    RandomKind random,
    FeatureMap features,
    PairSampling pairs,
    int actions,
    int stateDimension,
    double[][] rewards,
    double[] groupWeights,
    double[] labelCertainty,
    double[] labelFlips,
    int train,
    int validation,
    int test,
    double startLow,
    double startHigh) {

  /** What one array can hold. */
  private static final int LARGEST = 2_000_000_000;

  /** Checks every setting. */
  public SyntheticWorld {
    Checks.atLeast("actions", 2, actions);
    Checks.atLeast("state_dimension", 1, stateDimension);
    Checks.atLeast("the number of reward vectors", 1, rewards.length);
    for (double[] reward : rewards) {
      if (reward.length != 2L * stateDimension) {
        throw new IllegalArgumentException(
            "each of rewards must have 2 * state_dimension = "
                + 2L * stateDimension
                + " numbers, but one has "
                + reward.length);
      }
    }
    oneAGroup("group_weights", groupWeights, rewards.length);
    oneAGroup("label_certainty", labelCertainty, rewards.length);
    oneAGroup("label_flips", labelFlips, rewards.length);
    double sum = 0;
    for (double weight : groupWeights) {
      sum += Checks.positive("group_weights", weight);
    }
    if (!(Math.abs(sum - 1) < 1e-9)) {
      throw new IllegalArgumentException("group_weights must sum to 1, but sum to " + sum);
    }
    for (double certainty : labelCertainty) {
      Checks.fraction("label_certainty", certainty);
    }
    for (double rate : labelFlips) {
      Checks.flipRate("label_flips", rate);
    }
    everyGroup("train", groupWeights, train);
    double[] equal = equalWeights(rewards.length);
    everyGroup("validation", equal, validation);
    everyGroup("test", equal, test);
    if ((double) actions * test * 2 * stateDimension > LARGEST
        || (double) Math.max(train, validation) * 2 * stateDimension > LARGEST) {
      throw new IllegalArgumentException(
          "too large: features times actions times test states, and features times pairs, must be"
              + " at most "
              + LARGEST);
    }
    if (!(startLow <= startHigh && startHigh - startLow < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "start must be [low, high], but was [" + startLow + ", " + startHigh + "]");
    }
  }

  /** Reads a world; {@code label_certainty} is 1 and {@code label_flips} 0 where not given. */
  public static SyntheticWorld read(Settings s) {
    RandomKind random = s.choice("random", RandomKind.class);
    FeatureMap features = s.choice("features", FeatureMap.class);
    PairSampling pairs = s.choice("pairs", PairSampling.class);
    int actions = s.integer("actions");
    int stateDimension = s.integer("state_dimension");
    double[][] rewards = s.matrix("rewards");
    double[] certain = new double[rewards.length];
    Arrays.fill(certain, 1);
    double[] weights = s.numbers("group_weights");
    double[] certainty = s.numbers("label_certainty", certain);
    double[] flips = s.has("label_flips") ? s.numbers("label_flips") : new double[rewards.length];
    int train = s.integer("train");
    int validation = s.integer("validation");
    int test = s.integer("test");
    double[] start = s.numbers("start");
    if (start.length != 2) {
      throw new IllegalArgumentException(
          "start must be [low, high], but has " + start.length + " numbers");
    }
    return new SyntheticWorld(
        random,
        features,
        pairs,
        actions,
        stateDimension,
        rewards,
        weights,
        certainty,
        flips,
        train,
        validation,
        test,
        start[0],
        start[1]);
  }

  /** Number of groups G. */
  public int groups() {
    return rewards.length;
  }

  /** Number of features d = 2D. */
  public int dimension() {
    return 2 * stateDimension;
  }

  /**
   * What determines the draws beside the settings: the rule of noisy labels under numpy-legacy,
   * where version 0.1.0's first records had another one (U &lt; p for every p). Empty where no draw
   * differs from theirs, so that such records stay valid.
   */
  public Map<String, String> revisions() {
    return random == RandomKind.NUMPY_LEGACY && !certain()
        ? Map.of("label_draws", "numpy-binomial")
        : Map.of();
  }

  /** Whether every label follows the larger reward. */
  boolean certain() {
    return Arrays.stream(labelCertainty).allMatch(c -> c == 1);
  }

  static double[] equalWeights(int groups) {
    double[] weights = new double[groups];
    Arrays.fill(weights, 1.0 / groups);
    return weights;
  }

  /** round(weight·n), ties to even as Python and NumPy round. */
  static int share(double weight, int n) {
    return (int) Math.rint(weight * n);
  }

  private static void oneAGroup(String name, double[] values, int groups) {
    if (values.length != groups) {
      throw new IllegalArgumentException(
          name + " must have one number a group, " + groups + ", but has " + values.length);
    }
  }

  /** The shares may add up to more than n; the surplus is cut from any group. */
  private static void everyGroup(String name, double[] weights, int n) {
    int surplus = -n;
    for (double weight : weights) {
      surplus += share(weight, n);
    }
    for (int g = 0; g < weights.length; g++) {
      if (share(weights[g], n) <= Math.max(0, surplus)) {
        throw new IllegalArgumentException(
            name + " = " + n + " leaves group " + g + " without a pair; raise it");
      }
    }
  }
}
