package io.github.grposuite.core.loss;

import io.github.grposuite.core.Settings;
import io.github.grposuite.core.kernel.Kernel;
import java.util.Arrays;
import java.util.Locale;

/**
 * A loss ℓ(h) of the margin h = [ln π_θ(y_w) − ln π_θ(y_l)] − [ln π_ref(y_w) − ln π_ref(y_l)].
 *
 * <p>A new loss is a record here and a constant of {@link Kind}; one of the user's own is a {@link
 * LossProvider}.
 */
public interface PreferenceLoss extends LossByGroup, ResponseLoss {
  /** ℓ(h). */
  double value(double h);

  /** dℓ/dh. */
  double derivative(double h);

  /**
   * ℓ(h) and dℓ/dh of one margin.
   *
   * @param out receives ℓ(h), then dℓ/dh
   */
  default void evaluate(double h, double[] out) {
    out[0] = value(h);
    out[1] = derivative(h);
  }

  /** By h alone. */
  @Override
  default void evaluate(LogRatios ratios, double[] out) {
    out[0] = value(ratios.margin());
    out[1] = derivative(ratios.margin());
    out[2] = -out[1];
  }

  /** Itself: it is the same for all groups. */
  @Override
  default PreferenceLoss of(int group) {
    return this;
  }

  /**
   * Σ ℓ(h[i]) over i in [0, count), and the derivatives.
   *
   * @param h margins; they and the padding after them, up to a multiple of 8, may be overwritten
   * @param slope receives dℓ/dh, and 0 in the padding
   * @param scratch at least {@link Kernel#scratch} of count
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

  /** The losses by their names in specifications, those of both log-ratios among them. */
  enum Kind implements LossProvider {
    DPO((s, beta) -> new Dpo(beta)),
    CDPO((s, beta) -> smoothed(s, beta, 0.1, ConservativeDpo::new)),
    RDPO((s, beta) -> smoothed(s, beta, 0.1, RobustDpo::new)),
    IPO((s, beta) -> new Ipo(beta)),
    HINGE((s, beta) -> new Hinge(beta)),
    EXO((s, beta) -> smoothed(s, beta, 1e-3, Exo::new)),
    DISCOPOP((s, beta) -> new DiscoPop(beta, s.number("temperature", 0.05))),
    SIMPO((s, beta) -> new SimPo(beta, s.number("gamma", 0.5))),
    NCA((s, beta) -> new Nca(beta)),
    BCO((s, beta) -> new Bco(beta)),
    SPPO((s, beta) -> new Sppo(beta)),
    APO_ZERO((s, beta) -> new ApoZero(beta)),
    APO_DOWN((s, beta) -> new ApoDown(beta)),
    CHI_PO((s, beta) -> new ChiPo(beta, s.number("clip")));

    private final Factory factory;

    Kind(Factory factory) {
      this.factory = factory;
    }

    @Override
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public ResponseLossByGroup create(Settings settings, double beta) {
      return factory.create(settings, beta);
    }

    private interface Factory {
      ResponseLossByGroup create(Settings settings, double beta);
    }

    private interface Smoothed {
      PreferenceLoss create(double beta, double smoothing);
    }

    private static LossByGroup smoothed(Settings s, double beta, double usual, Smoothed loss) {
      if (!s.isList("label_smoothing")) {
        return loss.create(beta, s.number("label_smoothing", usual));
      }
      return new ByGroup(
          Arrays.stream(s.numbers("label_smoothing"))
              .mapToObj(smoothing -> loss.create(beta, smoothing))
              .toList());
    }
  }
}
