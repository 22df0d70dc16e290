package io.github.grposuite.core.theory;

import java.util.Arrays;
import java.util.Optional;

/**
 * A primal-dual interior-point method (Boyd and Vandenberghe 2004, section 11.7, kept in a
 * neighbourhood of the central path) for: minimise t subject to F_r(θ) ≤ t for every r and ‖θ‖ ≤ B,
 * where F_r = Σ_g mixtures[r][g] L_g.
 *
 * <p>It works on u = θ/B' with B' = B, or smaller where that fails, and on losses divided by the
 * largest at 0, so that neither the radius nor the unit of the loss matters. It has second
 * derivatives and no step size, and is trusted with nothing: what it returns is judged by {@link
 * SaddlePoint}'s bounds, which hold for any θ and α.
 */
final class InteriorPoint {
  private static final int MOST_ITERATIONS = 200;

  /** The smallest part of the radius that is searched on its own. */
  private static final double LEAST_PART = 1e-4;

  /** What a step aims to leave of the products −λ f once the point is near the central path. */
  private static final double BOLD = 0.03;

  /** The least share of the mean that a product −λ f keeps, so that none reaches 0 early. */
  private static final double NEIGHBOURHOOD = 0.01;

  private static final double ARMIJO = 0.01;
  private static final double SHORTEST_STEP = 1e-12;

  /** Of the accuracy asked for, what is aimed at. */
  private static final double AIM = SaddleProblem.ACCURACY / 100;

  private final GroupLosses losses;
  private final double[][] mixtures;
  private final double radius;
  private final double working;
  private final double unit;

  InteriorPoint(GroupLosses losses, double[][] mixtures, double radius) {
    this(losses, mixtures, radius, radius);
  }

  /**
   * @param working the radius of the ball that is searched, at most {@code radius}, for which the
   *     certificate is: where the saddle point is close to 0 a ball that is far too large makes the
   *     path long
   */
  private InteriorPoint(GroupLosses losses, double[][] mixtures, double radius, double working) {
    this.losses = losses;
    this.mixtures = mixtures;
    this.radius = radius;
    this.working = working;
    this.unit = Vectors.largest(losses.at(new double[losses.dimension()]).losses());
  }

  /** The point with the narrowest certificate of all that were passed. */
  SaddlePoint solve() {
    SaddlePoint best = follow();
    for (double working = radius / 10;
        !good(best, SaddleProblem.ACCURACY) && working >= radius * LEAST_PART;
        working /= 10) {
      SaddlePoint point = new InteriorPoint(losses, mixtures, radius, working).follow();
      best = point.width() < best.width() ? point : best;
    }
    return best;
  }

  /** Along the central path. */
  private SaddlePoint follow() {
    Iterate at = start();
    SaddlePoint best = at.certify();
    for (int i = 0; i < MOST_ITERATIONS && !good(best, AIM); i++) {
      double inverseTau = (at.isNearlyStationary() ? BOLD : 1) * at.meanProduct();
      Optional<Step> step = Step.from(this, at, inverseTau);
      if (step.isEmpty()) {
        break;
      }
      Optional<Iterate> next = search(at, step.get(), inverseTau);
      if (next.isEmpty()) {
        break;
      }
      at = next.get();
      SaddlePoint point = at.certify();
      best = point.width() < best.width() ? point : best;
    }
    return best;
  }

  private static boolean good(SaddlePoint point, double accuracy) {
    return point.width() <= accuracy * Math.max(1, point.upper());
  }

  private Iterate start() {
    double[] lambda = new double[mixtures.length + 1];
    Arrays.fill(lambda, 1.0 / mixtures.length);
    return new Iterate(new double[losses.dimension()], 2, lambda);
  }

  /** The longest step, halving, that stays near the path and lowers the residual. */
  private Optional<Iterate> search(Iterate at, Step step, double inverseTau) {
    double before = at.residual(inverseTau);
    for (double s = step.longest(at.lambda); s > SHORTEST_STEP; s /= 2) {
      Iterate next =
          new Iterate(
              Vectors.plus(at.u, s, step.u),
              at.t + s * step.t,
              Vectors.plus(at.lambda, s, step.lambda));
      if (next.nearPath() && next.residual(inverseTau) <= (1 - ARMIJO * s) * before) {
        return Optional.of(next);
      }
    }
    return Optional.empty();
  }

  /** Everything at one (u, t, λ); the last constraint and multiplier are the ball's. */
  private final class Iterate {
    final double[] u;
    final double t;
    final double[] lambda;

    /** F_r in units of the largest loss at 0. */
    final double[] mixed;

    final double[] constraints;

    /** Gradients in u of the constraints. */
    final double[][] slopes;

    Iterate(double[] u, double t, double[] lambda) {
      this.u = u;
      this.t = t;
      this.lambda = lambda;
      GroupLosses.Values values = losses.at(theta());
      int m = mixtures.length;
      this.mixed = new double[m];
      this.constraints = new double[m + 1];
      this.slopes = new double[m + 1][];
      for (int r = 0; r < m; r++) {
        mixed[r] = Vectors.dot(mixtures[r], values.losses()) / unit;
        constraints[r] = mixed[r] - t;
        slopes[r] = Vectors.scale(working / unit, Vectors.combine(mixtures[r], values.gradients()));
      }
      constraints[m] = (Vectors.dot(u, u) - 1) / 2;
      slopes[m] = u;
    }

