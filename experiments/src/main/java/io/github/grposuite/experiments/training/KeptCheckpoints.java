package io.github.grposuite.experiments.training;

import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.adapter.PeftFolder;
import io.github.grposuite.language.training.Checkpoints;
import io.github.grposuite.language.training.FileCheckpoints;
import io.github.grposuite.language.training.TrainingState;
import io.github.grposuite.records.StoreException;
import io.github.grposuite.records.file.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The last state of a stage, and those of the last few evaluations, each in a folder {@code step-N}
 * with the adapter as PEFT's two files and the whole state. Without a last state a stage goes on
 * from the latest of them.
 *
 * @param last keeps the last state
 * @param folder of the others; created when one is kept
 * @param most how many others are kept, ≥ 0
 * @param layout of the adapter
 */
record KeptCheckpoints(FileCheckpoints last, Path folder, int most, LoraLayout layout)
    implements Checkpoints {
  private static final String STEP = "step-";
  private static final Pattern NAME = Pattern.compile(STEP + "[0-9]{1,9}");

  @Override
  public Optional<TrainingState> load() {
    return last.load().or(this::latest);
  }

  private Optional<TrainingState> latest() {
    try {
      List<Integer> steps = steps();
      for (int i = steps.size() - 1; i >= 0; i--) {
        Optional<TrainingState> state = state(steps.get(i)).load();
        if (state.isPresent()) {
          return state;
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw StoreException.reading(folder, e);
    }
  }

  @Override
  public boolean isDue(int step, boolean evaluated) {
    return last.isDue(step, evaluated);
  }

  /** The others first: a state that goes on after a step finds the step's. */
  @Override
  public void save(TrainingState state) {
    if (most > 0) {
      keep(state);
    }
    last.save(state);
  }

  private void keep(TrainingState state) {
    try {
      PeftFolder.write(step(state.step()), layout, state.weights(), "");
      state(state.step()).save(state);
      List<Integer> steps = steps();
      steps
          .subList(0, Math.max(0, steps.size() - most))
          .forEach(step -> Disk.deleteLeftover(step(step)));
    } catch (IOException e) {
      throw StoreException.writing(folder, e);
    }
  }

  /** Increasing. */
  private List<Integer> steps() throws IOException {
    return Disk.names(folder).stream()
        .filter(name -> NAME.matcher(name).matches())
        .map(name -> Integer.parseInt(name.substring(STEP.length())))
        .sorted()
        .toList();
  }

  private Path step(int step) {
    return folder.resolve(STEP + step);
  }

  private FileCheckpoints state(int step) {
    return new FileCheckpoints(
        step(step).resolve(last.file().getFileName()), last.identity(), last.every());
  }
}
