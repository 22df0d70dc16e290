package io.github.grposuite.core.theory;

import io.github.grposuite.core.Checks;

/**
 * Stochastic mirror descent on min over ‖θ‖ ≤ B_Θ, max over the simplex, of Σ_g α_g L_g(θ): its
 * constant step sizes and its bound (Nemirovski, Juditsky, Lan and Shapiro 2009, section 3), in the
 * terms of the paper's appendix E.
 *
 * <p>The distance-generating functions are ½‖θ‖² and Σ α_g ln α_g (equation 52). From their least
 * points, θ = 0 and α uniform, to their largest values they span D_θ² = B_Θ²/2 and D_α² = ln K.
 * With each divided by 2D², as in equation 52, the gradient's norm is M_*² = 2 D_θ² M_θ² + 2 D_α²
 * M_α² = B_Θ² M_θ² + 2 ln K · M_α², and the source's constant step is γ = 2 / (M_* √(5T)). In the
 * algorithm's own terms, since dividing by 2D² multiplies a step by it,
 *
 * <ul>
 *   <li>η_θ = 2 D_θ² γ = B_Θ² γ,
 *   <li>η_α = 2 D_α² γ = 2 ln K · γ,
 * </ul>
 *
 * and the expected duality gap of the averages after T steps is at most 2 M_* √(5/T).
 *
 * <p>The paper's equation 55 has R_θ² = B_Θ² where D_θ² = B_Θ²/2 would do; so its bound is valid
 * and larger than the source's, by at most √2.
 *
 * <p>What the source does not cover: it moves θ and α from the same point, and averages the points
 * at which gradients were taken. Algorithms 1 and 3 use the new α in the step of θ, and average the
 * points after the steps.
 *
 * @param radius B_Θ &gt; 0
 * @param groups K
 * @param thetaMoment M_θ², at least the expected squared norm of a step's gradient in θ
 * @param alphaMoment M_α², at least the expected square of its largest entry in α
 */
public record MirrorDescent(double radius, int groups, double thetaMoment, double alphaMoment) {
  public MirrorDescent {
    Checks.positive("radius", radius);
    Checks.atLeast("groups", 1, groups);
    Checks.positive("thetaMoment", thetaMoment);
    Checks.positive("alphaMoment", alphaMoment);
  }

  /**
   * Algorithm 1: group g comes with probability N_g/N and the factor N/N_g, hence M_θ² = B_∇² N/min
   * N_g and M_α² = K B_l² N/min N_g (appendix E.1, after equation 55).
   *
   * @param sizes N_g of every group, each at least 1
   */
  public static MirrorDescent algorithmOne(LossBounds bounds, double radius, int[] sizes) {
    int total = 0;
    int least = Integer.MAX_VALUE;
    for (int size : sizes) {
      total += Checks.atLeast("the size of a group", 1, size);
      least = Math.min(least, size);
    }
    double factor = (double) total / least;
    return new MirrorDescent(
        radius,
        sizes.length,
        bounds.slope() * bounds.slope() * factor,
        sizes.length * bounds.value() * bounds.value() * factor);
  }

  /**
   * Algorithm 3 with the factor K that its proof has: every group comes with probability 1/K, hence
   * M_θ² = K B_∇² and M_α² = K² B_l² (appendix E.2, after equation 62).
   */
  public static MirrorDescent algorithmThree(LossBounds bounds, double radius, int groups) {
    return new MirrorDescent(
        radius,
        groups,
        groups * bounds.slope() * bounds.slope(),
        (double) groups * groups * bounds.value() * bounds.value());
  }

  /** M_*, the gradient's norm in the scaled norms. */
  public double norm() {
    return Math.sqrt(radius * radius * thetaMoment + 2 * logGroups() * alphaMoment);
  }

  /** The source's step γ = 2 / (M_* √(5T)) (its equation 3.12). */
  private double step(int steps) {
    return 2 / (norm() * Math.sqrt(5.0 * Checks.atLeast("steps", 1, steps)));
  }

  /** η_θ for T steps. */
  public double etaTheta(int steps) {
    return radius * radius * step(steps);
  }

  /** η_α for T steps; 0 for one group. */
  public double etaAlpha(int steps) {
    return 2 * logGroups() * step(steps);
  }

  /** The source's bound 2 M_* √(5/T) on the expected duality gap of the averages. */
  public double bound(int steps) {
    return 2 * norm() * Math.sqrt(5.0 / Checks.atLeast("steps", 1, steps));
  }

  /**
   * The paper's bound 2 √(10 (B_Θ² M_θ² + M_α² ln K) / T): equation 56 for Algorithm 1, equation 63
   * for Algorithm 3.
   */
  public double printedBound(int steps) {
    return 2
        * Math.sqrt(
            10
                * (radius * radius * thetaMoment + alphaMoment * logGroups())
                / Checks.atLeast("steps", 1, steps));
  }

  /**
   * What proposition E.2 states for Algorithm 3, equation 59: 2 √(10 (B_Θ² B_∇² + K B_l² ln K) /
   * T). It is equation 63 with one factor K fewer under the root, and the proof does not give it.
   */
  public double statedBound(int steps) {
    return printedBound(steps) / Math.sqrt(groups);
  }

  private double logGroups() {
    return StrictMath.log(groups);
  }
}
