package io.github.grposuite.cluster;

import io.github.grposuite.experiments.engine.Engine;
import io.github.grposuite.experiments.engine.EngineProvider;
import io.github.grposuite.experiments.engine.RunOptions;
import io.github.grposuite.experiments.plan.Cell;
import java.util.List;

/** {@code --engine spark}. */
public final class SparkEngineProvider implements EngineProvider {
  @Override
  public String name() {
    return RunOptions.SPARK;
  }

  @Override
  public boolean takesMaster() {
    return true;
  }

  @Override
  public Engine open(RunOptions options, String document, List<Cell> planned) {
    return new SparkEngine(options, document, planned);
  }
}
