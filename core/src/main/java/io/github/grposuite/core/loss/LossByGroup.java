package io.github.grposuite.core.loss;

/**
 * Which loss the pairs of each group have. Most are a {@link PreferenceLoss}, the same for all; one
 * with a flip rate a group is not.
 */
public interface LossByGroup {
  /** The loss of a group's pairs. */
  PreferenceLoss of(int group);

  /** The scale β &gt; 0 of all of them. */
  double beta();

  /**
   * Fails if it is made for another number of groups.
   *
   * @throws IllegalArgumentException saying what does not fit
   */
  default void check(int groups) {}
}
