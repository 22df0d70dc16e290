package io.github.grposuite.core.training;

import io.github.grposuite.core.Settings;
import io.github.grposuite.core.loss.LossByGroup;
import io.github.grposuite.core.loss.LossProvider;
import io.github.grposuite.core.loss.PreferenceLoss;
import io.github.grposuite.core.weighting.GroupWeighting;
import io.github.grposuite.core.weighting.WeightingProvider;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A loss, a weighting and a solver under the name that the paper uses.
 *
 * @param name unique in an experiment
 */
public record Method(String name, LossByGroup loss, GroupWeighting weighting, Solver solver) {

  /**
   * Fails early where the method cannot be trained on any data with that number of groups.
   *
   * @throws IllegalArgumentException saying what does not fit
   */
  public void check(int groups) {
    int[] sizes = new int[groups];
    Arrays.fill(sizes, 1);
    loss.check(groups);
    weighting.start(sizes);
    solver.check(loss, weighting, groups);
  }

  /** The compositions that have a name; their hyperparameters are given. */
  public enum Named {
    DPO("dpo", PreferenceLoss.Kind.DPO, GroupWeighting.Kind.POOLED, Solver.Kind.GRADIENT),
    IS_DPO(
        "is-dpo",
        PreferenceLoss.Kind.DPO,
        GroupWeighting.Kind.IMPORTANCE_SAMPLING,
        Solver.Kind.GRADIENT),
    GR_DPO("gr-dpo", PreferenceLoss.Kind.DPO, GroupWeighting.Kind.GRPO, Solver.Kind.GRADIENT),
    IPO("ipo", PreferenceLoss.Kind.IPO, GroupWeighting.Kind.POOLED, Solver.Kind.CLOSED_FORM),
    IS_IPO(
        "is-ipo",
        PreferenceLoss.Kind.IPO,
        GroupWeighting.Kind.IMPORTANCE_SAMPLING,
        Solver.Kind.CLOSED_FORM),
    GR_IPO("gr-ipo", PreferenceLoss.Kind.IPO, GroupWeighting.Kind.GRPO, Solver.Kind.CLOSED_FORM),
    GR_IPO_ALGORITHM_2(
        "gr-ipo@algorithm-2",
        PreferenceLoss.Kind.IPO,
        GroupWeighting.Kind.ALGORITHM_2,
        Solver.Kind.CLOSED_FORM),
    GR_IPO_REFERENCE_HEAD(
        "gr-ipo@reference-head",
        PreferenceLoss.Kind.IPO,
        GroupWeighting.Kind.REFERENCE_HEAD,
        Solver.Kind.CLOSED_FORM),
    CDPO("cdpo", PreferenceLoss.Kind.CDPO, GroupWeighting.Kind.POOLED, Solver.Kind.GRADIENT),
    RDPO("rdpo", PreferenceLoss.Kind.RDPO, GroupWeighting.Kind.POOLED, Solver.Kind.GRADIENT),
    GR_RDPO("gr-rdpo", PreferenceLoss.Kind.RDPO, GroupWeighting.Kind.GRPO, Solver.Kind.GRADIENT),
    SLIC("slic", PreferenceLoss.Kind.HINGE, GroupWeighting.Kind.POOLED, Solver.Kind.GRADIENT),
    EXO("exo", PreferenceLoss.Kind.EXO, GroupWeighting.Kind.POOLED, Solver.Kind.GRADIENT),
    DISCOPOP(
        "discopop", PreferenceLoss.Kind.DISCOPOP, GroupWeighting.Kind.POOLED, Solver.Kind.GRADIENT),
    SIMPO("simpo", PreferenceLoss.Kind.SIMPO, GroupWeighting.Kind.POOLED, Solver.Kind.GRADIENT),
    BALANCED_DPO(
        "balanced-dpo",
        PreferenceLoss.Kind.DPO,
        GroupWeighting.Kind.BALANCED,
        Solver.Kind.GRADIENT),
    BALANCED_IPO(
        "balanced-ipo",
        PreferenceLoss.Kind.IPO,
        GroupWeighting.Kind.BALANCED,
        Solver.Kind.CLOSED_FORM),
    CVAR_DPO("cvar-dpo", PreferenceLoss.Kind.DPO, GroupWeighting.Kind.CVAR, Solver.Kind.GRADIENT),
    TILTED_DPO("tilted-dpo", PreferenceLoss.Kind.DPO, GroupWeighting.Kind.KL, Solver.Kind.GRADIENT),
    CGD_DPO("cgd-dpo", PreferenceLoss.Kind.DPO, GroupWeighting.Kind.CGD, Solver.Kind.GRADIENT);

    private final String key;
    private final PreferenceLoss.Kind loss;
    private final GroupWeighting.Kind weighting;
    private final Solver.Kind solver;

    Named(String key, PreferenceLoss.Kind loss, GroupWeighting.Kind weighting, Solver.Kind solver) {
      this.key = key;
      this.loss = loss;
      this.weighting = weighting;
      this.solver = solver;
    }

    /** The name in specifications. */
    public String key() {
      return key;
    }

    /** The loss. */
    public PreferenceLoss.Kind loss() {
      return loss;
    }

    /** The weighting. */
    public GroupWeighting.Kind weighting() {
      return weighting;
    }

    /** The composition of that name, if it has one. */
    public static Optional<Named> of(String key) {
      return Arrays.stream(values()).filter(named -> named.key.equals(key)).findFirst();
    }

    /** The names in specifications. */
    public static List<String> keys() {
      return Arrays.stream(values()).map(Named::key).toList();
    }
  }

  /** Reads a method of what is built in. */
  public static Method read(String name, Settings s) {
    return read(name, s, Components.BUILT_IN);
  }

  /**
   * Reads a method. A name of {@link Named} needs no composition, and may override it; any other
   * name must give {@code loss}, {@code weighting} and {@code solver}.
   *
   * @param known what it may be composed of
   */
  public static Method read(String name, Settings s, Components known) {
    Optional<Named> named = Named.of(name);
    LossProvider loss = known.loss(s, named.map(n -> n.loss));
    WeightingProvider weighting = known.weighting(s, named.map(n -> n.weighting));
    SolverProvider solver = known.solver(s, named.map(n -> n.solver));
    return new Method(
        name,
        loss.create(s, s.number("beta")),
        weighting.create(s, () -> paced(weighting, solver, s) ? 0 : s.number("eta_alpha")),
        solver.create(s));
  }

  /** Whether the solver sets η_α, which is then no key. */
  private static boolean paced(WeightingProvider weighting, SolverProvider solver, Settings s) {
    return weighting == GroupWeighting.Kind.GRPO && solver.setsEtaAlpha(s);
  }
}
