package io.github.grposuite.core.training;

import io.github.grposuite.core.loss.Ipo;
import io.github.grposuite.core.pairs.GroupSums;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.weighting.GroupWeighting;
import io.github.grposuite.core.weighting.GroupWeights;
import io.github.grposuite.core.weighting.SeenLosses;
import java.util.Arrays;
import java.util.Optional;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.DenseVector;

/**
 * Weighted least squares after every α-step; see {@link Solver.ClosedForm}. Each group's Gram
 * matrix Σ ΔΔᵀ and sum Σ Δ are computed once, so a step costs O(G d² + d³) beside the group losses.
 */
final class ClosedFormTrainer implements Trainer {
  /** An eigenvalue below this part of the trace is taken for a rounding error of the sums. */
  private static final double ROUNDING = 1e-13;

  private final Solver.ClosedForm solver;
  private final Ipo loss;
  private final PairMatrix pairs;
  private final GroupWeights weights;
  private final GroupSums groupSums;
  private final double[] losses;
  private final SeenLosses seen;
  private final double[][][] grams;
  private final double[][] sums;
  private double[] theta;
  private int step;

  ClosedFormTrainer(
      Solver.ClosedForm solver,
      Ipo loss,
      GroupWeighting weighting,
      PairMatrix pairs,
      double[] theta0) {
    this.solver = solver;
    this.loss = loss;
    this.pairs = pairs;
    this.weights = weighting.start(pairs.sizes());
    this.groupSums = new GroupSums(pairs.groups(), pairs.dimension());
    this.losses = new double[pairs.groups()];
    this.seen = new SeenLosses(losses, pairs.sizes(), new double[0][]);
    this.theta = theta0.clone();
    int d = pairs.dimension();
    this.grams = new double[pairs.groups()][d][d];
    this.sums = new double[pairs.groups()][d];
    for (int g = 0; g < pairs.groups(); g++) {
      accumulate(g);
    }
  }

  private void accumulate(int g) {
    int d = pairs.dimension();
    for (int i = 0; i < pairs.sizes()[g]; i++) {
      for (int j = 0; j < d; j++) {
        double value = pairs.get(g, i, j);
        sums[g][j] += value;
        for (int k = 0; k < d; k++) {
          grams[g][j][k] += value * pairs.get(g, i, k);
        }
      }
    }
  }

  @Override
  public void step() {
    groupSums.measures(pairs, loss, theta);
    for (int g = 0; g < losses.length; g++) {
      losses[g] = groupSums.lossSum(g) / pairs.sizes()[g];
    }
    weights.update(seen);
    DivergedException.check(step, losses, weights.alpha(), theta);
    theta = solve();
    DivergedException.check(step, losses, weights.alpha(), theta);
    step++;
  }

  private double[] solve() {
    int d = theta.length;
    double[][] gram = new double[d][d];
    double[] right = new double[d];
    for (int g = 0; g < losses.length; g++) {
      double w = weights.coefficients()[g];
      for (int j = 0; j < d; j++) {
        right[j] += w * sums[g][j] * loss.target();
        for (int k = 0; k < d; k++) {
          gram[j][k] += w * grams[g][j][k];
        }
      }
    }
    for (int j = 0; j < d; j++) {
      gram[j][j] += solver.ridge();
    }
    return solve(gram, right);
  }

  /**
   * Solves gram·θ = right by Cholesky's method. Features are first scaled by powers of two to a
   * diagonal in [1, 4): no bit of θ changes, but what counts as singular no longer depends on the
   * features' units.
   */
  private double[] solve(double[][] gram, double[] right) {
    int d = right.length;
    double[] scales = new double[d];
    for (int j = 0; j < d; j++) {
      scales[j] = Math.scalb(1.0, -(Math.getExponent(gram[j][j]) >> 1));
      right[j] *= scales[j];
    }
    double trace = 0;
    for (int j = 0; j < d; j++) {
      for (int k = 0; k < d; k++) {
        gram[j][k] *= scales[j] * scales[k];
      }
      trace += gram[j][j];
    }
    Optional<DenseMatrix.CholeskyFactorization> factorization =
        DenseMatrix.createDenseMatrix(gram).choleskyFactorization();
    if (factorization.isEmpty() || isSingular(factorization.get(), trace)) {
      throw new IllegalArgumentException(
          "the weighted Gram matrix is singular at step "
              + step
              + ": the pairs do not span all "
              + d
              + " features; set ridge to a small positive number");
    }
    double[] solution = factorization.get().solve(DenseVector.createDenseVector(right)).toArray();
    for (int j = 0; j < d; j++) {
      solution[j] *= scales[j];
    }
    return solution;
  }

  /** Whether the smallest eigenvalue, by three steps of inverse iteration, is a rounding error. */
  private static boolean isSingular(DenseMatrix.CholeskyFactorization gram, double trace) {
    double[] start = new double[gram.dim1()];
    Arrays.setAll(start, j -> StrictMath.cos(j + 1.0));
    DenseVector v = DenseVector.createDenseVector(start);
    for (int i = 0; i < 3; i++) {
      v.scaleInPlace(1 / v.twoNorm());
      v = gram.solve(v);
    }
    return !(1 / v.twoNorm() > ROUNDING * trace);
  }

  @Override
  public double[] theta() {
    return theta;
  }

  @Override
  public double[] alpha() {
    return weights.alpha();
  }

  @Override
  public double effectiveWeight(int group) {
    return weights.effective(group);
  }

  @Override
  public TrainerState state() {
    return new TrainerState(step, theta, weights.state());
  }

  @Override
  public void restore(TrainerState state) {
    state.checkFits(state());
    weights.restore(state.weighting());
    theta = state.theta().clone();
    step = state.step();
  }
}
