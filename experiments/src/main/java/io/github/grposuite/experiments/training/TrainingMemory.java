package io.github.grposuite.experiments.training;

import io.github.grposuite.language.cache.ContentCache;
import io.github.grposuite.language.model.Placement;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.Function;

/** What the cells of a process share: the last few data sets, and a language model in memory. */
public final class TrainingMemory implements AutoCloseable {
  private final DatasetCache<Dataset.LogLinear> logLinear;
  private final DatasetCache<Dataset.Text> text;
  private Optional<LoadedModel> loaded = Optional.empty();

  /**
   * Empty at first.
   *
   * @param datasets number of data sets that are kept, one more than threads
   */
  public TrainingMemory(int datasets) {
    logLinear = new DatasetCache<>(datasets);
    text = new DatasetCache<>(datasets);
  }

  /**
   * The data set of a seed, loaded unless it is kept.
   *
   * @param progress hears the finished part, from 0 to 1, where it takes long
   */
  public <D extends Dataset> D dataset(DataPlan<D> plan, long seed, DoubleConsumer progress) {
    return plan.policy().cache(this).get(plan, seed, progress);
  }

  DatasetCache<Dataset.LogLinear> logLinear() {
    return logLinear;
  }

  DatasetCache<Dataset.Text> text() {
    return text;
  }

  /** What is costly and kept on disk. */
  ContentCache cache() {
    return ContentCache.standard();
  }

  /**
   * Computes with a model, loaded unless it is in memory. One computation at a time: the engine
   * uses all cores for one, and records gradients for one only.
   */
  synchronized <T> T withModel(
      Path folder, Placement placement, Function<LoadedModel, T> computation) {
    if (loaded.isPresent() && !loaded.get().is(folder, placement)) {
      close();
    }
    if (loaded.isEmpty()) {
      loaded = Optional.of(LoadedModel.open(folder, placement));
    }
    return computation.apply(loaded.get());
  }

  @Override
  public synchronized void close() {
    loaded.ifPresent(LoadedModel::close);
    loaded = Optional.empty();
  }
}
