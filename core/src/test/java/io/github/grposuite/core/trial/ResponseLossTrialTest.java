package io.github.grposuite.core.trial;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.core.loss.ApoDown;
import io.github.grposuite.core.loss.ApoZero;
import io.github.grposuite.core.loss.Bco;
import io.github.grposuite.core.loss.ChiPo;
import io.github.grposuite.core.loss.LogRatios;
import io.github.grposuite.core.loss.Nca;
import io.github.grposuite.core.loss.ResponseLoss;
import io.github.grposuite.core.loss.Sppo;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is tried of a loss of both log-ratios. */
class ResponseLossTrialTest {
  /** ℓ = β (s_w² − s_l), its slopes times given factors. */
  private record Own(double beta, double first, double second) implements ResponseLoss {
    @Override
    public void evaluate(LogRatios ratios, double[] out) {
      out[0] = beta * (ratios.chosen() * ratios.chosen() - ratios.rejected());
      out[1] = first * beta * 2 * ratios.chosen();
      out[2] = -second * beta;
    }
  }

  @Test
  void thoseOfTheSuitePass() {
    for (double beta : new double[] {0.01, 1, 20}) {
      for (ResponseLoss loss :
          List.of(
              new Nca(beta),
              new Bco(beta),
              new Sppo(beta),
              new ApoZero(beta),
              new ApoDown(beta),
              new Own(beta, 1, 1))) {
        LossTrial.check(loss, 3);
      }
    }
    LossTrial.check(new ChiPo(1, 10), 3);
  }

  @Test
  void aWrongSlopeIsNamedWithItsPlace() {
    assertThatThrownBy(() -> LossTrial.check(new Own(1, 1.01, 1), 2))
        .hasMessageStartingWith("its derivative in s_w at s_w = -3.0, s_l = -3.0 is -6.06");
    assertThatThrownBy(() -> LossTrial.check(new Own(1, 1, -1), 2))
        .hasMessageStartingWith("its derivative in s_l at s_w = -3.0, s_l = -3.0 is 1.0, but by ");
    assertThatThrownBy(() -> LossTrial.check(new Own(1, Double.NaN, 1), 2))
        .hasMessage(
            "its value or derivative at s_w = -3.0, s_l = -3.0 is NaN; compute it so that it is"
                + " finite");
    assertThatThrownBy(() -> LossTrial.check(new Own(-1, 1, 1), 2))
        .hasMessage("beta() must be positive, but is -1.0; return the beta that create was given");
  }
}
