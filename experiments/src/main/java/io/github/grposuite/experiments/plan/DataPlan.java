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
 * @param load the data set of a seed
 */
public record DataPlan(Map<String, Object> settings, LongFunction<PreferenceDataset> load) {

  /** The kinds of data; a new kind is a constant here. */
  private enum Source {
    SYNTHETIC {
      @Override
      LongFunction<PreferenceDataset> open(TreeSettings settings) {
        SyntheticWorld world = SyntheticWorld.read(settings);
        return new SyntheticGenerator(world)::generate;
      }
    };

    abstract LongFunction<PreferenceDataset> open(TreeSettings settings);
  }

  /** Reads a data block. */
  public static DataPlan read(TreeSettings settings) {
    try {
      LongFunction<PreferenceDataset> load = settings.choice("source", Source.class).open(settings);
      settings.rejectUnknown();
      return new DataPlan(settings.resolved(), load);
    } catch (IllegalArgumentException e) {
      throw settings.problem("", e.getMessage());
    }
  }
}
