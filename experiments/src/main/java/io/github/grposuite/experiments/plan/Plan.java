package io.github.grposuite.experiments.plan;

import io.github.grposuite.experiments.plugins.Plugins;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.TreeSettings;
import io.github.grposuite.experiments.training.MethodPlan;
import io.github.grposuite.experiments.training.TrainingTask;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A specification worked out: all of its cells, and what is written to {@code experiment.yaml}.
 *
 * @param name the experiment's name
 * @param description the experiment's description
 * @param varied the paths of the settings that vary, in order
 * @param cells data by data, seed by seed, method by method
 * @param document the complete specification, every default written out
 */
public record Plan(
    String name,
    String description,
    List<String> varied,
    List<Cell> cells,
    Map<String, Object> document) {

  /**
   * The methods of a specification, in order, each at the first value of everything varied. No cell
   * is worked out, so that those of a large sweep are there at once, and no plug-in of an earlier
   * run is loaded; what stands in its place computes nothing.
   */
  public static List<MethodPlan<?>> methods(Specification spec) {
    return Expansion.methods(spec, Plugins.standIns(spec.plugins()));
  }

  /** A specification's data block at the first value of everything varied; no file is opened. */
  public static TreeSettings data(Specification spec) {
    return Expansion.data(spec);
  }

  /**
   * Says which seeds repeat the same run, as far as the settings tell, and what to do; empty if
   * none do.
   *
   * @param cells those to be run
   */
  public static Optional<String> copies(List<Cell> cells) {
    Map<TrainingTask<?>, Cell> first = new IdentityHashMap<>();
    for (Cell cell : cells) {
      Cell before = first.putIfAbsent(cell.task(), cell);
      if (before != null && before.seed() != cell.seed() && !cell.task().drawn()) {
        return Optional.of(
            "seeds %s and %s of method %s are the same run, since nothing in it is drawn: the pairs are"
                    .formatted(before.seed(), cell.seed(), cell.method().name())
                + " divided alike, and training starts at one point. Reports count it once. Divide"
                + " the pairs anew with data.split.seed=run, or draw the start with"
                + " data.start=[-0.01, 0.01]");
      }
    }
    return Optional.empty();
  }

  /** Works a specification out that uses what is built in. */
  public static Plan of(Specification spec) {
    return of(spec, Plugins.NONE);
  }

  /** Works a specification out; plug-ins that an earlier run of it used must be the same. */
  public static Plan of(Specification spec, Plugins plugins) {
    return Expansion.plan(spec, plugins.checked(spec.source(), spec.plugins()));
  }
}
