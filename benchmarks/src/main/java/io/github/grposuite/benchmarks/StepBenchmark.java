package io.github.grposuite.benchmarks;

import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.training.Trainer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One full-batch step of the weighting grpo. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class StepBenchmark {
  /** N x d x G. */
  @Param({"300x4x2", "3000x4x2", "3000x64x2", "3000x4x16"})
  public String shape;

  /** By its name in specifications: {@code -p loss=dpo,exo}. */
  @Param("dpo")
  public String loss;

  private PairMatrix pairs;
  private Trainer trainer;

  /** Draws the pairs. */
  @Setup
  public void draw() {
    String[] sizes = shape.split("x");
    pairs =
        Problem.pairs(
            Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1]), Integer.parseInt(sizes[2]));
    trainer = Problem.start(pairs, loss);
  }

  /** A step. */
  @Benchmark
  public double[] step() {
    trainer.step();
    return trainer.theta();
  }
}
