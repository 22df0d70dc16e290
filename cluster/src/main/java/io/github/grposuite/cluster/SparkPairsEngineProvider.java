package io.github.grposuite.cluster;

import io.github.grposuite.experiments.engine.Engine;
import io.github.grposuite.experiments.engine.EngineProvider;
import io.github.grposuite.experiments.engine.RunOptions;
import io.github.grposuite.experiments.plan.Cell;
import java.util.List;

/** {@code --engine spark-pairs}. */
public final class SparkPairsEngineProvider implements EngineProvider {
  @Override
  public String name() {
    return RunOptions.SPARK_PAIRS;
  }

  @Override
  public boolean takesMaster() {
    return true;
  }

  @Override
  public Engine open(RunOptions options, String document, List<Cell> planned) {
    return new SparkPairsEngine(options);
  }
}
