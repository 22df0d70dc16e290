package io.github.grposuite.experiments.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.datasets.random.SplittableDraws;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.Sweep;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.experiments.spec.Values;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Random search. Every path has a stream of its own, derived from the search's seed and the path,
 * and a trial has the stream's draw of its number: more trials keep the earlier ones, another
 * setting changes no other, and a trial's values are the same for every method and seed.
 */
final class Trials {
  private static final String PURPOSE = "search ";

  private final long seed;
  private final int count;
  private final Map<String, double[]> draws = new HashMap<>();

  Trials(Specification spec) {
    Sweep sweep = spec.sweep();
    boolean drawn = sweep.draws();
    if (drawn && sweep.trials().isEmpty()) {
      throw new UsageException(
          spec.source()
              + ": trials: is missing, but values are drawn; say how many: trials: 20, or --trials"
              + " 20");
    }
    if (!drawn && sweep.trials().isPresent()) {
      throw new UsageException(
          spec.source()
              + ": trials: no value is drawn; remove it, or draw one: {log-uniform: [0.01, 1]}");
    }
    seed = sweep.searchSeed();
    count = sweep.trials().orElse(1);
  }

  /** Number of trials; 1 if nothing is drawn. */
  int count() {
    return count;
  }

  /** The value of a path in a trial. */
  JsonNode value(String path, Values.Drawn drawn, int trial) {
    return drawn.at(draws.computeIfAbsent(path, this::draw)[trial]);
  }

  private double[] draw(String path) {
    UniformRandomProvider random = SplittableDraws.provider(seed, PURPOSE + path);
    double[] stream = new double[count];
    for (int i = 0; i < count; i++) {
      stream[i] = random.nextDouble();
    }
    return stream;
  }
}
