package io.github.grposuite.experiments.training;

import io.github.grposuite.datasets.synthetic.SyntheticGenerator;
import io.github.grposuite.datasets.synthetic.SyntheticWorld;
import io.github.grposuite.experiments.spec.TreeSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pairs of a synthetic world. */
final class SyntheticSource {
  private SyntheticSource() {}

  static DataPlan<Dataset.LogLinear> read(TreeSettings settings) {
    SyntheticWorld world = SyntheticWorld.read(settings);
    return new DataPlan<>(
        PolicyKind.LOG_LINEAR,
        settings.resolved(),
        () -> {
          Map<String, Object> identity = new LinkedHashMap<>(settings.resolved());
          identity.putAll(world.revisions());
          return identity;
        },
        GroupCount.of(world.groups()),
        true,
        List::of,
        (seed, progress) -> new Dataset.LogLinear(new SyntheticGenerator(world).generate(seed)));
  }
}
