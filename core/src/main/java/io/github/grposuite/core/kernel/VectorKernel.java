package io.github.grposuite.core.kernel;

import static io.github.grposuite.core.kernel.ScalarKernel.FAR;
import static io.github.grposuite.core.kernel.ScalarKernel.MOST;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel on the JDK's Vector API (incubating). A block of eight lanes is one 512-bit vector,
 * two of 256 or four of 128 bits: a reduction runs once over the range for each part of the block,
 * so that the partial sums are those of {@link ScalarKernel} on every machine.
 *
 * <p>A vector operation that the compiler does not inline costs a hundred times one that it does,
 * and it stops inlining all but the API's own methods when a method has grown large: hence one
 * short loop a method, and no helper but {@link #exp} and {@link #log1p}.
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

  @Override
  public void columnMargins(
      double[] x, int base, int stride, int dimension, double[] theta, double[] h, int count) {
    int j = 0;
    if (dimension >= 4) {
      DoubleVector t0 = broadcast(SPECIES, theta[0]);
      DoubleVector t1 = broadcast(SPECIES, theta[1]);
      DoubleVector t2 = broadcast(SPECIES, theta[2]);
      DoubleVector t3 = broadcast(SPECIES, theta[3]);
      for (int i = 0; i < count; i += WIDTH) {
        DoubleVector m = fromArray(SPECIES, x, base + i).mul(t0);
        m = fromArray(SPECIES, x, base + stride + i).fma(t1, m);
        m = fromArray(SPECIES, x, base + 2 * stride + i).fma(t2, m);
        fromArray(SPECIES, x, base + 3 * stride + i).fma(t3, m).intoArray(h, i);
      }
      j = 4;
    } else {
      DoubleVector t0 = broadcast(SPECIES, theta[0]);
      for (int i = 0; i < count; i += WIDTH) {
        fromArray(SPECIES, x, base + i).mul(t0).intoArray(h, i);
      }
      j = 1;
    }
    for (; j + 4 <= dimension; j += 4) {
      DoubleVector t0 = broadcast(SPECIES, theta[j]);
      DoubleVector t1 = broadcast(SPECIES, theta[j + 1]);
      DoubleVector t2 = broadcast(SPECIES, theta[j + 2]);
      DoubleVector t3 = broadcast(SPECIES, theta[j + 3]);
      int column = base + j * stride;
      for (int i = 0; i < count; i += WIDTH) {
        DoubleVector m = fromArray(SPECIES, x, column + i).fma(t0, fromArray(SPECIES, h, i));
        m = fromArray(SPECIES, x, column + stride + i).fma(t1, m);
        m = fromArray(SPECIES, x, column + 2 * stride + i).fma(t2, m);
        fromArray(SPECIES, x, column + 3 * stride + i).fma(t3, m).intoArray(h, i);
      }
    }
    for (; j < dimension; j++) {
      DoubleVector t = broadcast(SPECIES, theta[j]);
      int column = base + j * stride;
      for (int i = 0; i < count; i += WIDTH) {
        fromArray(SPECIES, x, column + i).fma(t, fromArray(SPECIES, h, i)).intoArray(h, i);
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
        DoubleVector g0 = fromArray(SPECIES, partial, at);
        DoubleVector g1 = fromArray(SPECIES, partial, at + LANES);
        DoubleVector g2 = fromArray(SPECIES, partial, at + 2 * LANES);
        DoubleVector g3 = fromArray(SPECIES, partial, at + 3 * LANES);
        for (int i = part; i < count; i += LANES) {
          DoubleVector c = fromArray(SPECIES, slope, i);
          g0 = c.fma(fromArray(SPECIES, x, column + i), g0);
          g1 = c.fma(fromArray(SPECIES, x, column + stride + i), g1);
          g2 = c.fma(fromArray(SPECIES, x, column + 2 * stride + i), g2);
          g3 = c.fma(fromArray(SPECIES, x, column + 3 * stride + i), g3);
        }
        g0.intoArray(partial, at);
        g1.intoArray(partial, at + LANES);
        g2.intoArray(partial, at + 2 * LANES);
        g3.intoArray(partial, at + 3 * LANES);
      }
      for (; j < dimension; j++) {
        int at = j * LANES + part;
        DoubleVector g = fromArray(SPECIES, partial, at);
        for (int i = part; i < count; i += LANES) {
          g = fromArray(SPECIES, slope, i).fma(fromArray(SPECIES, x, base + j * stride + i), g);
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
        DoubleVector s0 = broadcast(SPECIES, 0);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        for (int j = part; j < stride; j += LANES) {
          DoubleVector t = fromArray(SPECIES, theta, j);
          s0 = fromArray(SPECIES, x, row + j).fma(t, s0);
          s1 = fromArray(SPECIES, x, row + stride + j).fma(t, s1);
          s2 = fromArray(SPECIES, x, row + 2 * stride + j).fma(t, s2);
          s3 = fromArray(SPECIES, x, row + 3 * stride + j).fma(t, s3);
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
      DoubleVector c0 = broadcast(SPECIES, slope[i]);
      DoubleVector c1 = broadcast(SPECIES, slope[i + 1]);
      DoubleVector c2 = broadcast(SPECIES, slope[i + 2]);
      DoubleVector c3 = broadcast(SPECIES, slope[i + 3]);
      for (int j = 0; j < stride; j += WIDTH) {
        DoubleVector g = fromArray(SPECIES, x, row + j).fma(c0, fromArray(SPECIES, gradient, j));
        g = fromArray(SPECIES, x, row + stride + j).fma(c1, g);
        g = fromArray(SPECIES, x, row + 2 * stride + j).fma(c2, g);
        fromArray(SPECIES, x, row + 3 * stride + j).fma(c3, g).intoArray(gradient, j);
      }
    }
  }

  @Override
  public double logistic(double[] h, double beta, double[] slope, int count, double[] scratch) {
    for (int part = 0; part < LANES; part += WIDTH) {
      DoubleVector hinge = broadcast(SPECIES, 0);
      DoubleVector q = broadcast(SPECIES, 0);
      DoubleVector one = broadcast(SPECIES, 1);
      DoubleVector b = broadcast(SPECIES, beta);
      DoubleVector minusB = broadcast(SPECIES, -beta);
      for (int i = part; i < count; i += LANES) {
        DoubleVector m = fromArray(SPECIES, h, i).mul(b);
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
  public double exo(
      double[] h,
      double beta,
      double lnKept,
      double lnFlipped,
      double[] slope,
      int count,
      double[] scratch) {
    double target = lnKept - lnFlipped;
    for (int part = 0; part < LANES; part += WIDTH) {
      DoubleVector sum = broadcast(SPECIES, 0);
      DoubleVector product = broadcast(SPECIES, 0);
      DoubleVector one = broadcast(SPECIES, 1);
      DoubleVector kept = broadcast(SPECIES, lnKept);
      DoubleVector flipped = broadcast(SPECIES, lnFlipped);
      for (int i = part; i < count; i += LANES) {
        DoubleVector u = fromArray(SPECIES, h, i).mul(beta).min(MOST).max(-MOST);
        DoubleVector z = exp(u.abs().neg());
        DoubleVector r = one.div(z.add(one));
        DoubleVector q = r.mul(z);
        q.mul(r).mul(u.sub(target)).mul(beta).intoArray(slope, i);
        VectorMask<Double> wrong = u.compare(LT, 0.0);
        DoubleVector of = r.blend(q, wrong).mul(kept).add(q.blend(r, wrong).mul(flipped));
        sum = sum.add(u.abs().fma(q, of));
        product = product.fma(z, product.add(z));
      }
      sum.intoArray(scratch, part);
      product.intoArray(scratch, LANES + part);
    }
    return -ScalarKernel.finishProduct(scratch) - Kernel.sumLanes(scratch, 0);
  }

  @Override
  public double discopop(
      double[] h, double beta, double temperature, double[] slope, int count, double[] scratch) {
    exponentials(h, beta, 1 / temperature, count, scratch);
    finishDiscopop(h, beta, 1 / temperature, slope, count, scratch);
    return Kernel.sumLanes(scratch, 0);
  }

  private static void exponentials(double[] h, double beta, double steep, int count, double[] out) {
    for (int i = 0; i < count; i += WIDTH) {
      DoubleVector size = fromArray(SPECIES, h, i).mul(beta).abs().min(FAR).neg();
      exp(size).intoArray(out, LANES + i);
      exp(size.mul(steep)).intoArray(out, LANES + count + i);
    }
  }

  private static void finishDiscopop(
      double[] h, double beta, double steep, double[] slope, int count, double[] scratch) {
    for (int part = 0; part < LANES; part += WIDTH) {
      DoubleVector sum = broadcast(SPECIES, 0);
      DoubleVector one = broadcast(SPECIES, 1);
      DoubleVector two = broadcast(SPECIES, 2);
      for (int i = part; i < count; i += LANES) {
        DoubleVector u = fromArray(SPECIES, h, i).mul(beta);
        DoubleVector z = fromArray(SPECIES, scratch, LANES + i);
        DoubleVector y = fromArray(SPECIES, scratch, LANES + count + i);
        DoubleVector a = z.add(one);
        DoubleVector b = y.add(one);
        VectorMask<Double> upper = z.compare(GT, Logarithm.SPLIT);
        DoubleVector c = z.add(two.blend(3.0, upper));
        DoubleVector bc = b.mul(c);
        DoubleVector abc = a.mul(bc);
        DoubleVector inverse = one.div(abc.mul(z));
        DoubleVector ofAll = inverse.mul(z);
        DoubleVector ry = a.mul(c).mul(ofAll);
        VectorMask<Double> wrong = u.compare(LT, 0.0);
        DoubleVector right = y.mul(ry);
        DoubleVector rest = right.blend(ry, wrong);
        DoubleVector other = z.blend(y.mul(inverse.mul(abc)), wrong).mul(ry);
        DoubleVector logistic = log1p(z, a.mul(b).mul(ofAll), upper).sub(u.min(0.0));
        sum = sum.add(rest.fma(logistic, other));
        DoubleVector rz = bc.mul(ofAll);
        DoubleVector turn = other.mul(rest).sub(right.mul(ry).mul(logistic)).mul(steep);
        turn.sub(rest.mul(z.mul(rz).blend(rz, wrong))).sub(other).mul(beta).intoArray(slope, i);
      }
      sum.intoArray(scratch, part);
    }
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
    columnMargins(x, 0, actions * states, dimension, theta, scratch, actions * states);
    largest(states, actions, scratch, rewards, out);
    Arrays.fill(out, states, 3 * states, 0.0);
    for (int a = 0; a < actions; a++) {
      addExponentials(states, a * states, scratch, rewards, out);
    }
  }

  private static void largest(
      int states, int actions, double[] logits, double[] rewards, double[] out) {
    for (int s = 0; s < states; s += WIDTH) {
      DoubleVector top = fromArray(SPECIES, logits, s);
      DoubleVector chosen = fromArray(SPECIES, rewards, s);
      for (int at = s + states; at < actions * states; at += states) {
        DoubleVector logit = fromArray(SPECIES, logits, at);
        chosen = chosen.blend(fromArray(SPECIES, rewards, at), top.compare(LT, logit));
        top = top.max(logit);
      }
      top.intoArray(out, s);
      chosen.intoArray(out, 3 * states + s);
    }
  }

  /** One action's terms; a loop without a dependency, so that exponentials overlap. */
  private static void addExponentials(
      int states, int action, double[] logits, double[] rewards, double[] out) {
    for (int s = 0; s < states; s += WIDTH) {
      DoubleVector e = exp(fromArray(SPECIES, logits, action + s).sub(fromArray(SPECIES, out, s)));
      fromArray(SPECIES, out, states + s).add(e).intoArray(out, states + s);
      e.fma(fromArray(SPECIES, rewards, action + s), fromArray(SPECIES, out, 2 * states + s))
          .intoArray(out, 2 * states + s);
    }
  }

  /** {@link Exponential#exp} lane by lane, for arguments that are not positive. */
  private static DoubleVector exp(DoubleVector argument) {
    DoubleVector x = argument.max(Exponential.LOWEST);
    DoubleVector shifted = x.mul(Exponential.LOG2_E).add(Exponential.SHIFTER);
    DoubleVector n = shifted.sub(Exponential.SHIFTER);
    DoubleVector r = n.fma(broadcast(SPECIES, -Exponential.LN2_HI), x);
    r = n.fma(broadcast(SPECIES, -Exponential.LN2_LO), r);
    DoubleVector p =
        broadcast(SPECIES, Exponential.C13).fma(r, broadcast(SPECIES, Exponential.C12));
    p = p.fma(r, broadcast(SPECIES, Exponential.C11));
    p = p.fma(r, broadcast(SPECIES, Exponential.C10));
    p = p.fma(r, broadcast(SPECIES, Exponential.C9));
    p = p.fma(r, broadcast(SPECIES, Exponential.C8));
    p = p.fma(r, broadcast(SPECIES, Exponential.C7));
    p = p.fma(r, broadcast(SPECIES, Exponential.C6));
    p = p.fma(r, broadcast(SPECIES, Exponential.C5));
    p = p.fma(r, broadcast(SPECIES, Exponential.C4));
    p = p.fma(r, broadcast(SPECIES, Exponential.C3));
    p = p.fma(r, broadcast(SPECIES, Exponential.C2));
    p = p.fma(r, broadcast(SPECIES, 1.0));
    p = p.fma(r, broadcast(SPECIES, 1.0));
    return p.mul(shifted.reinterpretAsLongs().lanewise(LSHL, 52).reinterpretAsDoubles());
  }

  /** {@link Logarithm#log1p(double, double)} lane by lane. */
  private static DoubleVector log1p(
      DoubleVector z, DoubleVector inverse, VectorMask<Double> upper) {
    DoubleVector s = z.sub(1, upper).mul(inverse);
    DoubleVector p = s.mul(s);
    DoubleVector sum = broadcast(SPECIES, Logarithm.C11).fma(p, broadcast(SPECIES, Logarithm.C10));
    sum = sum.fma(p, broadcast(SPECIES, Logarithm.C9));
    sum = sum.fma(p, broadcast(SPECIES, Logarithm.C8));
    sum = sum.fma(p, broadcast(SPECIES, Logarithm.C7));
    sum = sum.fma(p, broadcast(SPECIES, Logarithm.C6));
    sum = sum.fma(p, broadcast(SPECIES, Logarithm.C5));
    sum = sum.fma(p, broadcast(SPECIES, Logarithm.C4));
    sum = sum.fma(p, broadcast(SPECIES, Logarithm.C3));
    sum = sum.fma(p, broadcast(SPECIES, Logarithm.C2));
    sum = sum.fma(p, broadcast(SPECIES, Logarithm.C1));
    DoubleVector t = s.add(s);
    return sum.mul(p).fma(t, t).add(Logarithm.LN2, upper);
  }
}
