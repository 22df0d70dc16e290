package io.github.grposuite.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.loss.Ipo;
import io.github.grposuite.core.pairs.FeatureDifference;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.training.BatchSampling;
import io.github.grposuite.core.training.ExtraGradient;
import io.github.grposuite.core.training.GroupDraw;
import io.github.grposuite.core.training.Method;
import io.github.grposuite.core.training.Solver;
import io.github.grposuite.core.training.StepRule;
import io.github.grposuite.core.training.StepSize;
import io.github.grposuite.core.training.Trainer;
import io.github.grposuite.core.training.TrainerState;
import io.github.grposuite.core.weighting.AlgorithmTwo;
import io.github.grposuite.core.weighting.AuthorsCode;
import io.github.grposuite.core.weighting.ExponentiatedGradient;
import io.github.grposuite.core.weighting.GivenWeights;
import io.github.grposuite.core.weighting.GroupWeighting;
import io.github.grposuite.core.weighting.ImportanceSampling;
import io.github.grposuite.core.weighting.Pooled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.RandomProviderState;
import org.apache.commons.rng.RestorableUniformRandomProvider;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that is interrupted again and again ends with the bits of one that is not. */
class ResumedRunTest {
  private static final int STEPS = 40;
  private static final int EVERY = 3;
  private static final MeasurementSink NOWHERE = (step, split, group, metric, value) -> {};

  /** What is kept before each interruption: first and last steps, checkpoints and others. */
  private static final List<Integer> KEPT = List.of(1, 2, 7, 20, 39, 40);

  private record Row(int step, String split, String group, String metric, long bits) {}

  private record Result(List<Row> rows, double[] theta, double[] alpha, double[] effective) {
    static Result of(List<Row> rows, Trainer trainer) {
      double[] effective = IntStream.range(0, 3).mapToDouble(trainer::effectiveWeight).toArray();
      return new Result(rows, trainer.theta(), trainer.alpha(), effective);
    }
  }

  private static final class Interruption extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Keeps the state after one step and throws two steps later, or after the last. */
  private static final class Interrupting implements RunObserver {
    private final Optional<TrainerState> start;
    private final int keep;
    private final List<Row> rows;
    private int told;
    private int rowsKept;
    private TrainerState kept;

    Interrupting(Optional<TrainerState> start, int keep, List<Row> rows) {
      this.start = start;
      this.keep = keep;
      this.rows = rows;
      this.told = start.map(TrainerState::step).orElse(0);
    }

    @Override
    public Optional<TrainerState> start() {
      return start;
    }

    @Override
    public boolean stepped(int steps) {
      assertThat(steps).as("every step is told").isEqualTo(++told);
      if (steps == Math.min(keep + 2, STEPS) && kept != null) {
        throw new Interruption();
      }
      return steps == keep;
    }

    @Override
    public void keep(TrainerState state) {
      assertThat(state.step()).isEqualTo(keep);
      kept = state;
      rowsKept = rows.size();
    }
  }

  static Stream<Solver> gradientSolvers() {
    return Stream.of(StepSize.values())
        .flatMap(
            size ->
                Stream.of(Solver.Iterate.values())
                    .flatMap(
                        iterate ->
                            Stream.of(0.0, 1.5)
                                .flatMap(
                                    radius ->
                                        Stream.of(
                                            gradient(
                                                size, 0, BatchSampling.UNIFORM, radius, iterate),
                                            gradient(
                                                size, 5, BatchSampling.UNIFORM, radius, iterate),
                                            gradient(
                                                size,
                                                5,
                                                BatchSampling.STRATIFIED,
                                                radius,
                                                iterate)))));
  }

  private static Solver gradient(
      StepSize size, int batch, BatchSampling sampling, double radius, Solver.Iterate iterate) {
    return new Solver.Gradient(0.1, STEPS, size, batch, sampling, radius, iterate);
  }

  private static Stream<Solver> onePairSolvers(GroupWeighting weighting) {
    boolean needsAllGroups = weighting instanceof AuthorsCode || weighting instanceof AlgorithmTwo;
    return Stream.of(GroupDraw.values())
        .filter(draw -> !needsAllGroups)
        .flatMap(
            draw ->
                Stream.of(Solver.Iterate.values())
                    .flatMap(
                        iterate ->
                            Stream.of(0.0, 1.5)
                                .map(
                                    radius ->
                                        new Solver.OnePair(
                                            draw,
                                            new StepRule.Fixed(0.1),
                                            STEPS,
                                            radius,
                                            iterate))));
  }

