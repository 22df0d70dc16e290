package io.github.grposuite.language.training;

import io.github.grposuite.core.Checks;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The last state of a stage in one file, which is whole, or was damaged later; see {@link
 * StateFile} and {@code StateFormat}.
 *
 * @param file of one stage; its folder must exist
 * @param identity whose state this is, for example the run's content-addressed id and the stage: a
 *     state of another run is rejected
 * @param every updates between saves; 0 for a save after every evaluation
 */
public record FileCheckpoints(Path file, String identity, int every) implements Checkpoints {
  private static final String MAGIC = "GRPOTRAIN";
  private static final int VERSION = 2;

  /** Checks how often. */
  public FileCheckpoints {
    Checks.atLeast("checkpoint_every", 0, every);
  }

  @Override
  public boolean isDue(int step, boolean evaluated) {
    return every == 0 ? evaluated : step % every == 0;
  }

  @Override
  public void save(TrainingState state) {
    content().write(out -> StateFormat.write(state, out));
  }

  /**
   * {@inheritDoc}
   *
   * @throws TrainingStateException if the file is damaged, of another program, version or run
   */
  @Override
  public Optional<TrainingState> load() {
    return content().read(StateFormat::read);
  }

  private StateFile content() {
    return new StateFile(file, MAGIC, VERSION, identity);
  }
}
