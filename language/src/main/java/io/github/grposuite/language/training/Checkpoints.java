package io.github.grposuite.language.training;

import java.util.Optional;

/** Where the states of a stage are kept. The last state of a stage is always saved. */
public interface Checkpoints {
  /** Keeps nothing. */
  Checkpoints NONE =
      new Checkpoints() {
        @Override
        public Optional<TrainingState> load() {
          return Optional.empty();
        }

        @Override
        public boolean isDue(int step, boolean evaluated) {
          return false;
        }

        @Override
        public void save(TrainingState state) {}
      };

  /** The state to go on from, if there is one. */
  Optional<TrainingState> load();

  /**
   * Whether the state is to be saved while training goes on.
   *
   * @param step number of updates done
   * @param evaluated whether an evaluation has just been made
   */
  boolean isDue(int step, boolean evaluated);

  /** Keeps a state in place of the ones before. Arrays belong to the trainer and will change. */
  void save(TrainingState state);
}
