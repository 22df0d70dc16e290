package io.github.grposuite.core.loss;

/**
 * Which loss the pairs of each group have, where both log-ratios of a pair are known. Most are a
 * {@link ResponseLoss}, the same for all.
 */
public interface ResponseLossByGroup {
  /** The loss of a group's pairs. */
  ResponseLoss of(int group);

  /** The scale β &gt; 0 of all of them. */
  double beta();

  /**
   * Fails if it is made for another number of groups.
   *
   * @throws IllegalArgumentException saying what does not fit
   */
  default void check(int groups) {}
}
