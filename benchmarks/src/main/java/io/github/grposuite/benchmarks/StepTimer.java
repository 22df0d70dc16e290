package io.github.grposuite.benchmarks;

import io.github.grposuite.core.kernel.Kernels;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.training.Trainer;
import java.util.Locale;

/**
 * Prints the time of one step as the peers in {@code benchmarks/peers} do: the best of five
 * repetitions, here after a warm-up.
 *
 * <p>Arguments: N, d, G, steps a repetition, seconds of warm-up, and the loss if it is not DPO's.
 */
public final class StepTimer {
  private static final int REPETITIONS = 5;

  private StepTimer() {}

  /** Measures one shape. */
  public static void main(String[] args) {
    int n = Integer.parseInt(args[0]);
    int d = Integer.parseInt(args[1]);
    int groups = Integer.parseInt(args[2]);
    int steps = Integer.parseInt(args[3]);
    String loss = args.length > 5 ? args[5] : "dpo";
    PairMatrix pairs = Problem.pairs(n, d, groups);
    long warm = System.nanoTime() + (long) (Double.parseDouble(args[4]) * 1e9);
    do {
      repetition(pairs, loss, steps);
    } while (System.nanoTime() < warm);
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < REPETITIONS; i++) {
      best = Math.min(best, repetition(pairs, loss, steps));
    }
    System.out.printf(
        Locale.ROOT,
        "Java %s (%s) N=%d d=%d G=%d: %.4f us/step%n",
        System.getProperty("java.version"),
        Kernels.get().describe(),
        n,
        d,
        groups,
        best / steps / 1e3);
  }

  private static double repetition(PairMatrix pairs, String loss, int steps) {
    long start = System.nanoTime();
    Trainer trainer = Problem.start(pairs, loss);
    for (int i = 0; i < steps; i++) {
      trainer.step();
    }
    return System.nanoTime() - start;
  }
}
