package io.github.grposuite.core.training;

import io.github.grposuite.core.Checks;
import io.github.grposuite.core.Settings;
import io.github.grposuite.core.loss.LossByGroup;
import io.github.grposuite.core.loss.SmoothConvexLoss;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.pairs.Pairs;
import io.github.grposuite.core.pairs.PairsElsewhereException;
import io.github.grposuite.core.theory.MirrorProx;
import io.github.grposuite.core.weighting.ExponentiatedGradient;
import io.github.grposuite.core.weighting.GroupWeighting;
import java.util.Locale;
import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Steps of θ and α at once, over all pairs, by the gradients and losses of a point ahead: first to
 * that point, then from the old point again, θ ← Proj(θ − η_θ Σ_g w_g ∇L_g), α_g ← α_g exp(η_α χ
 * (L_g + C/√N_g)), normalised, with w, ∇L and L of the point ahead.
 *
 * @param lookahead how the point ahead is found
 * @param etaTheta step size η_θ &gt; 0; empty for that of {@link MirrorProx}, with its η_α
 * @param steps number of updates
 * @param radius θ is projected onto the ball of that radius around 0; 0 for none
 * @param iterate the points after the steps, or the mean of the points ahead, of which the O(1/T)
 *     bound is
 */
public record ExtraGradient(
    Lookahead lookahead, OptionalDouble etaTheta, int steps, double radius, Solver.Iterate iterate)
    implements Solver {

  /** Whose gradients and losses lead to the point ahead. */
  public enum Lookahead {
    /** Those of the old point: two passes over the pairs a step (Nemirovski 2004). */
    MIRROR_PROX(1),
    /**
     * Those of the point ahead of the step before: one pass (Popov 1980). In the points ahead the
     * α-step is α_g exp(2 η L_g − η L_g of the step before), optimistic multiplicative weights
     * (Rakhlin and Sridharan 2013; Daskalakis and Panageas 2019).
     */
    OPTIMISTIC(MirrorProx.PAST);

    private final double part;

    Lookahead(double part) {
      this.part = part;
    }

    private String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public ExtraGradient {
    etaTheta.ifPresent(eta -> Checks.positive("eta_theta", eta));
    Checks.atLeast("steps", 1, steps);
    Checks.nonNegative("radius", radius);
  }

  static ExtraGradient read(Lookahead lookahead, Settings s) {
    StepRule.Kind rule = s.choice("step_size", StepRule.Kind.class, StepRule.Kind.FIXED);
    return new ExtraGradient(
        lookahead,
        switch (rule) {
          case FIXED -> OptionalDouble.of(s.number("eta_theta"));
          case THEOREM -> OptionalDouble.empty();
        },
        s.integer("steps"),
        s.number("radius", 0),
        s.choice("iterate", Solver.Iterate.class, Solver.Iterate.LAST));
  }

  @Override
  public boolean draws() {
    return false;
  }

  @Override
  public void check(LossByGroup loss, GroupWeighting weighting, int groups) {
    if (!(weighting instanceof ExponentiatedGradient)) {
      throw new IllegalArgumentException(
          "solver "
              + lookahead.key()
              + " needs the weighting grpo, but has "
              + weighting.name()
              + "; use solver gradient");
    }
    for (int g = 0; g < groups; g++) {
      if (!(loss.of(g) instanceof SmoothConvexLoss)) {
        throw new IllegalArgumentException(
            "solver "
                + lookahead.key()
                + " needs a loss that is convex and smooth, such as dpo, cdpo, rdpo or ipo; take"
                + " one of these, or solver gradient");
      }
    }
    if (etaTheta.isEmpty()) {
      StepRule.Theorem.checkRadius(radius);
      StepRule.Theorem.convex(loss);
    }
  }

  /**
   * What the theorem says of these steps on these pairs.
   *
   * @throws IllegalArgumentException if the loss is not convex and smooth, or the radius is 0
   */
  public MirrorProx theorem(LossByGroup loss, PairMatrix pairs) {
    return MirrorProx.of(pairs, StepRule.Theorem.convex(loss), radius, lookahead.part);
  }

  @Override
  public Trainer start(
      LossByGroup loss,
      GroupWeighting weighting,
      PairMatrix pairs,
      double[] theta0,
      UniformRandomProvider random) {
    check(loss, weighting, pairs.groups());
    if (etaTheta.isPresent()) {
      return startOnSums(loss, weighting, pairs, theta0);
    }
    MirrorProx theorem = theorem(loss, pairs);
    GroupWeighting paced = weighting.withEtaAlpha(theorem.etaAlpha());
    return new ExtraGradientTrainer(this, theorem.etaTheta(), loss, paced, pairs, theta0);
  }

  @Override
  public Trainer startOnSums(
      LossByGroup loss, GroupWeighting weighting, Pairs pairs, double[] theta0) {
    if (etaTheta.isEmpty()) {
      throw new PairsElsewhereException(
          "step_size theorem looks at every training pair, which lie on other machines; set"
              + " step_size to fixed, with an eta_theta");
    }
    check(loss, weighting, pairs.groups());
    return new ExtraGradientTrainer(this, etaTheta.getAsDouble(), loss, weighting, pairs, theta0);
  }
}
