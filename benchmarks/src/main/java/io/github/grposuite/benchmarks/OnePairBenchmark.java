package io.github.grposuite.benchmarks;

import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.loss.Ipo;
import io.github.grposuite.core.loss.PreferenceLoss;
import io.github.grposuite.core.training.GroupDraw;
import io.github.grposuite.core.training.Solver;
import io.github.grposuite.core.training.StepRule;
import io.github.grposuite.core.training.Trainer;
import io.github.grposuite.core.weighting.ExponentiatedGradient;
import io.github.grposuite.datasets.random.SplittableDraws;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Steps of Algorithms 1 and 3, a pair each, drawn by the suite's generator. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class OnePairBenchmark {
  private static final int STEPS = 1000;

  /** N x d x G. */
  @Param({"300x4x2", "300x4x16", "3000x64x2"})
  public String shape;

  /** How the pair is drawn. */
  @Param({"BY_SIZE", "UNIFORM"})
  public GroupDraw draw;

  /** The loss. */
  @Param({"DPO", "IPO"})
  public PreferenceLoss.Kind loss;

  /** Which iterate is the result. */
  @Param({"LAST", "AVERAGE"})
  public Solver.Iterate iterate;

  private Trainer trainer;

  /** Draws the pairs. */
  @Setup
  public void draw() {
    int[] sizes = Arrays.stream(shape.split("x")).mapToInt(Integer::parseInt).toArray();
    double[] ones = new double[sizes[1]];
    Arrays.fill(ones, 1);
    trainer =
        new Solver.OnePair(draw, new StepRule.Fixed(1e-3), Integer.MAX_VALUE, 5, iterate)
            .start(
                loss == PreferenceLoss.Kind.DPO ? new Dpo(1) : new Ipo(0.1),
                new ExponentiatedGradient(1e-3, 1, 0),
                Problem.pairs(sizes[0], sizes[1], sizes[2]),
                ones,
                SplittableDraws.provider(1, "mini-batch"));
  }

  /** A thousand steps. */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public double[] steps() {
    for (int i = 0; i < STEPS; i++) {
      trainer.step();
    }
    return trainer.theta();
  }
}
