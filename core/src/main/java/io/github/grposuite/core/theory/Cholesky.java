package io.github.grposuite.core.theory;

import java.util.Optional;

/** Solves small symmetric positive definite systems; reads the lower triangle alone. */
final class Cholesky {
  private Cholesky() {}

  /**
   * x with matrix·x = right; empty if the matrix is not positive definite. Both are overwritten.
   */
  static Optional<double[]> solve(double[][] matrix, double[] right) {
    int n = right.length;
    for (int j = 0; j < n; j++) {
      for (int i = j; i < n; i++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= matrix[i][k] * matrix[j][k];
        }
        if (i > j) {
          matrix[i][j] = sum / matrix[j][j];
        } else if (sum > 0) {
          matrix[j][j] = Math.sqrt(sum);
        } else {
          return Optional.empty();
        }
      }
    }
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        right[i] -= matrix[i][k] * right[k];
      }
      right[i] /= matrix[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        right[i] -= matrix[k][i] * right[k];
      }
      right[i] /= matrix[i][i];
    }
    return Optional.of(right);
  }
}
