package io.github.grposuite.core.kernel;

import java.util.Arrays;

/** The portable kernel, used where the Vector API is absent; the definition of the others' bits. */
final class ScalarKernel implements Kernel {
  /** Beyond it e^−|u| is nothing beside any other term. */
  static final double MOST = 700;

  /** The same where e^|u| is needed as well. */
  static final double FAR = 350;

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
    return finishProduct(scratch) - Kernel.sumLanes(scratch, 0);
  }

  /** ln(1+Q) from the lanes' Q. */
  static double finishProduct(double[] scratch) {
    double q = 0;
    for (int lane = 0; lane < LANES; lane++) {
      double z = scratch[LANES + lane];
      q = Math.fma(q, z, q + z);
    }
    return StrictMath.log1p(q);
  }

  @Override
  public double exo(
      double[] h,
      double beta,
      double lnKept,
      double lnFlipped,
      double[] slope,
      int count,
      double[] scratch) {
    Arrays.fill(scratch, 0, 2 * LANES, 0.0);
    double target = lnKept - lnFlipped;
    for (int i = 0; i < count; i += LANES) {
      for (int lane = 0; lane < LANES; lane++) {
        double u = Math.max(Math.min(h[i + lane] * beta, MOST), -MOST);
        double z = Exponential.exp(-Math.abs(u));
        double r = 1.0 / (z + 1.0);
        double q = r * z;
        slope[i + lane] = q * r * (u - target) * beta;
        double of = (u < 0 ? q : r) * lnKept + (u < 0 ? r : q) * lnFlipped;
        scratch[lane] += Math.fma(Math.abs(u), q, of);
        double product = scratch[LANES + lane];
        scratch[LANES + lane] = Math.fma(product, z, product + z);
      }
    }
    return -finishProduct(scratch) - Kernel.sumLanes(scratch, 0);
  }

  @Override
  public double discopop(
      double[] h, double beta, double temperature, double[] slope, int count, double[] scratch) {
    Arrays.fill(scratch, 0, LANES, 0.0);
    double steep = 1 / temperature;
    for (int i = 0; i < count; i += LANES) {
      for (int lane = 0; lane < LANES; lane++) {
        double u = h[i + lane] * beta;
        double size = Math.min(Math.abs(u), FAR);
        double z = Exponential.exp(-size);
        double y = Exponential.exp(-size * steep);
        double a = z + 1.0;
        double b = y + 1.0;
        double c = z + (z > Logarithm.SPLIT ? 3.0 : 2.0);
        double bc = b * c;
        double abc = a * bc;
        // One division for all quotients.
        double inverse = 1.0 / (abc * z);
        double ofAll = inverse * z;
        double ry = a * c * ofAll;
        boolean wrong = u < 0;
        double right = y * ry;
        double rest = wrong ? ry : right;
        double other = (wrong ? y * (inverse * abc) : z) * ry;
        double logistic = Logarithm.log1p(z, a * b * ofAll) - Math.min(u, 0.0);
        scratch[lane] += Math.fma(rest, logistic, other);
        double rz = bc * ofAll;
        double turn = (other * rest - right * ry * logistic) * steep;
        slope[i + lane] = (turn - rest * (wrong ? rz : z * rz) - other) * beta;
      }
    }
    return Kernel.sumLanes(scratch, 0);
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
