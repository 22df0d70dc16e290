package io.github.grposuite.reports.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * How often intervals of the mean cover the truth. For 20 normal values a percentile interval is
 * about mean ± 1.96 s √(n − 1) / n, which covers with P(|t₁₉| < 1.91) = 0.929; BCa differs by
 * another 1/n. Over 2,000 samples a coverage of 0.929 is found with a standard deviation of 0.0057,
 * so being off by more than 0.028 has probability below 1e-6. A level of 0.9 or 0.99 would be.
 */
class CoverageTest {
  private static final int SAMPLES = 2000;
  private static final double MEAN = 3;

  @Test
  void nearlyNominal() {
    Random random = new Random(20);
    Bootstrap bootstrap = new Bootstrap(2000, 8, 0.95);
    int percentile = 0;
    int bca = 0;
    for (int i = 0; i < SAMPLES; i++) {
      double[] sample = random.doubles(20).map(u -> MEAN + 2 * random.nextGaussian()).toArray();
      Estimate estimate = bootstrap.estimate(Statistic.MEAN, sample);
      percentile += estimate.percentile().contains(MEAN) ? 1 : 0;
      bca += estimate.bca().contains(MEAN) ? 1 : 0;
    }
    assertThat(percentile / (double) SAMPLES).isBetween(0.901, 0.957);
    assertThat(bca / (double) SAMPLES).isBetween(0.901, 0.957);
  }
}
