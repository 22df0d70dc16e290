package io.github.grposuite.language.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.core.loss.Ipo;
import io.github.grposuite.core.weighting.ExponentiatedGradient;
import io.github.grposuite.core.weighting.GroupWeighting;
import io.github.grposuite.core.weighting.Pooled;
import io.github.grposuite.core.weighting.Subsample;
import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.policy.Encoded;
import io.github.grposuite.language.policy.TrainablePolicy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is counted beforehand is what training then asks of a policy. */
class StageWorkTest {
  private static final Hooks NO_HOOKS =
      new Hooks((step, split, group, metric, value) -> {}, Checkpoints.NONE, progress -> {});

  /** Learns nothing, and counts what it is asked for. */
  private static final class CountingPolicy implements TrainablePolicy {
    private Encoded gradients = Encoded.NONE;
    private Encoded asked = Encoded.NONE;

    StageWork work() {
      return new StageWork(gradients, asked);
    }

    @Override
    public int size() {
      return 1;
    }

    @Override
    public float[] weights() {
      return new float[1];
    }

    @Override
    public void setWeights(float[] weights) {}

    @Override
    public double[][] logProbabilities(List<Continuations> items) {
      asked = asked.plus(Encoded.of(items));
      return sums(items);
    }

    @Override
    public double[][] accumulate(
        List<Continuations> items, UpstreamGradient upstream, float[] gradient, long dropoutSeed) {
      gradients = gradients.plus(Encoded.of(items));
      return sums(items);
    }

    private static double[][] sums(List<Continuations> items) {
      return items.stream()
          .map(item -> Arrays.stream(item.responses()).mapToDouble(r -> -r.length).toArray())
          .toArray(double[][]::new);
    }
  }

  private static TrainingSettings settings(int epochs, int every, int batch) {
    return new TrainingSettings(
        1e-3,
        0,
        epochs,
        every,
        new Batches(batch, 2),
        AdamW.DEFAULT,
        1,
        new Plateau(0.1, 1000, 1e-3, 0.5, 1e-8));
  }

  @ParameterizedTest
  @CsvSource({"1,16,8", "3,16,8", "3,1,4", "2,33,8", "2,66,8", "2,1000,8", "4,7,32", "2,0,8"})
  void fineTuning(int epochs, int every, int batch) {
    CountingPolicy policy = new CountingPolicy();
    TrainingSettings settings = settings(epochs, every, batch);
    new SftStage(settings, Toy.SEED).run(policy, Toy.data(), NO_HOOKS);
    assertThat(StageWork.fineTuning(settings, Toy.data())).isEqualTo(policy.work());
  }

  static Stream<GroupWeighting> weightings() {
    return Stream.of(new Pooled(), new ExponentiatedGradient(1e-6, 1, 0), new Subsample());
  }

  @ParameterizedTest
  @MethodSource("weightings")
  void preferences(GroupWeighting weighting) {
    PreferenceObjective objective = Toy.objective(new Ipo(0.1), weighting);
    for (TrainSample sample :
        List.of(new TrainSample.Full(), new TrainSample.Subset(4), new TrainSample.None())) {
      for (int every : new int[] {1, 16, 33, 100}) {
        CountingPolicy policy = new CountingPolicy();
        TrainingSettings settings = settings(3, every, 8);
        Reference reference = Reference.of(new CountingPolicy(), Toy.data());
        new PreferenceStage(objective, settings, sample, Toy.SEED)
            .run(policy, Toy.data(), Optional.of(reference), NO_HOOKS);
        assertThat(StageWork.preference(objective, settings, sample, Toy.data(), Toy.SEED))
            .isEqualTo(policy.work());
      }
    }
  }

  @Test
  void reference() {
    CountingPolicy policy = new CountingPolicy();
    Reference.of(policy, Toy.data());
    assertThat(StageWork.reference(Toy.data())).isEqualTo(policy.work());
  }

  @Test
  void base() {
    for (TrainSample sample : List.of(new TrainSample.Full(), new TrainSample.Subset(4))) {
      CountingPolicy policy = new CountingPolicy();
      Reference reference = Reference.of(new CountingPolicy(), Toy.data());
      policy.logProbabilities(
          new Evaluation(
                  Toy.objective(new Ipo(0.1), new Pooled()),
                  Toy.data(),
                  reference,
                  sample,
                  Toy.SEED)
              .items());
      assertThat(StageWork.base(sample, Toy.data(), Toy.SEED)).isEqualTo(policy.work());
    }
  }

  /** A prompt of 5 tokens; of the responses' 1 and 3 tokens 0 and 2 are encoded. */
  @Test
  void anItem() {
    Continuations item = new Continuations(new int[5], new int[][] {new int[1], new int[3]});
    Encoded once = new Encoded(7, 3, 49, 21);
    assertThat(Encoded.of(List.of(item))).isEqualTo(once);
    assertThat(Encoded.of(List.of(item, item, item)))
        .isEqualTo(once.times(3))
        .isEqualTo(new Encoded(21, 9, 147, 63));
  }
}