  private static Stream<Solver> extraGradientSolvers(GroupWeighting weighting) {
    return Stream.of(ExtraGradient.Lookahead.values())
        .filter(lookahead -> weighting instanceof ExponentiatedGradient)
        .flatMap(
            lookahead ->
                Stream.of(Solver.Iterate.values())
                    .flatMap(
                        iterate ->
                            Stream.of(0.0, 1.5)
                                .map(
                                    radius ->
                                        new ExtraGradient(
                                            lookahead,
                                            OptionalDouble.of(0.1),
                                            STEPS,
                                            radius,
                                            iterate))));
  }

  static Stream<Method> methods() {
    List<GroupWeighting> weightings =
        List.of(
            new Pooled(),
            new ImportanceSampling(new double[0]),
            new ImportanceSampling(new double[] {0.5, 0.3, 0.2}),
            new ExponentiatedGradient(0.3, 1, 0),
            new ExponentiatedGradient(0.3, 0.4, 0),
            new ExponentiatedGradient(0.3, 0.4, 2),
            new ExponentiatedGradient(0, 1, 0),
            new ExponentiatedGradient(
                0.3, 0.4, 0, new GivenWeights.Listed(new double[] {0.5, 0.3, 0.2})),
            new AlgorithmTwo(0.3),
            new AuthorsCode(0.3));
    return weightings.stream()
        .flatMap(
            weighting ->
                Stream.concat(
                    Stream.of(
                            gradientSolvers(),
                            onePairSolvers(weighting),
                            extraGradientSolvers(weighting))
                        .flatMap(solvers -> solvers)
                        .flatMap(
                            solver ->
                                Stream.of(new Dpo(1), new Ipo(0.5))
                                    .map(loss -> new Method("any", loss, weighting, solver))),
                    Stream.of(0.0, 0.1)
                        .map(ridge -> new Solver.ClosedForm(STEPS, ridge))
                        .map(solver -> new Method("any", new Ipo(0.5), weighting, solver))));
  }

  /** With rewards and few features, which are stored by columns; and without, stored by rows. */
  private static final List<PreferenceDataset> DATA =
      List.of(TinyWorld.random(151).dataset(0.5, -0.5, 0.1), wide(152));

  private static PreferenceDataset wide(long seed) {
    int dimension = PairMatrix.COLUMN_LIMIT + 4;
    SplittableRandom random = new SplittableRandom(seed);
    List<FeatureDifference> pairs = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      pairs.add(new FeatureDifference(i % 3, random.doubles(dimension, -1, 1).toArray()));
    }
    PairMatrix matrix = PairMatrix.of(3, dimension, pairs);
    return new PreferenceDataset(
        List.of("a", "b", "c"), matrix, matrix, matrix, Optional.empty(), new double[dimension]);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void interruptionsChangeNoBit(Method method) {
    for (PreferenceDataset data : DATA) {
      Result interrupted = interrupted(method, data);
      Result straight = straight(method, data);
      assertThat(interrupted.rows()).isEqualTo(straight.rows());
      assertThat(interrupted.theta()).isEqualTo(straight.theta());
      assertThat(interrupted.alpha()).isEqualTo(straight.alpha());
      assertThat(interrupted.effective()).isEqualTo(straight.effective());
    }
  }

  private static Result straight(Method method, PreferenceDataset data) {
    List<Row> rows = new ArrayList<>();
    Trainer trainer = TrainingRun.run(method, data, EVERY, new Mixer(1), into(rows));
    return Result.of(rows, trainer);
  }

  private static Result interrupted(Method method, PreferenceDataset data) {
    List<Row> rows = new ArrayList<>();
    Optional<TrainerState> state = Optional.empty();
    for (int keep : KEPT) {
      Interrupting observer = new Interrupting(state, keep, rows);
      if (keep < STEPS) {
        assertThatThrownBy(() -> run(method, data, rows, observer))
            .isInstanceOf(Interruption.class);
      } else {
        run(method, data, rows, observer);
      }
      rows.subList(observer.rowsKept, rows.size()).clear();
      state = Optional.of(observer.kept);
    }
    Trainer last = run(method, data, rows, new Interrupting(state, 0, rows));
    return Result.of(rows, last);
  }

  /** Every run has a generator of its own, in another state than the interrupted one's. */
  private static Trainer run(
      Method method, PreferenceDataset data, List<Row> rows, Interrupting observer) {
    long seed = observer.start.isEmpty() ? 1 : 2;
    return TrainingRun.run(method, data, EVERY, new Mixer(seed), into(rows), observer);
  }

  private static MeasurementSink into(List<Row> rows) {
    return (step, split, group, metric, value) ->
        rows.add(new Row(step, split, group, metric, Double.doubleToRawLongBits(value)));
  }

