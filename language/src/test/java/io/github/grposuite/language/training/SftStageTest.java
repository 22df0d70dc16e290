package io.github.grposuite.language.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.core.Metric;
import java.util.List;
import org.junit.jupiter.api.Test;

class SftStageTest {
  private static final TrainingSettings SETTINGS = Toy.settings(0.05, 3);

  private final TrainingData data = Toy.data();
  private final TinyPolicy policy = new TinyPolicy(0);
  private final Recorder recorder = new Recorder();

  @Test
  void equalsThePlainRecomputationAndReducesTheLoss() {
    Outcome outcome = new SftStage(SETTINGS, Toy.SEED).run(policy, data, Hooks.measuring(recorder));
    Recomputation plain = new Recomputation(data, SETTINGS);
    double[] expected = plain.run(plain::sft);
    for (int j = 0; j < expected.length; j++) {
      assertThat((double) policy.weights()[j]).isEqualTo(expected[j], within(2e-5));
    }
    assertThat(outcome.steps()).isEqualTo(12);
    assertThat(outcome.alpha()).isEmpty();
    assertThat(loss(policy)).isLessThan(0.95 * loss(new TinyPolicy(0)));
  }

  private double loss(TinyPolicy of) {
    return data.train().stream()
        .mapToDouble(e -> -of.logProbabilities(List.of(e.chosen()))[0][0])
        .sum();
  }

  @Test
  void measuresTheMeanOfAGroup() {
    new SftStage(SETTINGS, Toy.SEED).run(policy, data, Hooks.measuring(recorder));
    double sum = 0;
    for (Example example : data.validation()) {
      if (example.group() == 1) {
        sum -= policy.logProbabilities(List.of(example.continuations()))[0][0];
      }
    }
    assertThat(recorder.value(12, "validation", "south", Metric.SFT_LOSS))
        .isEqualTo(sum / 6, within(1e-12));
  }

  @Test
  void canGoWithoutValidation() {
    TrainingSettings silent =
        new TrainingSettings(
            0.05, 0, 1, 0, new Batches(8, 2), AdamW.DEFAULT, 1, SETTINGS.plateau());
    Outcome outcome = new SftStage(silent, Toy.SEED).run(policy, data, Hooks.measuring(recorder));
    assertThat(outcome.steps()).isEqualTo(4);
    assertThat(recorder.rows()).isEmpty();
  }
}
