package io.github.grposuite.language.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.model.LanguagePolicy;
import io.github.grposuite.language.model.LoadedModel;
import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.policy.TrainablePolicy;
import io.github.grposuite.language.training.LanguageRuns.Stage;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A language model with dropout: the same bits from the same seed, interrupted or not. */
class LanguageResumeTest {
  private static final double DROPOUT = 0.1;
  private static final long SEED = 11;

  /** What is left without an interruption. */
  private static final Map<Boolean, Result> WHOLE = new HashMap<>();

  @TempDir private Path folder;

  private final LoadedModel loaded = LoadedModel.fixture("llama");
  private final LoraLayout layout = loaded.layout(DROPOUT, List.of());
  private final TrainingData data = LanguageRuns.data(loaded);

  /** What a run leaves. */
  private record Result(float[] weights, List<Measurement> measured, TrainingState last) {}

  @AfterEach
  void close() {
    loaded.close();
  }

  private static Stage stage(boolean robust, long seed) {
    return robust ? LanguageRuns.robust(seed) : LanguageRuns.sft(seed);
  }

  private Result run(Stage stage, Checkpoints checkpoints, float[] start, int calls) {
    Recorder recorder = new Recorder();
    try (LanguagePolicy policy = loaded.policy(layout, start, 16)) {
      stage.run(
          new Interrupted(policy, calls), data, new Hooks(recorder, checkpoints, progress -> {}));
      return new Result(policy.weights(), recorder.rows(), checkpoints.load().orElseThrow());
    }
  }

  private Result whole(boolean robust, long seed) {
    float[] start = LoadedModel.random(layout, 1);
    return run(stage(robust, seed), new MemoryCheckpoints(0), start, Integer.MAX_VALUE);
  }

  private static void assertSame(Result actual, Result expected) {
    assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "false, 1, 0", "false, 1, 1", "false, 1, 6", "false, 0, 9", "false, 3, 13",
    "true, 1, 0", "true, 1, 2", "true, 1, 11", "true, 0, 17", "true, 3, 20"
  })
  void anInterruptionLeavesNoTrace(boolean robust, int every, int calls) {
    Stage stage = stage(robust, SEED);
    FileCheckpoints file = new FileCheckpoints(folder.resolve("state"), "run", every);
    float[] start = LoadedModel.random(layout, 1);
    assertThatThrownBy(() -> run(stage, file, start, calls))
        .isInstanceOf(TinyPolicy.Interruption.class);
    // The reference and the weights come from the file, where there is one.
    boolean begun = file.load().isPresent();
    float[] again = begun ? new float[layout.size()] : start;
    Result whole = WHOLE.computeIfAbsent(robust, which -> whole(which, SEED));
    assertSame(run(stage, file, again, Integer.MAX_VALUE), whole);
  }

  @Test
  void theSeedDecidesEveryBit() {
    for (boolean robust : new boolean[] {false, true}) {
      Result once = whole(robust, SEED);
      assertSame(whole(robust, SEED), once);
      assertThat(once.last().step()).isEqualTo(8);
      assertThat(once.measured()).isNotEmpty();
      assertThat(whole(robust, SEED + 1).weights()).isNotEqualTo(once.weights());
    }
  }

  @Test
  void theSeedDecidesDropoutToo() {
    try (LanguagePolicy policy = loaded.policy(layout, LoadedModel.random(layout, 1))) {
      List<Continuations> items = data.train().stream().map(Example::continuations).toList();
      double[][] once = policy.accumulate(items, (i, s) -> s, new float[layout.size()], 1L << 40);
      double[][] other = policy.accumulate(items, (i, s) -> s, new float[layout.size()], 2L << 40);
      assertThat(other[0][0]).isNotEqualTo(once[0][0]);
      assertThat(policy.accumulate(items, (i, s) -> s, new float[layout.size()], 1L << 40))
          .isDeepEqualTo(once);
      assertThat(policy.logProbabilities(items)[0][0]).isNotEqualTo(once[0][0]);
    }
  }

  /** A policy whose process ends in the middle. */
  private static final class Interrupted implements TrainablePolicy {
    private final LanguagePolicy policy;
    private int callsLeft;

    Interrupted(LanguagePolicy policy, int calls) {
      this.policy = policy;
      this.callsLeft = calls;
    }

    @Override
    public int size() {
      return policy.size();
    }

    @Override
    public float[] weights() {
      return policy.weights();
    }

    @Override
    public void setWeights(float[] weights) {
      policy.setWeights(weights);
    }

    @Override
    public double[][] logProbabilities(List<Continuations> items) {
      return policy.logProbabilities(items);
    }

    @Override
    public double[][] accumulate(
        List<Continuations> items, UpstreamGradient upstream, float[] gradient, long dropoutSeed) {
      if (callsLeft-- == 0) {
        throw new TinyPolicy.Interruption();
      }
      return policy.accumulate(items, upstream, gradient, dropoutSeed);
    }
  }
}
