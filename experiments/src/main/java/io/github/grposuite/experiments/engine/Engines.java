package io.github.grposuite.experiments.engine;

import io.github.grposuite.experiments.spec.Nearest;
import io.github.grposuite.experiments.spec.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;

/** The engines there are. */
final class Engines {
  private static final String SPARK = "spark";

  private Engines() {}

  /** Opens an engine by its name. */
  static Engine open(String name, EngineOptions options) {
    List<EngineProvider> providers = new ArrayList<>(List.of(new LocalEngine.Provider()));
    ServiceLoader.load(EngineProvider.class).forEach(providers::add);
    EngineProvider provider =
        providers.stream()
            .filter(p -> p.name().equals(name))
            .findFirst()
            .orElseThrow(() -> unknown(name, providers));
    if (options.master().isPresent() && !provider.takesMaster()) {
      throw new UsageException("--master: the " + name + " engine has none; add --engine spark");
    }
    return provider.open(options);
  }

  private static UsageException unknown(String name, List<EngineProvider> providers) {
    if (name.equals(SPARK)) {
      return new UsageException(
          "--engine spark: Spark is not on the class path; build its module (mvn -q -pl cluster -am"
              + " -DskipTests package) and start again");
    }
    Set<String> known = new TreeSet<>(Set.of(RunOptions.LOCAL, SPARK));
    providers.forEach(provider -> known.add(provider.name()));
    return new UsageException(
        "--engine: unknown engine \"" + name + "\"; " + Nearest.suggest(name, known));
  }
}
