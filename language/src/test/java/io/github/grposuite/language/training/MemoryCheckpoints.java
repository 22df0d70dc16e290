package io.github.grposuite.language.training;

import java.util.Optional;

/** Keeps the last state in memory; saves at evaluations, or every so many updates. */
final class MemoryCheckpoints implements Checkpoints {
  private final int every;
  private Optional<TrainingState> saved = Optional.empty();

  MemoryCheckpoints(int every) {
    this.every = every;
  }

  @Override
  public Optional<TrainingState> load() {
    return saved;
  }

  @Override
  public boolean isDue(int step, boolean evaluated) {
    return every == 0 ? evaluated : step % every == 0;
  }

  @Override
  public void save(TrainingState s) {
    saved =
        Optional.of(
            new TrainingState(
                s.status(),
                s.step(),
                s.epoch(),
                s.next(),
                s.weights().clone(),
                s.mean().clone(),
                s.square().clone(),
                s.rate().clone(),
                s.weighting().clone(),
                s.reference().clone(),
                s.best(),
                s.log().copy()));
  }
}
