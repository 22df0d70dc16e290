package io.github.grposuite.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.weighting.ExponentiatedGradient;
import io.github.grposuite.core.weighting.GroupWeighting;
import io.github.grposuite.core.weighting.GroupWeights;
import io.github.grposuite.core.weighting.ImportanceSampling;
import io.github.grposuite.core.weighting.Pooled;
import io.github.grposuite.core.weighting.SeenLosses;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.hipparchus.stat.descriptive.StreamingStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mini-batches estimate gradients and losses without bias. Each mean of {@value #BATCHES} batches
 * must lie within 5 standard errors of its exact value; over the 28 means of this class a correct
 * program would fail with probability 28 · 5.7e−7 = 1.6e−5 (normal limit), and the seeds are fixed.
 */
class MiniBatchTest {
  private static final int BATCHES = 20_000;
  private static final int BATCH = 8;

  private final Problem problem = Problem.random(81, 4, 5, 20, 75);
  private final PairMatrix pairs = problem.matrix();
  private final Dpo loss = new Dpo(1);
  private final double[] theta0 = {0.5, -1, 2, 0.1};

  static Stream<Arguments> estimators() {
    return Stream.of(BatchSampling.values())
        .flatMap(
            sampling ->
                Stream.of(
                        new Pooled(),
                        new ImportanceSampling(new double[] {0.5, 0.3, 0.2}),
                        new ExponentiatedGradient(1, 0, 0))
                    .map(weighting -> Arguments.of(sampling, weighting)));
  }

  private static Solver.Gradient solver(BatchSampling sampling, int batch, int steps) {
    return new Solver.Gradient(1, steps, StepSize.FIXED, batch, sampling, 0, Solver.Iterate.LAST);
  }

  private static Solver.Gradient estimating(BatchSampling sampling) {
    return new Solver.Gradient(
        1,
        1,
        StepSize.FIXED,
        BATCH,
        sampling,
        0,
        Solver.Iterate.LAST,
        Solver.GroupLoss.ESTIMATE,
        0);
  }

  @ParameterizedTest
  @MethodSource("estimators")
  void batchGradientsAreUnbiased(BatchSampling sampling, GroupWeighting weighting) {
    UniformRandomProvider random = new SplittableRandom(82)::nextLong;
    StreamingStatistics[] statistics =
        Stream.generate(StreamingStatistics::new).limit(4).toArray(StreamingStatistics[]::new);
    for (int i = 0; i < BATCHES; i++) {
      double[] gradient = step(sampling, weighting, random).theta();
      for (int j = 0; j < 4; j++) {
        statistics[j].addValue(theta0[j] - gradient[j]);
      }
    }
    double[] full = problem.train(loss, weighting, Problem.descent(1, 1), theta0).theta();
    for (int j = 0; j < 4; j++) {
      assertUnbiased(statistics[j], theta0[j] - full[j]);
    }
  }

  /** ln(α_0/α_g) after the first step is η_α (L_0 − L_g) of the batch. */
  @ParameterizedTest
  @EnumSource
  void estimatesOfTheLossesAreUnbiased(BatchSampling sampling) {
    UniformRandomProvider random = new SplittableRandom(83)::nextLong;
    GroupWeighting weighting = new ExponentiatedGradient(0.1, 1, 0);
    StreamingStatistics[] statistics = {new StreamingStatistics(), new StreamingStatistics()};
    for (int i = 0; i < BATCHES; i++) {
      Trainer trainer = estimating(sampling).start(loss, weighting, pairs, theta0, random);
      trainer.step();
      double[] alpha = trainer.alpha();
      statistics[0].addValue(Math.log(alpha[0] / alpha[1]) / 0.1);
      statistics[1].addValue(Math.log(alpha[0] / alpha[2]) / 0.1);
    }
    double[] losses = problem.losses(loss, theta0);
    assertUnbiased(statistics[0], losses[0] - losses[1]);
    assertUnbiased(statistics[1], losses[0] - losses[2]);
  }

  /** Of a group's pairs in the batch, if there are any, whatever their number. */
  @ParameterizedTest
  @EnumSource
  void meansOfThoseThatAreThereAreUnbiased(BatchSampling sampling) {
    UniformRandomProvider random = new SplittableRandom(84)::nextLong;
    StreamingStatistics[] statistics =
        Stream.generate(StreamingStatistics::new).limit(3).toArray(StreamingStatistics[]::new);
    AtomicInteger absent = new AtomicInteger();
    GroupWeighting listener =
        new Listener(
            seen -> {
              for (int g = 0; g < 3; g++) {
                if (seen.has(g)) {
                  statistics[g].addValue(seen.means()[g]);
                } else {
                  absent.incrementAndGet();
                }
              }
              assertThat(Arrays.stream(seen.counts()).sum()).isEqualTo(BATCH);
            });
    for (int i = 0; i < BATCHES; i++) {
      step(sampling, listener, random);
    }
    double[] losses = problem.losses(loss, theta0);
    for (int g = 0; g < 3; g++) {
      assertUnbiased(statistics[g], losses[g]);
    }
    assertThat(absent.get() > 0).isEqualTo(sampling == BatchSampling.UNIFORM);
  }

  /** Equal weights, and what they hear. */
  private record Listener(Consumer<SeenLosses> hears) implements GroupWeighting {
    @Override
    public String name() {
      return "listener";
    }

    @Override
    public GroupWeights start(int[] sizes) {
      return new GroupWeights(sizes) {
        {
          double[] equal = new double[sizes.length];
          Arrays.fill(equal, 1.0 / sizes.length);
          setWeights(equal);
        }

        @Override
        public void update(SeenLosses seen) {
          hears.accept(seen);
        }
      };
    }
  }

  private Trainer step(
      BatchSampling sampling, GroupWeighting weighting, UniformRandomProvider random) {
    Trainer trainer = solver(sampling, BATCH, 1).start(loss, weighting, pairs, theta0, random);
    trainer.step();
    return trainer;
  }

  private static void assertUnbiased(StreamingStatistics statistics, double expected) {
    double standardError = statistics.getStandardDeviation() / Math.sqrt(statistics.getN());
    assertThat((statistics.getMean() - expected) / standardError)
        .as("standard errors from the exact value")
        .isBetween(-5.0, 5.0);
  }

  @ParameterizedTest
  @EnumSource
  void aSeedDeterminesTheRun(BatchSampling sampling) {
    double[] first = run(sampling, 1);
    assertThat(run(sampling, 1)).isEqualTo(first);
    assertThat(run(sampling, 2)).isNotEqualTo(first);
  }

  private double[] run(BatchSampling sampling, long seed) {
    Trainer trainer =
        solver(sampling, BATCH, 20)
            .start(
                loss,
                new ExponentiatedGradient(0.1, 1, 0),
                pairs,
                theta0,
                new SplittableRandom(seed)::nextLong);
    for (int i = 0; i < 20; i++) {
      trainer.step();
    }
    return trainer.theta();
  }

  @Test
  void aStratifiedBatchNeedsAPairOfEveryGroup() {
    assertThatThrownBy(() -> start(BatchSampling.STRATIFIED, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("batch must be at least the number of groups, 3, but was 2");
    assertThatCode(() -> start(BatchSampling.STRATIFIED, 3)).doesNotThrowAnyException();
    assertThatCode(() -> start(BatchSampling.UNIFORM, 1)).doesNotThrowAnyException();
  }

  private void start(BatchSampling sampling, int batch) {
    problem.start(loss, new Pooled(), solver(sampling, batch, 1), theta0).step();
  }
}
