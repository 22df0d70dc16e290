package io.github.grposuite.core.loss;

/**
 * Which loss of the margin the pairs of each group have. Most are a {@link PreferenceLoss}, the
 * same for all; one with a flip rate a group is not.
 */
public interface LossByGroup extends ResponseLossByGroup {
  @Override
  PreferenceLoss of(int group);
}
