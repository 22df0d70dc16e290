package io.github.grposuite.core.loss;

import io.github.grposuite.core.Settings;
import io.github.grposuite.core.kernel.Kernel;
import java.util.Arrays;
import java.util.function.Function;

/**
 * A loss ℓ(h) of the margin h = [ln π_θ(y_w) − ln π_θ(y_l)] − [ln π_ref(y_w) − ln π_ref(y_l)].
 *
 * <p>A new loss is a record here and a constant of {@link Kind}.
 */
public interface PreferenceLoss {
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
}
