package io.github.grposuite.core.training;

import io.github.grposuite.core.Settings;
import io.github.grposuite.core.loss.LossByGroup;
import io.github.grposuite.core.loss.LossProvider;
import io.github.grposuite.core.loss.PreferenceLoss;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.pairs.Pairs;
import io.github.grposuite.core.pairs.PairsElsewhereException;
import io.github.grposuite.core.weighting.GroupWeighting;
import io.github.grposuite.core.weighting.WeightingProvider;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;

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

  /**
   * A trainer that stands before its first step.
   *
   * @param train all training pairs; the weighting says how many are kept
   * @param random what is drawn, first the kept pairs: the same generator keeps the same ones
   * @throws IllegalArgumentException if the method does not fit the data
   */
  public Trainer start(Pairs train, double[] theta0, UniformRandomProvider random) {
    if (!(train instanceof PairMatrix matrix)) {
      return startOnSums(train, theta0);
    }
    PairMatrix kept = KeptPairs.draw(weighting, matrix, random);
    return solver.start(loss, weighting, kept, theta0, random);
  }

  /** Whether the trained θ depends on what is drawn; true where that is not known. */
  public boolean draws() {
    int[] uneven = {1, 2};
    return solver.draws() || !Arrays.equals(weighting.kept(uneven), uneven);
  }

  private Trainer startOnSums(Pairs train, double[] theta0) {
    if (!Arrays.equals(weighting.kept(train.sizes()), train.sizes())) {
      throw new PairsElsewhereException(
          "the weighting "
              + weighting.name()
              + " keeps some pairs, but training pairs that lie on other machines are all used; use"
              + " another weighting");
    }
    return solver.startOnSums(loss, weighting, train, theta0);
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
    CGD_DPO("cgd-dpo", PreferenceLoss.Kind.DPO, GroupWeighting.Kind.CGD, Solver.Kind.GRADIENT),
    NCA("nca", PreferenceLoss.Kind.NCA, 0),
    BCO("bco", PreferenceLoss.Kind.BCO, 0),
    SPPO("sppo", PreferenceLoss.Kind.SPPO, 0),
    APO_ZERO("apo-zero", PreferenceLoss.Kind.APO_ZERO, 0),
    APO_DOWN("apo-down", PreferenceLoss.Kind.APO_DOWN, 0),
    CHI_PO("chi-po", PreferenceLoss.Kind.CHI_PO, 0),
    RPO("rpo", PreferenceLoss.Kind.DPO, 1);

    private final String key;
    private final PreferenceLoss.Kind loss;
    private final GroupWeighting.Kind weighting;
    private final Solver.Kind solver;
    private final double sftWeight;

    Named(String key, PreferenceLoss.Kind loss, GroupWeighting.Kind weighting, Solver.Kind solver) {
      this(key, loss, weighting, solver, 0);
    }

    /** Of language models alone, with pooled pairs. */
    Named(String key, PreferenceLoss.Kind loss, double sftWeight) {
      this(key, loss, GroupWeighting.Kind.POOLED, Solver.Kind.GRADIENT, sftWeight);
    }

    Named(
        String key,
        PreferenceLoss.Kind loss,
        GroupWeighting.Kind weighting,
        Solver.Kind solver,
        double sftWeight) {
      this.key = key;
      this.loss = loss;
      this.weighting = weighting;
      this.solver = solver;
      this.sftWeight = sftWeight;
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

    /** The solver. */
    public Solver.Kind solver() {
      return solver;
    }

    /**
     * How much fine-tuning on the chosen response counts beside the loss, if nothing is said; what
     * is not 0 is of language models alone.
     */
    public double sftWeight() {
      return sftWeight;
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
    if (named.isPresent() && named.get().sftWeight != 0) {
      throw new IllegalArgumentException(
          "method "
              + name
              + " fine-tunes on chosen responses, whose probability a log-linear policy has only up"
              + " to ln Z; train a language model (data.policy: language-model) or take dpo");
    }
    LossProvider loss = known.loss(s, named.map(n -> n.loss));
    WeightingProvider weighting = known.weighting(s, named.map(n -> n.weighting));
    SolverProvider solver = known.solver(s, named.map(n -> n.solver));
    LossByGroup own = loss.createOfMargin(s, s.number("beta"));
    return new Method(
        name,
        own,
        weighting.create(
            s,
            () ->
                paced(weighting, solver, s)
                    ? 0
                    : weighting.step().read(s, () -> own.of(0).atStart())),
        solver.create(s));
  }

  /** Whether the solver sets η_α, which is then no key. */
  private static boolean paced(WeightingProvider weighting, SolverProvider solver, Settings s) {
    return weighting == GroupWeighting.Kind.GRPO && solver.setsEtaAlpha(s);
  }
}
