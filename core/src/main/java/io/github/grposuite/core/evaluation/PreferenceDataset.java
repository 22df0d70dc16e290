package io.github.grposuite.core.evaluation;

import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.pairs.Pairs;
import io.github.grposuite.core.pairs.PairsElsewhereException;
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
    Pairs train,
    PairMatrix validation,
    PairMatrix test,
    Optional<RewardTable> rewards,
    double[] theta0) {
  /** Checks the names. */
  public PreferenceDataset {
    groups = List.copyOf(GroupName.checkAll(groups));
  }

  /**
   * The training pairs, each of which can be looked at.
   *
   * @throws PairsElsewhereException if they lie on other machines
   */
  public PairMatrix trainHere() {
    if (train instanceof PairMatrix matrix) {
      return matrix;
    }
    throw new PairsElsewhereException(
        "this needs single training pairs, which lie on other machines; train on this machine");
  }
}
