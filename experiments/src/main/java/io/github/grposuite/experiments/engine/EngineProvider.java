package io.github.grposuite.experiments.engine;

import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.spec.Nearest;
import io.github.grposuite.experiments.spec.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;

/** Offers an engine to {@code --engine}; found by {@link ServiceLoader}. */
public interface EngineProvider {
  /** What it is called on the command line. */
  String name();

  /** Whether it takes {@link RunOptions#master}. */
  boolean takesMaster();

  /**
   * Opens it.
   *
   * @param document the plan as {@code experiment.yaml} has it, every default written out. A plan
   *     holds functions, so it does not travel; {@code Plan.of(Specification.parse(name, document),
   *     plugins)} has the same cells with the same ids on every machine; the plug-ins are those of
   *     the cells' methods. Paths of data files in it are as the user gave them, relative to where
   *     this process runs.
   * @param planned all cells of the plan, those that are done among them
   * @throws UsageException if the options make no sense to it
   */
  Engine open(RunOptions options, String document, List<Cell> planned);

  /** Opens the engine that the options name. */
  static Engine openNamed(RunOptions options, String document, List<Cell> planned) {
    List<EngineProvider> providers = new ArrayList<>(List.of(new LocalEngine.Provider()));
    ServiceLoader.load(EngineProvider.class).forEach(providers::add);
    String name = options.engine();
    for (EngineProvider provider : providers) {
      if (provider.name().equals(name)) {
        if (options.master().isPresent() && !provider.takesMaster()) {
          throw new UsageException("--master: the %s engine has none; add --engine spark", name);
        }
        return provider.open(options, document, planned);
      }
    }
    if (name.equals(RunOptions.SPARK) || name.equals(RunOptions.SPARK_PAIRS)) {
      throw new UsageException(
          "--engine "
              + name
              + ": Spark is not on the class path; build its module (mvn -q -pl cluster -am"
              + " -DskipTests package) and start again");
    }
    Set<String> known =
        new TreeSet<>(Set.of(RunOptions.LOCAL, RunOptions.SPARK, RunOptions.SPARK_PAIRS));
    providers.forEach(provider -> known.add(provider.name()));
    throw new UsageException(
        "--engine: unknown engine \"%s\"; %s", name, Nearest.suggest(name, known));
  }
}
