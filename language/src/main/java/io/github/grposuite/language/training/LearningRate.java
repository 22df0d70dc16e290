package io.github.grposuite.language.training;

/** The running learning rate: linear warm-up, and {@link Plateau}. */
final class LearningRate {
  private final Plateau plateau;
  private final int warmupSteps;
  private double rate;
  private double best = Double.POSITIVE_INFINITY;
  private int bad;

  LearningRate(double start, int warmupSteps, Plateau plateau) {
    this.rate = start;
    this.warmupSteps = warmupSteps;
    this.plateau = plateau;
  }

  /** The learning rate of an update, counted from 1: the k-th of the warm-up has k/warmupSteps. */
  double of(int update) {
    return update < warmupSteps ? rate * update / warmupSteps : rate;
  }

  /** Whether that validation loss, the next one, has made the learning rate shrink. */
  boolean shrinks(double loss) {
    if (loss < best * (1 - plateau.threshold())) {
      best = loss;
      bad = 0;
    } else {
      bad++;
    }
    if (bad <= plateau.patience()) {
      return false;
    }
    rate *= plateau.factor();
    bad = 0;
    return true;
  }

  /** Whether training should stop. */
  boolean exhausted() {
    return rate < plateau.minLearningRate();
  }

  /** What {@link #restore} takes. */
  double[] state() {
    return new double[] {rate, best, bad};
  }

  void restore(double[] state) {
    rate = state[0];
    best = state[1];
    bad = (int) state[2];
  }
}
