package io.github.grposuite.experiments.training;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;

/** A process that trains until it is killed or done. */
final class KilledRun {
  /** Takes seconds; every part of the state counts. */
  static final String METHOD =
      "gr-dpo: {beta: 1, eta_theta: 0.9, eta_alpha: 0.5, chi: 0.7, steps: 400000, batch: 10,"
          + " step_size: adagrad-norm, iterate: average, evaluate_every: 1000}";

  private KilledRun() {}

  /** Trains with its state in the folder that is the argument. */
  public static void main(String[] args) {
    Duration every = Duration.ofMillis(20);
    LogLinearCell.of(METHOD).keeping(Path.of(args[0]), every, step -> {}, new ArrayList<>());
  }
}
