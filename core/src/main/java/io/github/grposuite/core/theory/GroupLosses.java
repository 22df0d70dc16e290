package io.github.grposuite.core.theory;

import io.github.grposuite.core.loss.SmoothConvexLoss;
import io.github.grposuite.core.pairs.GroupSums;
import io.github.grposuite.core.pairs.PairMatrix;

/** The groups' mean losses L_g(θ) with first and second derivatives. Belongs to one thread. */
final class GroupLosses {
  private final PairMatrix pairs;
  private final SmoothConvexLoss loss;
  private final int[] sizes;
  private final GroupSums groupSums;

  GroupLosses(PairMatrix pairs, SmoothConvexLoss loss) {
    this.pairs = pairs;
    this.loss = loss;
    this.sizes = pairs.sizes();
    this.groupSums = new GroupSums(sizes.length, pairs.dimension());
    for (int g = 0; g < sizes.length; g++) {
      if (sizes[g] == 0) {
        throw new IllegalArgumentException(
            "every group needs a pair for its loss to be defined, but group " + g + " has none");
      }
    }
  }

  int groups() {
    return sizes.length;
  }

  int dimension() {
    return pairs.dimension();
  }

  /** L_g(θ) and ∇L_g(θ) of every group. */
  Values at(double[] theta) {
    groupSums.gradients(pairs, loss, theta);
    double[] losses = new double[sizes.length];
    double[][] gradients = new double[sizes.length][theta.length];
    for (int g = 0; g < sizes.length; g++) {
      losses[g] = groupSums.lossSum(g) / sizes[g];
      for (int j = 0; j < theta.length; j++) {
        gradients[g][j] = groupSums.gradientSum(g)[j] / sizes[g];
      }
    }
    return new Values(losses, gradients);
  }

  /** Of every group; gradients are [group][feature]. */
  record Values(double[] losses, double[][] gradients) {}

  /** Σ_g weights[g] ∇²L_g(θ), d × d; the lower triangle alone. */
  double[][] hessian(double[] theta, double[] weights) {
    int d = theta.length;
    double[][] sum = new double[d][d];
    double[] row = new double[d];
    for (int g = 0; g < sizes.length; g++) {
      double scale = weights[g] / sizes[g];
      for (int i = 0; i < sizes[g]; i++) {
        for (int j = 0; j < d; j++) {
          row[j] = pairs.get(g, i, j);
        }
        double c = loss.curvature(Vectors.dot(row, theta)) * scale;
        for (int j = 0; j < d; j++) {
          for (int k = 0; k <= j; k++) {
            sum[j][k] += c * row[j] * row[k];
          }
        }
      }
    }
    return sum;
  }
}