    double[] theta() {
      return Vectors.scale(working, u);
    }

    /** Strictly feasible, and no product −λ f far below the others. */
    boolean nearPath() {
      if (!(Vectors.largest(constraints) < 0)) {
        return false;
      }
      double least = NEIGHBOURHOOD * meanProduct();
      for (int r = 0; r < lambda.length; r++) {
        if (!(-lambda[r] * constraints[r] >= least)) {
          return false;
        }
      }
      return true;
    }

    /** The mean of −λ f; on the central path the duality gap is as many times as much. */
    double meanProduct() {
      return -Vectors.dot(lambda, constraints) / lambda.length;
    }

    /** Σ λ_r of the mixtures, whose distance from 1 is stationarity in t. */
    double mass() {
      double sum = 0;
      for (int r = 0; r < mixtures.length; r++) {
        sum += lambda[r];
      }
      return sum;
    }

    /** Squared norm of the Lagrangian's gradient in u and t. */
    double squaredStationarity() {
      double[] sum = Vectors.combine(lambda, slopes);
      return Vectors.dot(sum, sum) + (1 - mass()) * (1 - mass());
    }

    /** Whether stationarity has kept up with the products; else they shall wait for it. */
    boolean isNearlyStationary() {
      return squaredStationarity() <= meanProduct() * meanProduct();
    }

    /** ‖(stationarity, centrality)‖ for the path's parameter 1/τ. */
    double residual(double inverseTau) {
      double sum = squaredStationarity();
      for (int r = 0; r < lambda.length; r++) {
        double centrality = -lambda[r] * constraints[r] - inverseTau;
        sum += centrality * centrality;
      }
      return Math.sqrt(sum);
    }

    /** What θ and the normalised multipliers prove. */
    SaddlePoint certify() {
      double mass = mass();
      double[] share = new double[mixtures.length];
      double[] slope = new double[u.length];
      for (int r = 0; r < share.length; r++) {
        share[r] = lambda[r] / mass;
        Vectors.add(slope, share[r], slopes[r]);
      }
      double upper = Vectors.largest(mixed);
      double along = Vectors.dot(slope, u);
      double lower = Vectors.dot(share, mixed) - along - radius / working * Vectors.norm(slope);
      double ball = lambda[mixtures.length] / mass;
      double residual = Vectors.norm(Vectors.plus(slope, ball, u)) / working;
      residual = Math.max(residual, ball * (1 - Vectors.dot(u, u)) / 2);
      for (int r = 0; r < share.length; r++) {
        residual = Math.max(residual, share[r] * (upper - mixed[r]));
      }
      return new SaddlePoint(
          theta(), Vectors.combine(share, mixtures), lower * unit, upper * unit, residual * unit);
    }
  }

  /** Newton's step. */
  private record Step(double[] u, double t, double[] lambda) {

    /** The step towards the path's point 1/τ; empty where the matrix is not positive definite. */
    static Optional<Step> from(InteriorPoint problem, Iterate at, double inverseTau) {
      return problem.primal(at, inverseTau).map(x -> problem.withMultipliers(at, inverseTau, x));
    }

    /** The longest part of it, at most 1, that leaves all multipliers positive. */
    double longest(double[] from) {
      double s = 1;
      for (int r = 0; r < from.length; r++) {
        if (lambda[r] < 0) {
          s = Math.min(s, 0.99 * from[r] / -lambda[r]);
        }
      }
      return s;
    }
  }

  /** (Δu, Δt), after Δλ is eliminated (equation 11.55). */
  private Optional<double[]> primal(Iterate at, double inverseTau) {
    int d = at.u.length;
    double[] weights = Vectors.combine(Arrays.copyOf(at.lambda, mixtures.length), mixtures);
    double[][] hessian =
        losses.hessian(at.theta(), Vectors.scale(working * working / unit, weights));
    double[][] matrix = new double[d + 1][d + 1];
    double[] right = new double[d + 1];
    for (int j = 0; j < d; j++) {
      System.arraycopy(hessian[j], 0, matrix[j], 0, d);
      matrix[j][j] += at.lambda[mixtures.length];
    }
    right[d] = -1;
    for (int r = 0; r < at.lambda.length; r++) {
      double[] slope = Arrays.copyOf(at.slopes[r], d + 1);
      slope[d] = r < mixtures.length ? -1 : 0;
      double slack = -at.constraints[r];
      Vectors.add(right, -inverseTau / slack, slope);
      for (int j = 0; j <= d; j++) {
        Vectors.add(matrix[j], at.lambda[r] / slack * slope[j], slope);
      }
    }
    return Cholesky.solve(matrix, right);
  }

  private Step withMultipliers(Iterate at, double inverseTau, double[] primal) {
    double[] u = Arrays.copyOf(primal, at.u.length);
    double t = primal[at.u.length];
    double[] lambda = new double[at.lambda.length];
    for (int r = 0; r < lambda.length; r++) {
      double along = Vectors.dot(at.slopes[r], u) - (r < mixtures.length ? t : 0);
      lambda[r] = -at.lambda[r] + (inverseTau + at.lambda[r] * along) / -at.constraints[r];
    }
    return new Step(u, t, lambda);
  }
}
