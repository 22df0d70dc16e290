package io.github.grposuite.experiments.training;

import io.github.grposuite.language.training.GroupLoss;
import io.github.grposuite.language.training.PreferenceObjective;
import io.github.grposuite.language.training.StageProgress;
import io.github.grposuite.language.training.TrainingSettings;
import java.util.Optional;

/**
 * Counts the updates whose gradient was clipped, those of this process: where clipping acts on one
 * method and not on another, they differ in more than their name says.
 */
final class Clipping {
  private final TrainingSettings settings;
  private int updates;
  private int clipped;
  private boolean resumed;

  Clipping(TrainingSettings settings) {
    this.settings = settings;
  }

  void hear(StageProgress update) {
    resumed |= updates == 0 && update.step() > 1;
    updates++;
    clipped += settings.clips(update.gradientNorm()) ? 1 : 0;
  }

  /** What a reader of the results should know; empty if nothing was clipped. */
  Optional<String> note(PreferenceObjective objective) {
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
            + (resumed ? "the last " : "")
            + updates
            + " updates"
            + (sum
                ? "; by group_loss sum it is about as many times larger as a micro-batch has pairs:"
                    + " compare methods with group_loss mean, or with max_norm 0"
                : ""));
  }
}
