import io.github.grposuite.core.Checks;
import io.github.grposuite.core.Settings;
import io.github.grposuite.core.loss.LossProvider;
import io.github.grposuite.core.loss.PreferenceLoss;

/**
 * {@code loss: cauchy}: ℓ(h) = ln(1 + r²) with r = (h − 1/(2β)) / scale. It has IPO's minimum, but
 * its slope is bounded, so that a few wrong labels pull less. StrictMath has the same bits on every
 * machine, which Math has not.
 */
public final class CauchyLoss implements LossProvider {
  @Override
  public String key() {
    return "cauchy";
  }

  @Override
  public PreferenceLoss create(Settings settings, double beta) {
    return new Cauchy(beta, Checks.positive("scale", settings.number("scale", 1)));
  }

  record Cauchy(double beta, double scale) implements PreferenceLoss {
    private double r(double h) {
      return (h - 1 / (2 * beta)) / scale;
    }

    @Override
    public double value(double h) {
      return StrictMath.log1p(r(h) * r(h));
    }

    @Override
    public double derivative(double h) {
      return 2 * r(h) / (1 + r(h) * r(h)) / scale;
    }
  }
}
