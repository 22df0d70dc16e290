package io.github.grposuite.reports.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PowerLawTest {
  private static final double[] X = {64, 128, 256, 1024, 4096};

  private static double[] power(double factor, double exponent) {
    return Arrays.stream(X).map(x -> factor * StrictMath.pow(x, exponent)).toArray();
  }

  @Test
  void exponentOfAPowerIsFoundWhateverTheFactor() {
    Estimate slope = PowerLaw.fit(X, List.of(power(3, -0.5), power(0.1, -0.5)));
    assertThat(slope.value()).isEqualTo(-0.5, within(1e-12));
  }

  /** The mean of the runs' own slopes, and an interval that holds it and lies between the runs. */
  @Test
  void runsAreTheSample() {
    List<double[]> runs = IntStream.rangeClosed(1, 9).mapToObj(i -> power(i, -0.1 * i)).toList();
    Estimate slope = PowerLaw.fit(X, runs);
    assertThat(slope.value()).isEqualTo(-0.5, within(1e-12));
    assertThat(slope.bca().low()).isBetween(-0.9, -0.5);
    assertThat(slope.bca().high()).isBetween(-0.5, -0.1);
  }

  @Test
  void whatHasNoLineIsAnError() {
    assertThatThrownBy(() -> PowerLaw.fit(X, List.of(new double[] {1, 2, 0, 4, 5})))
        .hasMessage("a power law needs positive numbers, but one is 0.0");
    assertThatThrownBy(() -> PowerLaw.fit(new double[] {2, 2}, List.of(new double[] {1, 3})))
        .hasMessage("a power law needs two different x, but all are 2.0");
    assertThatThrownBy(() -> PowerLaw.fit(X, List.of(new double[] {1, 3})))
        .hasMessage("a power law needs as many x as y and at least two, but has 5 and 2");
  }
}
