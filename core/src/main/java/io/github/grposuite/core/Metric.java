package io.github.grposuite.core;

import java.util.Arrays;
import java.util.List;

/**
 * What is measured at a checkpoint: its name in records, in words, its unit, which way is better,
 * and of which data. Nothing else in the suite knows any of these.
 */
public enum Metric {
  /** Mean preference loss of a group; units and scale are the loss's own. */
  LOSS("loss", "loss", "the loss's own", Direction.LOWER_IS_BETTER, Recorded.BY_SPLIT),
  /** Mean −ln π(y_w|x) of a group, nats a response, summed over its tokens. */
  SFT_LOSS("sft_loss", "SFT loss", "nats a response", Direction.LOWER_IS_BETTER, Recorded.BY_SPLIT),
  /** Fraction of pairs with a positive margin h, in [0, 1]. */
  ACCURACY("accuracy", "accuracy", "a fraction", Direction.HIGHER_IS_BETTER, Recorded.BY_SPLIT),
  /**
   * Fraction of pairs with ln π(y_w) &gt; ln π(y_l), in [0, 1]. With a uniform reference it equals
   * {@link #ACCURACY}, and is not recorded.
   */
  LOGPROB_ACCURACY(
      "logprob_accuracy",
      "log-probability accuracy",
      "a fraction",
      Direction.HIGHER_IS_BETTER,
      Recorded.BY_SPLIT),
  /** Mean of β h: how much higher the implicit reward of the chosen response is. */
  REWARD_MARGIN(
      "reward_margin", "reward margin", "nats", Direction.HIGHER_IS_BETTER, Recorded.BY_SPLIT),
  /** Mean of β ln(π/π_ref) of the chosen response, its implicit reward. */
  REWARD_CHOSEN(
      "reward_chosen", "reward of chosen", "nats", Direction.HIGHER_IS_BETTER, Recorded.BY_SPLIT),
  /** The same of the rejected response; the margin is the difference of the two. */
  REWARD_REJECTED(
      "reward_rejected",
      "reward of rejected",
      "nats",
      Direction.LOWER_IS_BETTER,
      Recorded.BY_SPLIT),
  /**
   * Mean of ln π(y_w|x) as the loss takes it: summed over the tokens, or their mean where the
   * method has {@code log_probability: mean}.
   */
  LOGP_CHOSEN(
      "logp_chosen",
      "log-probability of chosen",
      "nats",
      Direction.HIGHER_IS_BETTER,
      Recorded.BY_SPLIT),
  /** The same of the rejected response. */
  LOGP_REJECTED(
      "logp_rejected",
      "log-probability of rejected",
      "nats",
      Direction.LOWER_IS_BETTER,
      Recorded.BY_SPLIT),
  /** (r* − r(greedy policy)) / r*, over all test states; 0 is optimal (protocol, metrics). */
  GREEDY_REWARD_ERROR(
      "greedy_reward_error",
      "greedy reward error",
      "a fraction of r*",
      Direction.LOWER_IS_BETTER,
      Recorded.ONCE),
  /**
   * r* − r(greedy policy), mean over all test states, in the reward's unit; 0 is optimal. The
   * paper's reward error is this difference (section 5.1); the authors' code divides it by r*,
   * which is {@link #GREEDY_REWARD_ERROR}.
   */
  ABSOLUTE_REWARD_ERROR(
      "absolute_reward_error",
      "absolute reward error",
      "the reward's",
      Direction.LOWER_IS_BETTER,
      Recorded.ONCE),
  /** (r* − E[r under the policy]) / r*, over all test states; 0 is optimal. */
  EXPECTED_REWARD_ERROR(
      "expected_reward_error",
      "expected reward error",
      "a fraction of r*",
      Direction.LOWER_IS_BETTER,
      Recorded.ONCE),
  /** KL(softmax(r) ‖ π), nats, mean over all test states. */
  KL("kl", "KL", "nats", Direction.LOWER_IS_BETTER, Recorded.ONCE),
  /** The group's weight α, a point of the simplex for GRPO; q for importance sampling. */
  WEIGHT("weight", "weight α", "a fraction", Direction.NEITHER, Recorded.ONCE),
  /** The weight w that the gradient used: (1−χ)/G + χ α for GRPO. */
  EFFECTIVE_WEIGHT(
      "effective_weight", "effective weight w", "a factor", Direction.NEITHER, Recorded.ONCE),
  /**
   * ε_T = max_g L_g(θ) − min over the ball of max_g L_g on the training pairs, in units of the loss
   * (paper, equation 46).
   */
  SUBOPTIMALITY(
      "suboptimality", "suboptimality", "the loss's", Direction.LOWER_IS_BETTER, Recorded.ONCE),
  /**
   * max_g L_g(θ) − min over the ball of Σ_g α_g L_g on the training pairs, in units of the loss.
   */
  DUALITY_GAP("duality_gap", "duality gap", "the loss's", Direction.LOWER_IS_BETTER, Recorded.ONCE),
  /** What the proposition states ε_T to be at most: equation 56, or 59 for Algorithm 3. */
  BOUND("bound", "bound", "the loss's", Direction.NEITHER, Recorded.ONCE),
  /** What the proof of proposition E.2 ends with, equation 63. */
  BOUND_OF_PROOF(
      "bound_of_proof", "bound of proof", "the loss's", Direction.NEITHER, Recorded.ONCE),
  /** What the proofs' source gives for the same steps (Nemirovski et al. 2009, section 3). */
  BOUND_OF_SOURCE(
      "bound_of_source", "bound of source", "the loss's", Direction.NEITHER, Recorded.ONCE);

  /** Which way is better; a property of the metric, never guessed from its name. */
  public enum Direction {
    LOWER_IS_BETTER,
    HIGHER_IS_BETTER,
    NEITHER
  }

  /** Of which data a metric is recorded. */
  public enum Recorded {
    /** Of training, validation and test data, or some of them: which ones must be said. */
    BY_SPLIT,
    /**
     * Once, which goes without saying: rewards of test states, saddle points of training pairs,
     * weights of no data.
     */
    ONCE
  }

  private final String key;
  private final String label;
  private final String unit;
  private final Direction direction;
  private final Recorded recorded;

  Metric(String key, String label, String unit, Direction direction, Recorded recorded) {
    this.key = key;
    this.label = label;
    this.unit = unit;
    this.direction = direction;
    this.recorded = recorded;
  }

  /** The name in records and tables. */
  public String key() {
    return key;
  }

  /** In words, such as {@code greedy reward error}. */
  public String label() {
    return label;
  }

  /** What its values are in, in words. */
  public String unit() {
    return unit;
  }

  /** Which way is better. */
  public Direction direction() {
    return direction;
  }

  /** Of which data it is recorded. */
  public Recorded recorded() {
    return recorded;
  }

  /** All names, in order. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(Metric::key).toList();
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
        "unknown metric \"" + key + "\"; known are " + String.join(", ", keys()));
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
