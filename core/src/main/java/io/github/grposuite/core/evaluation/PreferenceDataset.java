package io.github.grposuite.core.evaluation;

import io.github.grposuite.core.pairs.PairMatrix;
import java.util.List;
import java.util.Optional;

/**
 * What a run is trained and judged on.
 *
 * @param groups the groups' names, of which {@link GroupName} has the rules, in the order of their
 *     indices
 * @param train training pairs
 * @param validation validation pairs
 * @param test test pairs
 * @param rewards true rewards in the test states, where the world has them
 * @param theta0 the start of training, d long
 */
public record PreferenceDataset(
    List<String> groups,
    PairMatrix train,
    PairMatrix validation,
    PairMatrix test,
    Optional<RewardTable> rewards,
    double[] theta0) {
  /** Checks the names. */
  public PreferenceDataset {
    groups = List.copyOf(GroupName.checkAll(groups));
  }
}
