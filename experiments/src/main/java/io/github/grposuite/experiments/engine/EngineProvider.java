package io.github.grposuite.experiments.engine;

/** Offers an engine to {@code --engine}; found by {@link java.util.ServiceLoader}. */
public interface EngineProvider {
  /** What it is called on the command line. */
  String name();

  /** Whether it takes {@link EngineOptions#master}. */
  boolean takesMaster();

  /**
   * Opens it.
   *
   * @throws io.github.grposuite.experiments.spec.UsageException if the options make no sense to it
   */
  Engine open(EngineOptions options);
}
