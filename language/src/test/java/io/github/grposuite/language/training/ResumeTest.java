package io.github.grposuite.language.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.loss.Ipo;
import io.github.grposuite.core.weighting.ExponentiatedGradient;
import io.github.grposuite.core.weighting.ImportanceSampling;
import io.github.grposuite.core.weighting.Pooled;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Training that was interrupted anywhere ends with the bits of training that was not. */
class ResumeTest {
  /** Shrinks the step sizes twice on the way. */
  private static final TrainingSettings SETTINGS =
      Toy.settings(0.5, 4, new Plateau(0.5, 0, 0.2, 0.5, 1e-8));

  @TempDir private Path folder;

  private final TrainingData data = Toy.data();

  /** A stage on a policy. */
  private interface Stage {
    StageOutcome run(TinyPolicy policy, Hooks hooks);
  }

  /** What a run leaves. */
  private record Result(
      TinyPolicy policy, StageOutcome outcome, Recorder recorder, Optional<TrainingState> last) {}

  private Stage preference(PreferenceObjective objective) {
    PreferenceStage stage =
        new PreferenceStage(objective, SETTINGS, new TrainSample.Subset(3), Toy.SEED);
    return (policy, hooks) -> stage.run(policy, data, Optional.empty(), hooks);
  }

  /**
   * Runs, failing after so many calls of the policy, and starts again until it is through; the last
   * time with a policy that does not have the first weights, which the reference came from.
   */
  private static Result run(Stage stage, Checkpoints checkpoints, int... interruptions) {
    for (int calls : interruptions) {
      TinyPolicy policy = new TinyPolicy(0.3);
      policy.failAfter(calls);
      assertThatThrownBy(
              () -> stage.run(policy, new Hooks(new Recorder(), checkpoints, progress -> {})))
          .isInstanceOf(TinyPolicy.Interruption.class);
    }
    TinyPolicy policy = new TinyPolicy(0.3);
    if (interruptions.length > 0) {
      policy.setWeights(new float[TinyPolicy.SIZE]);
    }
    Recorder recorder = new Recorder();
    StageOutcome outcome = stage.run(policy, new Hooks(recorder, checkpoints, progress -> {}));
    return new Result(policy, outcome, recorder, checkpoints.load());
  }

  private static void assertSame(Result resumed, Result whole) {
    assertThat(resumed.policy().weights()).isEqualTo(whole.policy().weights());
    assertThat(resumed.outcome().alpha()).isEqualTo(whole.outcome().alpha());
    assertThat(resumed.outcome().steps()).isEqualTo(whole.outcome().steps());
    assertThat(resumed.outcome().kept()).isEqualTo(whole.outcome().kept());
    assertThat(resumed.outcome().log()).isEqualTo(whole.outcome().log());
    assertThat(resumed.recorder().rows()).isEqualTo(whole.recorder().rows());
    assertThat(resumed.last().orElseThrow())
        .usingRecursiveComparison()
        .isEqualTo(whole.last().orElseThrow());
  }

  @Test
  void everyInterruptionOfRobustTrainingLeavesNoTrace() {
    Stage stage = preference(Toy.objective(new Dpo(1), new ExponentiatedGradient(0.05, 0.8, 1)));
    Result whole = run(stage, new MemoryCheckpoints(1));
    assertThat(whole.last().orElseThrow().rate()[0]).isLessThan(0.5);
    for (int calls = 0; calls < whole.policy().calls(); calls += 5) {
      assertSame(run(stage, new MemoryCheckpoints(1), calls), whole);
    }
  }

  @Test
  void norDoesOneOfTrainingThatKeepsTheBest() {
    PreferenceStage stage =
        new PreferenceStage(
            Toy.objective(new Dpo(1), new ExponentiatedGradient(0.05, 1, 0)),
            Toy.settings(0.2, 4),
            new TrainSample.None(),
            Keep.OWN_OBJECTIVE,
            Toy.SEED);
    Stage robust = (policy, hooks) -> stage.run(policy, data, Optional.empty(), hooks);
    Result whole = run(robust, file("whole", 1));
    assertThat(whole.outcome().kept()).isBetween(1, whole.outcome().steps() - 1);
    for (int calls = 1; calls < whole.policy().calls(); calls += 7) {
      assertSame(run(robust, file("resumed " + calls, 1), calls), whole);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 5, 9, 30", "3, 13, 20, 0"})
  void severalInterruptionsLeaveNoTraceEither(int every, int first, int second, int third) {
    List<Stage> stages =
        List.of(
            preference(Toy.objective(new Ipo(0.3), new ExponentiatedGradient(0.05, 1, 0))),
            preference(Toy.objective(new Ipo(0.3), new Pooled())),
            preference(Toy.objective(new Dpo(1), new ImportanceSampling(new double[0]))),
            (policy, hooks) -> new SftStage(SETTINGS, Toy.SEED).run(policy, data, hooks));
    for (int s = 0; s < stages.size(); s++) {
      Result whole = run(stages.get(s), file("whole " + s + every, every));
      int[] interruptions =
          s == 0 ? new int[] {first, second, third} : new int[] {first, third / 3};
      assertSame(run(stages.get(s), file("resumed " + s + every, every), interruptions), whole);
    }
  }

  private FileCheckpoints file(String name, int every) {
    return new FileCheckpoints(folder.resolve(name), "run", every);
  }

  @Test
  void aFinishedStageIsNotTrainedAgain() {
    Stage stage = preference(Toy.objective(new Dpo(1), new Pooled()));
    FileCheckpoints checkpoints = file("finished", 0);
    Result whole = run(stage, checkpoints);
    TinyPolicy policy = new TinyPolicy(0);
    policy.failAfter(0);
    Recorder recorder = new Recorder();
    stage.run(policy, new Hooks(recorder, checkpoints, progress -> {}));
    assertThat(policy.weights()).isEqualTo(whole.policy().weights());
    assertThat(recorder.rows()).isEqualTo(whole.recorder().rows());
  }

  @Test
  void aStateOfOtherTrainingIsRejected() {
    MemoryCheckpoints robust = new MemoryCheckpoints(0);
    run(preference(Toy.objective(new Dpo(1), new ExponentiatedGradient(1, 1, 0))), robust);
    Hooks hooks = new Hooks(new Recorder(), robust, progress -> {});
    assertThatThrownBy(() -> new SftStage(SETTINGS, Toy.SEED).run(new TinyPolicy(0), data, hooks))
        .hasMessage(
            "the saved training must be of fine-tuning, but is of preference training; give each"
                + " stage a file of its own");
    PreferenceStage oneGroup =
        new PreferenceStage(
            Toy.objective(new Dpo(1), new ExponentiatedGradient(1, 1, 0)),
            SETTINGS,
            new TrainSample.None(),
            Toy.SEED);
    assertThatThrownBy(
            () -> oneGroup.run(new TinyPolicy(0), Toy.oneGroup(), Optional.empty(), hooks))
        .hasMessageContaining("must have 2 values, but has 4");
    MemoryCheckpoints tuned = new MemoryCheckpoints(0);
    run((policy, h) -> new SftStage(SETTINGS, Toy.SEED).run(policy, data, h), tuned);
    assertThatThrownBy(() -> run(preference(Toy.objective(new Dpo(1), new Pooled())), tuned))
        .hasMessage(
            "the saved training must have the reference's log-probabilities of 60 examples, but has"
                + " those of 0; continue it with the data that it was started with");
  }
}
