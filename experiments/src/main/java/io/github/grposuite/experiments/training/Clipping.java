package io.github.grposuite.experiments.training;

import io.github.grposuite.language.training.GroupLoss;
import io.github.grposuite.language.training.PreferenceObjective;
import io.github.grposuite.language.training.TrainingSettings;
import io.github.grposuite.language.training.Update;
import java.util.List;
import java.util.Optional;

/**
 * Counts the updates whose gradient was clipped: where clipping acts on one method and not on
 * another, they differ in more than their name says.
 */
final class Clipping {
  private Clipping() {}

  /** What a reader of the results should know; empty if nothing was clipped. */
  static Optional<String> note(
      PreferenceObjective objective, TrainingSettings settings, List<Update> updates) {
    long clipped = updates.stream().filter(u -> settings.clips(u.gradientNorm())).count();
    if (clipped == 0) {
      return Optional.empty();
    }
    boolean sum = objective.isAdaptive() && objective.groupLoss() == GroupLoss.SUM;
    return Optional.of(
        "the gradient was clipped to max_norm "
            + settings.maxNorm()
            + " in "
            + clipped
            + " of "
            + updates.size()
            + " updates"
            + (sum
                ? "; by group_loss sum it is about as many times larger as a micro-batch has pairs:"
                    + " compare methods with group_loss mean, or with max_norm 0"
                : ""));
  }
}
