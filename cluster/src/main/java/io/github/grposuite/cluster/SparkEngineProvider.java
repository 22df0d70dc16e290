package io.github.grposuite.cluster;

import io.github.grposuite.experiments.engine.Engine;
import io.github.grposuite.experiments.engine.EngineOptions;
import io.github.grposuite.experiments.engine.EngineProvider;

/** {@code --engine spark}. */
public final class SparkEngineProvider implements EngineProvider {
  @Override
  public String name() {
    return "spark";
  }

  @Override
  public boolean takesMaster() {
    return true;
  }

  @Override
  public Engine open(EngineOptions options) {
    return new SparkEngine(options);
  }
}