  @Test
  void aStateSharesNothingWithTheTrainer() {
    Method method = methods().filter(m -> m.solver() instanceof Solver.Gradient).toList().get(3);
    Trainer trainer =
        method
            .solver()
            .start(
                method.loss(),
                method.weighting(),
                DATA.get(0).trainHere(),
                DATA.get(0).theta0(),
                new Mixer(1));
    TrainerState before = trainer.state();
    trainer.step();
    assertThat(before.theta()).isEqualTo(DATA.get(0).theta0());
    double[] after = trainer.theta().clone();
    trainer.restore(before);
    trainer.step();
    assertThat(trainer.theta()).isEqualTo(after);
    assertThat(before.theta()).isEqualTo(DATA.get(0).theta0());
  }

  @Test
  void aStateOfAnotherShapeIsRejected() {
    Method pooled = method(new Pooled(), 0);
    assertThatThrownBy(() -> resume(pooled, DATA.get(1), state(pooled, DATA.get(0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "theta of the saved state must have 20 values, but has 3; go on from it with the"
                + " method and the data that it was saved with");
    Method closed = new Method("any", new Ipo(1), new Pooled(), new Solver.ClosedForm(STEPS, 1));
    assertThatThrownBy(() -> resume(closed, DATA.get(0), state(pooled, DATA.get(0))))
        .hasMessageStartingWith(
            "the mean of theta of the saved state must have 0 values, but has 3;");
    assertThatThrownBy(
            () -> resume(method(new Pooled(), 4), DATA.get(0), state(pooled, DATA.get(0))))
        .hasMessageStartingWith("the saved state has no generator of mini-batches;");
    assertThatThrownBy(
            () -> resume(method(new AuthorsCode(1), 0), DATA.get(0), state(pooled, DATA.get(0))))
        .hasMessageStartingWith("the state of these group weights must have 4 values, but has 0;");
  }

  @Test
  void aStateOfALongerRunIsRejected() {
    TrainerState one = state(method(new Pooled(), 0), DATA.get(0));
    TrainerState later =
        new TrainerState(
            STEPS + 1,
            one.theta(),
            one.weighting(),
            0,
            one.meanTheta(),
            one.meanAlpha(),
            Optional.empty());
    assertThatThrownBy(() -> resume(method(new Pooled(), 0), DATA.get(0), later))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a state to go on from must have at most 40 steps, but has 41");
  }

  @Test
  void miniBatchesNeedAGeneratorThatCanBeSaved() {
    UniformRandomProvider random = new SplittableRandom(1)::nextLong;
    Interrupting observer = new Interrupting(Optional.empty(), 1, new ArrayList<>());
    assertThatThrownBy(
            () ->
                TrainingRun.run(
                    method(new Pooled(), 4), DATA.get(0), EVERY, random, NOWHERE, observer))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the generator of mini-batches must be a RestorableUniformRandomProvider for its state"
                + " to be kept; create it by RandomSource");
  }

  private static Method method(GroupWeighting weighting, int batch) {
    Solver solver = gradient(StepSize.FIXED, batch, BatchSampling.UNIFORM, 0, Solver.Iterate.LAST);
    return new Method("any", new Dpo(1), weighting, solver);
  }

  private static TrainerState state(Method method, PreferenceDataset data) {
    Interrupting observer = new Interrupting(Optional.empty(), STEPS, new ArrayList<>());
    TrainingRun.run(method, data, EVERY, new Mixer(1), NOWHERE, observer);
    return observer.kept;
  }

  private static void resume(Method method, PreferenceDataset data, TrainerState state) {
    Interrupting observer = new Interrupting(Optional.of(state), 0, new ArrayList<>());
    TrainingRun.run(method, data, EVERY, new Mixer(1), NOWHERE, observer);
  }

  /** SplitMix64 (Steele, Lea and Flood 2014), whose state is one number. */
  private static final class Mixer implements RestorableUniformRandomProvider {
    private record Seed(long value) implements RandomProviderState {}

    private long seed;

    Mixer(long seed) {
      this.seed = seed;
    }

    @Override
    public long nextLong() {
      seed += 0x9e3779b97f4a7c15L;
      long z = (seed ^ (seed >>> 30)) * 0xbf58476d1ce4e5b9L;
      z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
      return z ^ (z >>> 31);
    }

    @Override
    public RandomProviderState saveState() {
      return new Seed(seed);
    }

    @Override
    public void restoreState(RandomProviderState state) {
      seed = ((Seed) state).value();
    }
  }
}
