package io.github.grposuite.language.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.core.Metric;
import io.github.grposuite.language.Rounding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SftStageTest {
  private static final TrainingSettings SETTINGS = Toy.settings(0.05, 3);

  private final TrainingData data = Toy.data();
  private final TinyPolicy policy = new TinyPolicy(0);
  private final Recorder recorder = new Recorder();
  private final List<StageProgress> progress = new ArrayList<>();

  @Test
  void equalsThePlainRecomputationAndReducesTheLoss() {
    StageOutcome outcome =
        new SftStage(SETTINGS, Toy.SEED)
            .run(policy, data, new Hooks(recorder, Checkpoints.NONE, progress::add));
    Recomputation.Result plain = Recomputation.bounded(data, SETTINGS, Recomputation::sft);
    plain.weights().check("weight", Rounding.doubles(policy.weights()));
    assertThat(outcome.steps()).isEqualTo(15);
    assertThat(outcome.alpha()).isEmpty();
    plain
        .norms()
        .check("norm", progress.stream().mapToDouble(p -> p.update().gradientNorm()).toArray());
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
    assertThat(recorder.value(15, "validation", "south", Metric.SFT_LOSS))
        .isEqualTo(sum / 6, within(Toy.DOUBLE));
  }

  @Test
  void canGoWithoutValidation() {
    TrainingSettings silent =
        new TrainingSettings(
            0.05, 0, 1, 0, new Batches(8, 2), AdamW.DEFAULT, 1, SETTINGS.plateau());
    StageOutcome outcome =
        new SftStage(silent, Toy.SEED).run(policy, data, Hooks.measuring(recorder));
    assertThat(outcome.steps()).isEqualTo(5);
    assertThat(recorder.rows()).isEmpty();
  }
}
