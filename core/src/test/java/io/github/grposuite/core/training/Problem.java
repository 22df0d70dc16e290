package io.github.grposuite.core.training;

import io.github.grposuite.core.loss.Ipo;
import io.github.grposuite.core.loss.PreferenceLoss;
import io.github.grposuite.core.pairs.FeatureDifference;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.weighting.GroupWeighting;
import io.github.grposuite.core.weighting.ImportanceSampling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * Pairs of several groups with noisy labels, so that no θ separates them, and the objective Σ_g w_g
 * L_g(θ) by its definition: one loop over pairs, with none of the code under test but ℓ(h) and
 * dℓ/dh.
 */
record Problem(int dimension, List<List<double[]>> groups) {

  /** Gaussian differences; each group prefers along a direction of its own. */
  static Problem random(long seed, int dimension, int... sizes) {
    SplittableRandom random = new SplittableRandom(seed);
    List<List<double[]>> groups = new ArrayList<>();
    for (int size : sizes) {
      double[] truth = gaussian(random, dimension);
      List<double[]> pairs = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        double[] difference = gaussian(random, dimension);
        boolean kept = random.nextDouble() < 1 / (1 + Math.exp(-dot(difference, truth)));
        pairs.add(kept ? difference : Arrays.stream(difference).map(x -> -x).toArray());
      }
      groups.add(pairs);
    }
    return new Problem(dimension, groups);
  }

  static double[] gaussian(SplittableRandom random, int length) {
    return random.doubles(length).map(u -> random.nextGaussian()).toArray();
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }

  static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }

  /** a + t·b. */
  static double[] plus(double[] a, double t, double[] b) {
    double[] sum = a.clone();
    for (int j = 0; j < a.length; j++) {
      sum[j] += t * b[j];
    }
    return sum;
  }

  /** ‖a − b‖ / ‖b‖. */
  static double relativeDistance(double[] a, double[] b) {
    return norm(plus(a, -1, b)) / norm(b);
  }

  PairMatrix matrix() {
    List<FeatureDifference> pairs = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      for (double[] difference : groups.get(g)) {
        pairs.add(new FeatureDifference(g, difference));
      }
    }
    return PairMatrix.of(groups.size(), dimension, pairs);
  }

  int[] sizes() {
    return groups.stream().mapToInt(List::size).toArray();
  }

  int size() {
    return Arrays.stream(sizes()).sum();
  }

  /** The weights w_g of the mean group losses that make up the pooled mean loss: N_g/N. */
  double[] pooledWeights() {
    return Arrays.stream(sizes()).mapToDouble(n -> (double) n / size()).toArray();
  }

  /** L_g(θ) of every group. */
  double[] losses(PreferenceLoss loss, double[] theta) {
    return groups.stream()
        .mapToDouble(
            pairs ->
                pairs.stream().mapToDouble(x -> loss.value(dot(x, theta))).sum() / pairs.size())
        .toArray();
  }

  /** Σ_g w_g L_g(θ). */
  double objective(PreferenceLoss loss, double[] weights, double[] theta) {
    return dot(weights, losses(loss, theta));
  }

  /** Σ_g w_g ∇L_g(θ). */
  double[] gradient(PreferenceLoss loss, double[] weights, double[] theta) {
    double[] sum = new double[dimension];
    for (int g = 0; g < weights.length; g++) {
      for (double[] x : groups.get(g)) {
        double slope = loss.derivative(dot(x, theta)) * weights[g] / groups.get(g).size();
        for (int j = 0; j < dimension; j++) {
          sum[j] += slope * x[j];
        }
      }
    }
    return sum;
  }

  /** argmin_θ Σ_g w_g L_g(θ) by Newton's method with step halving, to the last bits. */
  double[] minimise(PreferenceLoss loss, double[] weights) {
    double[] theta = new double[dimension];
    for (int iteration = 0; iteration < 100; iteration++) {
      double[] gradient = gradient(loss, weights, theta);
      double[] direction =
          new CholeskyDecomposition(hessian(loss, weights, theta))
              .getSolver()
              .solve(new ArrayRealVector(gradient))
              .toArray();
      if (norm(direction) <= 1e-14 * norm(theta)) {
        break;
      }
      double before = objective(loss, weights, theta);
      double t = 1;
      while (t > 1e-10 && objective(loss, weights, plus(theta, -t, direction)) > before) {
        t /= 2;
      }
      if (t <= 1e-10) {
        break;
      }
      theta = plus(theta, -t, direction);
    }
    return theta;
  }

  private RealMatrix hessian(PreferenceLoss loss, double[] weights, double[] theta) {
    double[][] sum = new double[dimension][dimension];
    for (int g = 0; g < weights.length; g++) {
      for (double[] x : groups.get(g)) {
        double c = curvature(loss, dot(x, theta)) * weights[g] / groups.get(g).size();
        for (int j = 0; j < dimension; j++) {
          for (int k = 0; k < dimension; k++) {
            sum[j][k] += c * (x[j] * x[k]);
          }
        }
      }
    }
    return new Array2DRowRealMatrix(sum, false);
  }

  /** d²ℓ/dh². */
  private static double curvature(PreferenceLoss loss, double h) {
    if (loss instanceof Ipo) {
      return 2;
    }
    double p = 1 / (1 + Math.exp(-loss.beta() * h));
    return loss.beta() * loss.beta() * p * (1 - p);
  }

  /** A trainer of this problem that has done all of its steps. */
  Trainer train(PreferenceLoss loss, GroupWeighting weighting, Solver solver, double[] theta0) {
    Trainer trainer = start(loss, weighting, solver, theta0);
    for (int i = 0; i < solver.steps(); i++) {
      trainer.step();
    }
    return trainer;
  }

  Trainer start(PreferenceLoss loss, GroupWeighting weighting, Solver solver, double[] theta0) {
    return solver.start(loss, weighting, matrix(), theta0, new SplittableRandom(1)::nextLong);
  }

  /** Plain gradient descent: all pairs, fixed step size, last iterate. */
  static Solver.Gradient descent(double etaTheta, int steps) {
    return descent(etaTheta, steps, Solver.Iterate.LAST);
  }

  static Solver.Gradient descent(double etaTheta, int steps, Solver.Iterate iterate) {
    return new Solver.Gradient(
        etaTheta, steps, StepSize.FIXED, 0, BatchSampling.UNIFORM, 0, iterate);
  }

  /**
   * Importance sampling that descends along Σ_g w_g ∇L_g divided by {@link #fixedScale}: q_g ∝
   * w_g/N_g, because it weights pairs, not group means.
   */
  GroupWeighting fixed(double[] weights) {
    return new ImportanceSampling(perPair(weights));
  }

  /**
   * What η_θ must be multiplied by for {@link #fixed} to take the step of weights w_g: N Σ w_g/N_g.
   */
  double fixedScale(double[] weights) {
    return size() * Arrays.stream(perPair(weights)).sum();
  }

  private double[] perPair(double[] weights) {
    double[] q = new double[weights.length];
    for (int g = 0; g < q.length; g++) {
      q[g] = weights[g] / groups.get(g).size();
    }
    return q;
  }
}
