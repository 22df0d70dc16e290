package io.github.grposuite.core.trial;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.core.loss.ByGroup;
import io.github.grposuite.core.loss.ConservativeDpo;
import io.github.grposuite.core.loss.DiscoPop;
import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.loss.Exo;
import io.github.grposuite.core.loss.Hinge;
import io.github.grposuite.core.loss.Ipo;
import io.github.grposuite.core.loss.LossByGroup;
import io.github.grposuite.core.loss.PreferenceLoss;
import io.github.grposuite.core.loss.RobustDpo;
import io.github.grposuite.core.loss.SimPo;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LossTrialTest {
  /** A loss of the square of 1 − h, of which one part is replaced. */
  private static class Square implements PreferenceLoss {
    @Override
    public double beta() {
      return 1;
    }

    @Override
    public double value(double h) {
      return (1 - h) * (1 - h);
    }

    @Override
    public double derivative(double h) {
      return -2 * (1 - h);
    }
  }

  private static PreferenceLoss with(DoubleUnaryOperator value, DoubleUnaryOperator slope) {
    return new Square() {
      @Override
      public double value(double h) {
        return value.applyAsDouble(h);
      }

      @Override
      public double derivative(double h) {
        return slope.applyAsDouble(h);
      }
    };
  }

  static Stream<LossByGroup> builtIn() {
    return DoubleStream.of(0.01, 0.1, 1, 7)
        .boxed()
        .flatMap(
            beta ->
                Stream.of(
                    new Dpo(beta),
                    new ConservativeDpo(beta, 0.1),
                    new RobustDpo(beta, 0.2),
                    new Ipo(beta),
                    new Hinge(beta),
                    new Exo(beta, 1e-3),
                    new DiscoPop(beta, 0.05),
                    new SimPo(beta, 0.5),
                    new ByGroup(List.of(new RobustDpo(beta, 0), new RobustDpo(beta, 0.3)))));
  }

  @ParameterizedTest
  @MethodSource("builtIn")
  void whatIsBuiltInPasses(LossByGroup loss) {
    assertThatCode(() -> LossTrial.check(loss, 2)).doesNotThrowAnyException();
  }

  @Test
  void aKinkAtAMarginThatIsTriedPassesWithAnySubgradient() {
    for (double slope : new double[] {-1, -0.4, 0}) {
      PreferenceLoss kink =
          with(h -> Math.max(0, 1.5 - h), h -> h == 1.5 ? slope : h < 1.5 ? -1 : 0);
      assertThatCode(() -> LossTrial.check(kink, 1)).doesNotThrowAnyException();
    }
    PreferenceLoss outside =
        with(h -> Math.max(0, 1.5 - h), h -> h == 1.5 ? 0.1 : h < 1.5 ? -1 : 0);
    fails(outside, "its derivative at h = 1.5 is 0.1, but by differences of its value it is -0.");
  }

  private static void fails(LossByGroup loss, String message) {
    assertThatThrownBy(() -> LossTrial.check(loss, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aDerivativeOfAnotherSignOrFactorFailsWithBothNumbers() {
    fails(
        with(h -> (1 - h) * (1 - h), h -> 2 * (1 - h)),
        "its derivative at h = -24.0 is 50.0, but by differences of its value it is -5");
    fails(with(h -> (1 - h) * (1 - h), h -> -2.01 * (1 - h)), "mend one of the two");
    fails(with(h -> StrictMath.exp(-h), h -> 0), "by differences of its value it is -");
  }

  @Test
  void whatIsNotFiniteFails() {
    fails(with(h -> Math.log(h), h -> 1 / h), "its value at h = -24.0 is NaN; compute it so");
    fails(
        with(h -> -Math.log(1 / (1 + Math.exp(-300 * h))), h -> 0),
        "its value at h = -24.0 is Infinity");
    fails(with(h -> 1, h -> 1 / h), "its derivative at h = 0.0 is Infinity");
  }

  @Test
  void whatIsAnotherNumberTheSecondTimeFails() {
    double[] calls = {0};
    fails(with(h -> calls[0]++, h -> 0), "it is another number when asked again for h = -24.0");
  }

  @Test
  void aScaleOrALossThatIsNotThereFails() {
    PreferenceLoss zero =
        new Square() {
          @Override
          public double beta() {
            return 0;
          }
        };
    fails(zero, "beta() must be positive, but is 0.0");
    LossByGroup none =
        new LossByGroup() {
          @Override
          public PreferenceLoss of(int group) {
            return group == 0 ? new Square() : null;
          }

          @Override
          public double beta() {
            return 1;
          }
        };
    fails(none, "of(1) is null");
  }

  @Test
  void aFasterWayThatDisagreesFails() {
    fails(
        new Square() {
          @Override
          public double sum(double[] h, int count, double[] slope, double[] scratch) {
            return super.sum(h, count, slope, scratch) / count;
          }
        },
        "sum over 7 margins is ");
    fails(
        new Square() {
          @Override
          public double sum(double[] h, int count, double[] slope, double[] scratch) {
            double sum = super.sum(h, count, slope, scratch);
            slope[count - 1] += 1;
            return sum;
          }
        },
        "sum's slope[0] of h = 0.0 is -1.0, but value and derivative give -2.0");
    fails(
        new Square() {
          @Override
          public double sum(double[] h, int count, double[] slope, double[] scratch) {
            double sum = 0;
            for (int i = 0; i < count; i++) {
              sum += value(h[i]);
              slope[i] = derivative(h[i]);
            }
            return sum;
          }
        },
        "sum's slope[1] must be 0, which is after 1 margins, but is NaN");
    fails(
        new Square() {
          @Override
          public void evaluate(double h, double[] out) {
            out[0] = value(h);
            out[1] = 2 * derivative(h);
          }
        },
        "evaluate's derivative at h = -24.0 is -100.0");
  }
}
