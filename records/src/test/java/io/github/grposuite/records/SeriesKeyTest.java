package io.github.grposuite.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.core.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesKeyTest {
  private static final SeriesKey ACCURACY = new SeriesKey(Metric.ACCURACY, "test", SeriesKey.WORST);

  @ParameterizedTest
  @CsvSource({
    "loss, validation, worst, worst-group validation loss",
    "loss, train, gap, training loss gap",
    "accuracy, test, average, average test accuracy",
    "logprob_accuracy, test, '', test log-probability accuracy",
    "kl, test, Egypt, KL of Egypt",
    "greedy_reward_error, test, 1, greedy reward error of group 1",
    "suboptimality, train, '', suboptimality",
    "weight, '', Japan, weight α of Japan",
  })
  void whatIsMeasuredIsSaidInWords(String metric, String split, String group, String words) {
    assertThat(new SeriesKey(Metric.of(metric), split, group).words()).isEqualTo(words);
  }

  @Test
  void aGapIsBetterTheSmallerItIsWhateverTheMetricsDirection() {
    assertThat(ACCURACY.lowerIsBetter()).isFalse();
    assertThat(ACCURACY.over(SeriesKey.GAP).lowerIsBetter()).isTrue();
    assertThat(ACCURACY.better(0.2, 0.1)).isTrue();
    assertThat(ACCURACY.better(Double.NaN, 0.1)).isFalse();
    assertThat(ACCURACY.better(0.1, Double.NaN)).isTrue();
  }

  @Test
  void aWeightHasNoDirectionButItsGapHas() {
    SeriesKey weight = new SeriesKey(Metric.WEIGHT, "", "Japan");
    assertThat(weight.hasDirection()).isFalse();
    assertThat(weight.over(SeriesKey.GAP).hasDirection()).isTrue();
  }
}
