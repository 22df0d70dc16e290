package io.github.grposuite.core.loss;

import io.github.grposuite.core.Checks;
import io.github.grposuite.core.Settings;
import io.github.grposuite.core.kernel.Exponential;
import io.github.grposuite.core.kernel.Kernel;
import io.github.grposuite.core.kernel.Kernels;
import java.util.Arrays;
import java.util.function.Function;

/**
 * A loss ℓ(h) of the margin h = [ln π_θ(y_w) − ln π_θ(y_l)] − [ln π_ref(y_w) − ln π_ref(y_l)].
 *
 * <p>A new loss is a record here and a constant of {@link Kind}.
 */
public sealed interface PreferenceLoss {
  /** ℓ(h). */
  double value(double h);

  /** dℓ/dh. */
  double derivative(double h);

  /** d²ℓ/dh², at least 0: every loss here is convex in h, hence in θ of a log-linear policy. */
  double curvature(double h);

  /**
   * ℓ(h) and dℓ/dh of one margin.
   *
   * @param out receives ℓ(h), then dℓ/dh
   */
  default void evaluate(double h, double[] out) {
    out[0] = value(h);
    out[1] = derivative(h);
  }

  /** The scale β &gt; 0. */
  double beta();

  /**
   * Σ ℓ(h[i]) over i in [0, count), and the derivatives.
   *
   * @param h margins; the padding after them, up to a multiple of 8, may be overwritten
   * @param slope receives dℓ/dh, and 0 in the padding
   * @param scratch at least 16 doubles
   */
  default double sum(double[] h, int count, double[] slope, double[] scratch) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += value(h[i]);
      slope[i] = derivative(h[i]);
    }
    Arrays.fill(slope, count, Kernel.pad(count), 0.0);
    return sum;
  }

  /** The losses by their names in specifications. */
  enum Kind {
    DPO(s -> new Dpo(s.number("beta"))),
    IPO(s -> new Ipo(s.number("beta")));

    private final Function<Settings, PreferenceLoss> factory;

    Kind(Function<Settings, PreferenceLoss> factory) {
      this.factory = factory;
    }

    /** Reads the loss's hyperparameters. */
    public PreferenceLoss create(Settings settings) {
      return factory.apply(settings);
    }
  }

  /** ℓ(h) = −ln σ(βh) (Rafailov et al. 2023, equation 7). */
  record Dpo(double beta) implements PreferenceLoss {
    public Dpo {
      Checks.positive("beta", beta);
    }

    @Override
    public double value(double h) {
      double m = beta * h;
      return Math.max(-m, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(m)));
    }

    @Override
    public double derivative(double h) {
      double m = beta * h;
      double z = StrictMath.exp(-Math.abs(m));
      return -beta * (m < 0 ? 1 : z) / (1 + z);
    }

    /** With one exponential for both. */
    @Override
    public void evaluate(double h, double[] out) {
      double m = beta * h;
      double z = Exponential.exp(-Math.abs(m));
      double r = 1 / (1 + z);
      out[0] = Math.max(-m, 0) + StrictMath.log1p(z);
      out[1] = -beta * (m < 0 ? r : z * r);
    }

    @Override
    public double curvature(double h) {
      double z = StrictMath.exp(-Math.abs(beta * h));
      return beta * beta * z / ((1 + z) * (1 + z));
    }

    @Override
    public double sum(double[] h, int count, double[] slope, double[] scratch) {
      int end = Kernel.pad(count);
      Arrays.fill(h, count, end, Double.POSITIVE_INFINITY);
      double sum = Kernels.get().logistic(h, beta, slope, end, scratch);
      Arrays.fill(slope, count, end, 0.0);
      return sum;
    }
  }

  /** ℓ(h) = (h − 1/(2β))² (Azar et al. 2023, equation 17; no factor ½). */
  record Ipo(double beta) implements PreferenceLoss {
    public Ipo {
      Checks.positive("beta", beta);
    }

    /** 1/(2β), the margin at which the loss is 0. */
    public double target() {
      return 1 / (2 * beta);
    }

    @Override
    public double value(double h) {
      double r = h - target();
      return r * r;
    }

    @Override
    public double derivative(double h) {
      return 2 * (h - target());
    }

    @Override
    public double curvature(double h) {
      return 2;
    }
  }
}
