package io.github.grposuite.benchmarks;

import io.github.grposuite.core.evaluation.Evaluator;
import io.github.grposuite.core.evaluation.PreferenceDataset;
import io.github.grposuite.core.evaluation.TrainingRun;
import io.github.grposuite.core.training.Method;
import io.github.grposuite.core.training.Trainer;
import io.github.grposuite.experiments.plan.Cell;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** A cell of the paper's synthetic experiment, and its parts, without the disk. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class CellBenchmark {
  private static final int STEPS = 20_000;
  private static final int EVERY = 100;

  private Cell cell;
  private Method method;
  private PreferenceDataset data;
  private Evaluator evaluator;
  private Trainer trainer;

  /** Draws the world. */
  @Setup
  public void draw() {
    cell = Cells.plan(1, STEPS, EVERY).cells().get(0);
    method = Cells.method(cell);
    data = Cells.data(cell);
    evaluator = new Evaluator(data, method.loss());
    trainer =
        method
            .solver()
            .start(method.loss(), method.weighting(), data.trainHere(), data.theta0(), null);
    trainer.step();
  }

  /** Drawing the world of a seed. */
  @Benchmark
  public PreferenceDataset world() {
    return Cells.data(cell);
  }

  /** One checkpoint: three sets of pairs and 1000 states of both groups. */
  @Benchmark
  public void evaluation(Blackhole sink) {
    evaluator.measure(1, trainer, (step, split, group, metric, value) -> sink.consume(value));
  }

  /** 20 000 steps with 200 checkpoints. */
  @Benchmark
  public Trainer cell(Blackhole sink) {
    return TrainingRun.run(
        method, data, EVERY, null, (step, split, group, metric, value) -> sink.consume(value));
  }
}
