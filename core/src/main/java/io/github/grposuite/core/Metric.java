package io.github.grposuite.core;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What is measured at a checkpoint, with the name that stands in records and its direction. */
public enum Metric {
  /** Mean preference loss of a group; units and scale are the loss's own. */
  LOSS("loss", Direction.LOWER_IS_BETTER),
  /** Mean −ln π(y_w|x) of a group, nats a response, summed over its tokens. */
  SFT_LOSS("sft_loss", Direction.LOWER_IS_BETTER),
  /** Fraction of pairs with a positive margin h, in [0, 1]. */
  ACCURACY("accuracy", Direction.HIGHER_IS_BETTER),
  /**
   * Fraction of pairs with ln π(y_w) &gt; ln π(y_l), in [0, 1]. With a uniform reference it equals
   * {@link #ACCURACY}, and is not recorded.
   */
  LOGPROB_ACCURACY("logprob_accuracy", Direction.HIGHER_IS_BETTER),
  /** Mean of β h: how much higher the implicit reward of the chosen response is. */
  REWARD_MARGIN("reward_margin", Direction.HIGHER_IS_BETTER),
  /** (r* − r(greedy policy)) / r*, over all test states; 0 is optimal (protocol, metrics). */
  GREEDY_REWARD_ERROR("greedy_reward_error", Direction.LOWER_IS_BETTER),
  /**
   * r* − r(greedy policy), mean over all test states, in the reward's unit; 0 is optimal. The
   * paper's reward error is this difference (section 5.1); the authors' code divides it by r*,
   * which is {@link #GREEDY_REWARD_ERROR}.
   */
  ABSOLUTE_REWARD_ERROR("absolute_reward_error", Direction.LOWER_IS_BETTER),
  /** (r* − E[r under the policy]) / r*, over all test states; 0 is optimal. */
  EXPECTED_REWARD_ERROR("expected_reward_error", Direction.LOWER_IS_BETTER),
  /** KL(softmax(r) ‖ π), nats, mean over all test states. */
  KL("kl", Direction.LOWER_IS_BETTER),
  /** The group's weight α, a point of the simplex for GRPO; q for importance sampling. */
  WEIGHT("weight", Direction.NEITHER),
  /** The weight w that the gradient used: (1−χ)/G + χ α for GRPO. */
  EFFECTIVE_WEIGHT("effective_weight", Direction.NEITHER),
  /**
   * ε_T = max_g L_g(θ) − min over the ball of max_g L_g on the training pairs, in units of the loss
   * (paper, equation 46).
   */
  SUBOPTIMALITY("suboptimality", Direction.LOWER_IS_BETTER),
  /**
   * max_g L_g(θ) − min over the ball of Σ_g α_g L_g on the training pairs, in units of the loss.
   */
  DUALITY_GAP("duality_gap", Direction.LOWER_IS_BETTER),
  /** What the proposition states ε_T to be at most: equation 56, or 59 for Algorithm 3. */
  BOUND("bound", Direction.NEITHER),
  /** What the proof of proposition E.2 ends with, equation 63. */
  BOUND_OF_PROOF("bound_of_proof", Direction.NEITHER),
  /** What the proofs' source gives for the same steps (Nemirovski et al. 2009, section 3). */
  BOUND_OF_SOURCE("bound_of_source", Direction.NEITHER);

  /** Which way is better; a property of the metric, never guessed from its name. */
  public enum Direction {
    LOWER_IS_BETTER,
    HIGHER_IS_BETTER,
    NEITHER
  }

  private final String key;
  private final Direction direction;

  Metric(String key, Direction direction) {
    this.key = key;
    this.direction = direction;
  }

  /** The name in records and tables. */
  public String key() {
    return key;
  }

  /** Which way is better. */
  public Direction direction() {
    return direction;
  }

  /**
   * The metric with that name.
   *
   * @throws IllegalArgumentException naming the known metrics, if there is none
   */
  public static Metric of(String key) {
    for (Metric metric : values()) {
      if (metric.key.equals(key)) {
        return metric;
      }
    }
    throw new IllegalArgumentException(
        "unknown metric \""
            + key
            + "\"; known are "
            + Arrays.stream(values()).map(Metric::key).collect(Collectors.joining(", ")));
  }

  /** The worst group's value; the largest where the metric has no direction. NaN if any is NaN. */
  public double worst(double[] byGroup) {
    double worst = byGroup[0];
    for (double value : byGroup) {
      worst =
          direction == Direction.HIGHER_IS_BETTER ? Math.min(worst, value) : Math.max(worst, value);
    }
    return worst;
  }

  /** The plain mean over groups. */
  public static double average(double[] byGroup) {
    double sum = 0;
    for (double value : byGroup) {
      sum += value;
    }
    return sum / byGroup.length;
  }

  /** The largest minus the smallest value over groups, non-negative. */
  public static double gap(double[] byGroup) {
    double low = byGroup[0];
    double high = byGroup[0];
    for (double value : byGroup) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return high - low;
  }
}
