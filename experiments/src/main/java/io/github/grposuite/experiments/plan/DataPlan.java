package io.github.grposuite.experiments.plan;

import io.github.grposuite.datasets.synthetic.SyntheticGenerator;
import io.github.grposuite.datasets.synthetic.SyntheticWorld;
import io.github.grposuite.experiments.spec.TreeSettings;
import io.github.grposuite.experiments.spec.UsageException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;

/**
 * Where a cell's data come from.
 *
 * @param settings every setting, as it is written to {@code experiment.yaml}
 * @param identity what determines the data, the seed apart: the settings, but the content of a file
 *     in the place of its path, and the rules of drawing that were mended; reads the file at the
 *     first call
 * @param policy what is trained on them
 * @param groups number of groups
 * @param load the data set of a seed
 */
public record DataPlan(
    Map<String, Object> settings,
    Supplier<Map<String, Object>> identity,
    PolicyKind policy,
    int groups,
    Loader load) {

  /** Makes the data of a seed. */
  @FunctionalInterface
  public interface Loader {
    /**
     * The data of a seed.
     *
     * @param progress hears the finished part, from 0 to 1, where it takes long
     */
    Workload load(long seed, DoubleConsumer progress);
  }

  /** The kinds of data; a new kind is a constant here. */
  private enum Source {
    SYNTHETIC {
      @Override
      DataPlan open(TreeSettings settings) {
        SyntheticWorld world = SyntheticWorld.read(settings);
        return new DataPlan(
            settings.resolved(),
            () -> identity(settings, world),
            PolicyKind.LOG_LINEAR,
            world.groups(),
            (seed, progress) ->
                new Workload.LogLinear(new SyntheticGenerator(world).generate(seed)));
      }

      private static Map<String, Object> identity(TreeSettings settings, SyntheticWorld world) {
        Map<String, Object> identity = new LinkedHashMap<>(settings.resolved());
        identity.putAll(world.revisions());
        return identity;
      }
    },
    OPINIONS {
      @Override
      DataPlan open(TreeSettings settings) {
        return OpinionSource.read(settings);
      }
    };

    abstract DataPlan open(TreeSettings settings);
  }

  /** Reads a data block. */
  public static DataPlan read(TreeSettings settings) {
    try {
      DataPlan plan = settings.choice("source", Source.class).open(settings);
      settings.rejectUnknown();
      return plan;
    } catch (UsageException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw settings.problem("", e.getMessage());
    }
  }
}
