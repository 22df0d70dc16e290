package io.github.grposuite.experiments.training;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;

/**
 * Where a cell's data come from.
 *
 * @param policy what is trained on them
 * @param settings every setting, as it is written to {@code experiment.yaml}
 * @param identity what determines the data, the seed apart: the settings, but the content of a file
 *     in the place of its path, and the rules of drawing that were mended; reads the file at the
 *     first call
 * @param groups how many groups there are
 * @param drawn whether the pairs, their parts or the policy's start depend on the seed
 * @param notes what a reader of the results should know of the files, a sentence each; reads them
 * @param loader makes the data set of a seed
 * @param <D> such data sets
 */
public record DataPlan<D extends Dataset>(
    PolicyKind<D> policy,
    Map<String, Object> settings,
    Supplier<Map<String, Object>> identity,
    GroupCount groups,
    boolean drawn,
    Supplier<List<String>> notes,
    Loader<D> loader) {

  /** Makes the data of a seed. */
  @FunctionalInterface
  public interface Loader<D extends Dataset> {
    /**
     * The data of a seed.
     *
     * @param progress hears the finished part, from 0 to 1, where it takes long
     */
    D load(long seed, DoubleConsumer progress);
  }
}
