package io.github.grposuite.experiments.plan;

import io.github.grposuite.core.policy.PreferenceDataset;
import io.github.grposuite.datasets.synthetic.SyntheticGenerator;
import io.github.grposuite.datasets.synthetic.SyntheticWorld;
import io.github.grposuite.experiments.spec.TreeSettings;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * Where a cell's data come from.
 *
 * @param settings every setting that determines the data, the seed apart
 * @param groups number of groups
 * @param load the data set of a seed
 */
public record DataPlan(
    Map<String, Object> settings, int groups, LongFunction<PreferenceDataset> load) {

  /** The kinds of data; a new kind is a constant here. */
  private enum Source {
    SYNTHETIC {
      @Override
      DataPlan open(TreeSettings settings) {
        SyntheticWorld world = SyntheticWorld.read(settings);
        return new DataPlan(
            settings.resolved(), world.groups(), new SyntheticGenerator(world)::generate);
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
    } catch (IllegalArgumentException e) {
      throw settings.problem("", e.getMessage());
    }
  }
}
