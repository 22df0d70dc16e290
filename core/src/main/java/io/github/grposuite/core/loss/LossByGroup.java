package io.github.grposuite.core.loss;

import java.io.Serializable;

/**
 * Which loss of the margin the pairs of each group have. Most are a {@link PreferenceLoss}, the
 * same for all; one with a flip rate a group is not. Those that are built in travel to other
 * machines as they are; of one of the user's own its class and its settings do.
 */
public interface LossByGroup extends ResponseLossByGroup, Serializable {
  @Override
  PreferenceLoss of(int group);
}
