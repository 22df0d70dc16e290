package io.github.grposuite.reports.paper;

import io.github.grposuite.core.Metric;

/** The two definitions of the reward error: the authors' code divides, section 5.1 does not. */
public enum RewardError {
  /** (r* − r)/r*: what the axes of the paper's figures fit, and what is drawn. */
  RELATIVE("relative", Metric.GREEDY_REWARD_ERROR),
  /** r* − r. */
  ABSOLUTE("absolute", Metric.ABSOLUTE_REWARD_ERROR);

  private final String words;
  private final Metric metric;

  RewardError(String words, Metric metric) {
    this.words = words;
    this.metric = metric;
  }

  /** {@code relative}. */
  public String words() {
    return words;
  }

  Metric metric() {
    return metric;
  }
}
