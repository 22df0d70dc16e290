package io.github.grposuite.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MetricTest {
  private static final double[] VALUES = {0.4, 0.1, 0.7};

  @Test
  void theWorstGroupDependsOnTheMetricsDirection() {
    assertThat(Metric.ACCURACY.worst(VALUES)).isEqualTo(0.1);
    assertThat(Metric.LOSS.worst(VALUES)).isEqualTo(0.7);
    assertThat(Metric.GREEDY_REWARD_ERROR.worst(VALUES)).isEqualTo(0.7);
    assertThat(Metric.EXPECTED_REWARD_ERROR.worst(VALUES)).isEqualTo(0.7);
    assertThat(Metric.KL.worst(VALUES)).isEqualTo(0.7);
    assertThat(Metric.average(VALUES)).isEqualTo((0.4 + 0.1 + 0.7) / 3);
    assertThat(Metric.gap(VALUES)).isEqualTo(0.7 - 0.1);
  }

  @Test
  void aNanGroupIsNeverHidden() {
    double[] values = {0.4, Double.NaN, 0.7};
    for (Metric metric : Metric.values()) {
      assertThat(metric.worst(values)).as(metric.key()).isNaN();
    }
    assertThat(Metric.average(values)).isNaN();
    assertThat(Metric.gap(values)).isNaN();
  }

  @Test
  void metricsAreKnownByName() {
    for (Metric metric : Metric.values()) {
      assertThat(Metric.of(metric.key())).isEqualTo(metric);
    }
    assertThatThrownBy(() -> Metric.of("acuracy"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "unknown metric \"acuracy\"; known are loss, sft_loss, accuracy, "
                + "logprob_accuracy, reward_margin, reward_chosen, reward_rejected, "
                + "logp_chosen, logp_rejected, greedy_reward_error, "
                + "absolute_reward_error, expected_reward_error, kl, weight, effective_weight, "
                + "suboptimality, duality_gap, bound, bound_of_proof, bound_of_source");
  }

  /** Of records.md. */
  @Test
  void theDocumentationHasEveryMetric() throws IOException {
    String rows =
        Arrays.stream(Metric.values())
            .map(
                metric ->
                    "| `%s` | %s | %s | %s |\n"
                        .formatted(
                            metric.key(),
                            metric.label(),
                            metric.unit(),
                            switch (metric.direction()) {
                              case LOWER_IS_BETTER -> "lower";
                              case HIGHER_IS_BETTER -> "higher";
                              case NEITHER -> "neither";
                            }))
            .collect(Collectors.joining());

    assertThat(Path.of("../docs/records.md"))
        .content()
        .contains("| name | in words | unit | better |\n|---|---|---|---|\n" + rows + "\n");
  }
}
