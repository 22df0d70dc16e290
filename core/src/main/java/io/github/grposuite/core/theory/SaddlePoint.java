package io.github.grposuite.core.theory;

/**
 * A point (θ, α) and what it proves: min over the ball of max_g L_g lies in [{@code lower}, {@code
 * upper}]. By weak duality no α and no θ can prove anything false, however they were found:
 *
 * <ul>
 *   <li>upper = max_g L_g(θ), for θ in the ball;
 *   <li>lower = F(θ) − ⟨∇F(θ), θ⟩ − B‖∇F(θ)‖ with F = Σ_g α_g L_g, which is the least value on the
 *       ball of F's tangent at θ, hence at most min F, hence at most min max_g L_g.
 * </ul>
 *
 * @param theta θ, d long, ‖θ‖ ≤ B
 * @param alpha α, a point of the simplex
 * @param lower what the minimum is at least
 * @param upper what the minimum is at most
 * @param residual largest violation of the conditions of Karush, Kuhn and Tucker by θ, α and the
 *     ball's multiplier ν that were found together: stationarity ‖∇F + ν θ‖, and the complementary
 *     slackness α_g (max L − L_g) and ν (B² − ‖θ‖²)/2
 */
public record SaddlePoint(
    double[] theta, double[] alpha, double lower, double upper, double residual) {
  /** Copies the arrays. */
  public SaddlePoint {
    theta = theta.clone();
    alpha = alpha.clone();
  }

  /** upper − lower: by how much the value can be wrong. */
  public double width() {
    return upper - lower;
  }
}
