package io.github.grposuite.core.training;

import io.github.grposuite.core.Settings;
import io.github.grposuite.core.loss.LossProvider;
import io.github.grposuite.core.loss.PreferenceLoss;
import io.github.grposuite.core.weighting.GroupWeighting;
import io.github.grposuite.core.weighting.WeightingProvider;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a method may be composed of, by name: what is built in, and what was added.
 *
 * @param losses in the order in which messages list them, as the others
 */
public record Components(
    Map<String, LossProvider> losses,
    Map<String, WeightingProvider> weightings,
    Map<String, SolverProvider> solvers) {
  /** Nothing but what the suite has. */
  public static final Components BUILT_IN =
      new Components(
          byKey(PreferenceLoss.Kind.values(), LossProvider::key),
          byKey(GroupWeighting.Kind.values(), WeightingProvider::key),
          byKey(Solver.Kind.values(), SolverProvider::key));

  public Components {
    losses = ordered(losses);
    weightings = ordered(weightings);
    solvers = ordered(solvers);
  }

  /** With one loss more. */
  public Components with(LossProvider loss) {
    return new Components(with(losses, loss.key(), loss), weightings, solvers);
  }

  /** With one weighting more. */
  public Components with(WeightingProvider weighting) {
    return new Components(losses, with(weightings, weighting.key(), weighting), solvers);
  }

  /** With one solver more. */
  public Components with(SolverProvider solver) {
    return new Components(losses, weightings, with(solvers, solver.key(), solver));
  }

  /** The names of the losses, the weightings or the solvers. */
  public Map<String, ?> of(Component component) {
    return switch (component) {
      case LOSS -> losses;
      case WEIGHTING -> weightings;
      case SOLVER -> solvers;
    };
  }

  /**
   * The loss that settings name.
   *
   * @param usual the one that it is if they name none; empty if they have to
   */
  public LossProvider loss(Settings s, Optional<? extends LossProvider> usual) {
    return choice(s, Component.LOSS, losses, usual.map(LossProvider::key));
  }

  /** The weighting that settings name, as {@link #loss}. */
  public WeightingProvider weighting(Settings s, Optional<? extends WeightingProvider> usual) {
    return choice(s, Component.WEIGHTING, weightings, usual.map(WeightingProvider::key));
  }

  /** The solver that settings name, as {@link #loss}. */
  public SolverProvider solver(Settings s, Optional<? extends SolverProvider> usual) {
    return choice(s, Component.SOLVER, solvers, usual.map(SolverProvider::key));
  }

  private static <T> T choice(
      Settings s, Component component, Map<String, T> known, Optional<String> usual) {
    return usual
        .map(name -> s.choice(component.key(), known, name))
        .orElseGet(() -> s.choice(component.key(), known));
  }

  private static <T> Map<String, T> byKey(T[] all, Function<T, String> key) {
    Map<String, T> map = new LinkedHashMap<>();
    Arrays.stream(all).forEach(one -> map.put(key.apply(one), one));
    return map;
  }

  private static <T> Map<String, T> with(Map<String, T> known, String key, T more) {
    Map<String, T> all = new LinkedHashMap<>(known);
    if (all.putIfAbsent(key, more) != null) {
      throw new IllegalArgumentException("there is a \"" + key + "\" already; name it otherwise");
    }
    return all;
  }

  private static <T> Map<String, T> ordered(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
