package io.github.grposuite.core.kernel;

import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel on the JDK's Vector API (incubating). A block of eight lanes is one 512-bit vector,
 * two of 256 or four of 128 bits: a reduction runs once over the range for each part of the block,
 * so that the partial sums are those of {@link ScalarKernel} on every machine.
 */
final class VectorKernel implements Kernel {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int WIDTH = SPECIES.length();

  VectorKernel() {
    if (WIDTH > LANES || WIDTH < 2) {
      throw new UnsupportedOperationException("vectors of " + WIDTH + " doubles");
    }
  }

  @Override
  public String describe() {
    return "vector x" + WIDTH;
  }

  private static DoubleVector load(double[] a, int at) {
    return DoubleVector.fromArray(SPECIES, a, at);
  }

  private static DoubleVector all(double value) {
    return DoubleVector.broadcast(SPECIES, value);
  }

  @Override
  public void columnMargins(
      double[] x, int base, int stride, int dimension, double[] theta, double[] h, int count) {
    int j = 0;
    if (dimension >= 4) {
      DoubleVector t0 = all(theta[0]);
      DoubleVector t1 = all(theta[1]);
      DoubleVector t2 = all(theta[2]);
      DoubleVector t3 = all(theta[3]);
      for (int i = 0; i < count; i += WIDTH) {
        DoubleVector m = load(x, base + i).mul(t0);
        m = load(x, base + stride + i).fma(t1, m);
        m = load(x, base + 2 * stride + i).fma(t2, m);
        load(x, base + 3 * stride + i).fma(t3, m).intoArray(h, i);
      }
      j = 4;
    } else {
      DoubleVector t0 = all(theta[0]);
      for (int i = 0; i < count; i += WIDTH) {
        load(x, base + i).mul(t0).intoArray(h, i);
      }
      j = 1;
    }
    for (; j < dimension; j++) {
      DoubleVector t = all(theta[j]);
      int column = base + j * stride;
      for (int i = 0; i < count; i += WIDTH) {
        load(x, column + i).fma(t, load(h, i)).intoArray(h, i);
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
    for (int part = 0; part < LANES; part += WIDTH) {
      int j = 0;
      for (; j + 4 <= dimension; j += 4) {
        int at = j * LANES + part;
        int column = base + j * stride;
        DoubleVector g0 = load(partial, at);
        DoubleVector g1 = load(partial, at + LANES);
        DoubleVector g2 = load(partial, at + 2 * LANES);
        DoubleVector g3 = load(partial, at + 3 * LANES);
        for (int i = part; i < count; i += LANES) {
          DoubleVector c = load(slope, i);
          g0 = c.fma(load(x, column + i), g0);
          g1 = c.fma(load(x, column + stride + i), g1);
          g2 = c.fma(load(x, column + 2 * stride + i), g2);
          g3 = c.fma(load(x, column + 3 * stride + i), g3);
        }
        g0.intoArray(partial, at);
        g1.intoArray(partial, at + LANES);
        g2.intoArray(partial, at + 2 * LANES);
        g3.intoArray(partial, at + 3 * LANES);
      }
      for (; j < dimension; j++) {
        int at = j * LANES + part;
        DoubleVector g = load(partial, at);
        for (int i = part; i < count; i += LANES) {
          g = load(slope, i).fma(load(x, base + j * stride + i), g);
        }
        g.intoArray(partial, at);
      }
    }
  }

  @Override
  public void rowMargins(
      double[] x, int base, int stride, double[] theta, double[] h, int count, double[] scratch) {
    for (int i = 0; i < count; i += 4) {
      int row = base + i * stride;
      for (int part = 0; part < LANES; part += WIDTH) {
        DoubleVector s0 = all(0);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        for (int j = part; j < stride; j += LANES) {
          DoubleVector t = load(theta, j);
          s0 = load(x, row + j).fma(t, s0);
          s1 = load(x, row + stride + j).fma(t, s1);
          s2 = load(x, row + 2 * stride + j).fma(t, s2);
          s3 = load(x, row + 3 * stride + j).fma(t, s3);
        }
        s0.intoArray(scratch, part);
        s1.intoArray(scratch, LANES + part);
        s2.intoArray(scratch, 2 * LANES + part);
        s3.intoArray(scratch, 3 * LANES + part);
      }
      for (int k = 0; k < 4; k++) {
        h[i + k] = Kernel.sumLanes(scratch, k * LANES);
      }
    }
  }

  @Override
  public void rowGradient(
      double[] x, int base, int stride, double[] slope, int count, double[] gradient) {
    for (int i = 0; i < count; i += 4) {
      int row = base + i * stride;
      DoubleVector c0 = all(slope[i]);
      DoubleVector c1 = all(slope[i + 1]);
      DoubleVector c2 = all(slope[i + 2]);
      DoubleVector c3 = all(slope[i + 3]);
      for (int j = 0; j < stride; j += WIDTH) {
        DoubleVector g = load(x, row + j).fma(c0, load(gradient, j));
        g = load(x, row + stride + j).fma(c1, g);
        g = load(x, row + 2 * stride + j).fma(c2, g);
        load(x, row + 3 * stride + j).fma(c3, g).intoArray(gradient, j);
      }
    }
  }

  @Override
  public double logistic(double[] h, double beta, double[] slope, int count, double[] scratch) {
    for (int part = 0; part < LANES; part += WIDTH) {
      DoubleVector hinge = all(0);
      DoubleVector q = all(0);
      DoubleVector one = all(1);
      DoubleVector b = all(beta);
      DoubleVector minusB = all(-beta);
      for (int i = part; i < count; i += LANES) {
        DoubleVector m = load(h, i).mul(b);
        DoubleVector z = exp(m.abs().neg());
        DoubleVector r = one.div(z.add(one));
        r.mul(z).blend(r, m.compare(LT, 0.0)).mul(minusB).intoArray(slope, i);
        hinge = hinge.add(m.min(0.0));
        q = q.fma(z, q.add(z));
      }
      hinge.intoArray(scratch, part);
      q.intoArray(scratch, LANES + part);
    }
    return ScalarKernel.finishLogistic(scratch);
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
    for (int s = 0; s < states; s += WIDTH) {
      DoubleVector top = all(Double.NEGATIVE_INFINITY);
      DoubleVector chosen = all(0);
      for (int a = 0; a < actions; a++) {
        int at = a * states + s;
        DoubleVector logit = load(x, at).mul(theta[0]);
        for (int j = 1; j < dimension; j++) {
          logit = load(x, j * column + at).fma(all(theta[j]), logit);
        }
        logit.intoArray(scratch, a * WIDTH);
        chosen = chosen.blend(load(rewards, at), top.compare(LT, logit));
        top = top.max(logit);
      }
      DoubleVector sum = all(0);
      DoubleVector weighted = all(0);
      for (int a = 0; a < actions; a++) {
        DoubleVector e = exp(load(scratch, a * WIDTH).sub(top));
        sum = sum.add(e);
        weighted = e.fma(load(rewards, a * states + s), weighted);
      }
      top.intoArray(out, s);
      sum.intoArray(out, states + s);
      weighted.intoArray(out, 2 * states + s);
      chosen.intoArray(out, 3 * states + s);
    }
  }

  /** {@link Exponential#exp} lane by lane. */
  private static DoubleVector exp(DoubleVector argument) {
    DoubleVector x = argument.max(Exponential.LOWEST).min(Exponential.HIGHEST);
    DoubleVector shifted = x.mul(Exponential.LOG2_E).add(Exponential.SHIFTER);
    DoubleVector n = shifted.sub(Exponential.SHIFTER);
    DoubleVector r = n.fma(all(-Exponential.LN2_HI), x);
    r = n.fma(all(-Exponential.LN2_LO), r);
    DoubleVector p = all(Exponential.C13).fma(r, all(Exponential.C12));
    p = p.fma(r, all(Exponential.C11));
    p = p.fma(r, all(Exponential.C10));
    p = p.fma(r, all(Exponential.C9));
    p = p.fma(r, all(Exponential.C8));
    p = p.fma(r, all(Exponential.C7));
    p = p.fma(r, all(Exponential.C6));
    p = p.fma(r, all(Exponential.C5));
    p = p.fma(r, all(Exponential.C4));
    p = p.fma(r, all(Exponential.C3));
    p = p.fma(r, all(Exponential.C2));
    p = p.fma(r, all(1.0));
    p = p.fma(r, all(1.0));
    return p.mul(shifted.reinterpretAsLongs().lanewise(LSHL, 52).reinterpretAsDoubles());
  }
}
