package io.github.grposuite.core.kernel;

import java.util.Arrays;

/** The portable kernel, used where the Vector API is absent; the definition of the others' bits. */
final class ScalarKernel implements Kernel {
  @Override
  public String describe() {
    return "scalar";
  }

  @Override
  public void columnMargins(
      double[] x, int base, int stride, int dimension, double[] theta, double[] h, int count) {
    for (int i = 0; i < count; i++) {
      h[i] = x[base + i] * theta[0];
    }
    for (int j = 1; j < dimension; j++) {
      double t = theta[j];
      int column = base + j * stride;
      for (int i = 0; i < count; i++) {
        h[i] = Math.fma(x[column + i], t, h[i]);
      }
    }
  }

  @Override
  public void columnGradient(
      double[] x,
      int base,
      int stride,
      int dimension,
      double[] slope,
      int count,
      double[] partial) {
    for (int j = 0; j < dimension; j++) {
      int column = base + j * stride;
      int at = j * LANES;
      for (int i = 0; i < count; i += LANES) {
        for (int lane = 0; lane < LANES; lane++) {
          partial[at + lane] = Math.fma(slope[i + lane], x[column + i + lane], partial[at + lane]);
        }
      }
    }
  }

  @Override
  public void rowMargins(
      double[] x, int base, int stride, double[] theta, double[] h, int count, double[] scratch) {
    for (int i = 0; i < count; i++) {
      Arrays.fill(scratch, 0, LANES, 0.0);
      int row = base + i * stride;
      for (int j = 0; j < stride; j += LANES) {
        for (int lane = 0; lane < LANES; lane++) {
          scratch[lane] = Math.fma(x[row + j + lane], theta[j + lane], scratch[lane]);
        }
      }
      h[i] = Kernel.sumLanes(scratch, 0);
    }
  }

  @Override
  public void rowGradient(
      double[] x, int base, int stride, double[] slope, int count, double[] gradient) {
    for (int i = 0; i < count; i++) {
      double c = slope[i];
      int row = base + i * stride;
      for (int j = 0; j < stride; j++) {
        gradient[j] = Math.fma(x[row + j], c, gradient[j]);
      }
    }
  }

  @Override
  public double logistic(double[] h, double beta, double[] slope, int count, double[] scratch) {
    Arrays.fill(scratch, 0, 2 * LANES, 0.0);
    for (int i = 0; i < count; i += LANES) {
      for (int lane = 0; lane < LANES; lane++) {
        double m = h[i + lane] * beta;
        double z = Exponential.exp(-Math.abs(m));
        double r = 1.0 / (z + 1.0);
        slope[i + lane] = (m < 0 ? r : r * z) * -beta;
        scratch[lane] += Math.min(m, 0.0);
        double q = scratch[LANES + lane];
        scratch[LANES + lane] = Math.fma(q, z, q + z);
      }
    }
    return finishLogistic(scratch);
  }

  /** Σ max(−m, 0) + ln(1+Q) from the lanes' Σ min(m, 0) and Q. */
  static double finishLogistic(double[] scratch) {
    double q = 0;
    for (int lane = 0; lane < LANES; lane++) {
      double z = scratch[LANES + lane];
      q = Math.fma(q, z, q + z);
    }
    return StrictMath.log1p(q) - Kernel.sumLanes(scratch, 0);
  }

  @Override
  public void softmax(
      double[] x,
      int states,
      int actions,
      int dimension,
      double[] theta,
      double[] rewards,
      double[] out,
      double[] scratch) {
    int column = actions * states;
    for (int s = 0; s < states; s++) {
      double top = 0;
      double chosen = 0;
      for (int a = 0; a < actions; a++) {
        int at = a * states + s;
        double logit = x[at] * theta[0];
        for (int j = 1; j < dimension; j++) {
          logit = Math.fma(x[j * column + at], theta[j], logit);
        }
        scratch[a] = logit;
        chosen = a == 0 || logit > top ? rewards[at] : chosen;
        top = a == 0 ? logit : Math.max(top, logit);
      }
      double sum = 0;
      double weighted = 0;
      for (int a = 0; a < actions; a++) {
        double e = Exponential.exp(scratch[a] - top);
        sum += e;
        weighted = Math.fma(e, rewards[a * states + s], weighted);
      }
      out[s] = top;
      out[states + s] = sum;
      out[2 * states + s] = weighted;
      out[3 * states + s] = chosen;
    }
  }
}
