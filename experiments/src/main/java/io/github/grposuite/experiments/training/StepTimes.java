package io.github.grposuite.experiments.training;

import io.github.grposuite.core.evaluation.PreferenceDataset;
import io.github.grposuite.core.evaluation.RunObserver;
import io.github.grposuite.core.training.DivergedException;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains a log-linear policy again and again for a moment, and tells from its usual steps how long
 * a whole cell takes. The first steps of a process are up to a hundred times slower than later
 * ones, and other work on the machine slows some.
 */
final class StepTimes implements RunObserver {
  private static final long WINDOW = 20_000_000;

  /** Steps between looks at the clock, which costs about as much as a small step. */
  private static final int LOOK = 16;

  private final long end;
  private long windowStart = System.nanoTime();
  private int stepsBefore;
  private final List<Double> nanosPerStep = new ArrayList<>();

  private StepTimes(long nanos) {
    this.end = windowStart + nanos;
  }

  /** The time is up. */
  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Enough() {
      super("enough", null, false, false);
    }
  }

  @Override
  public boolean stepped(int done) {
    if (done % LOOK == 0) {
      boolean over = System.nanoTime() - end > 0;
      look(done, over ? 0 : WINDOW);
      if (over) {
        throw new Enough();
      }
    }
    return false;
  }

  /** Takes a window into account if it is long enough, and begins the next. */
  private void look(int steps, long least) {
    long now = System.nanoTime();
    if (now - windowStart >= least && steps > stepsBefore) {
      double nanos = (double) (now - windowStart) / (steps - stepsBefore);
      nanosPerStep.add(nanos);
      windowStart = now;
      stepsBefore = steps;
    }
  }

  /**
   * The seconds of a cell.
   *
   * @param nanos for the trial
   */
  static double seconds(LogLinearTraining training, PreferenceDataset data, long seed, long nanos) {
    int steps = training.method().solver().steps();
    StepTimes times = new StepTimes(nanos);
    try {
      while (System.nanoTime() - times.end < 0) {
        times.windowStart = System.nanoTime();
        times.stepsBefore = 0;
        training.run(data, seed, (step, split, group, metric, value) -> {}, times);
        times.look(steps, 0); // It ended before the window did.
      }
    } catch (Enough e) {
      // The windows so far are all there is.
    } catch (DivergedException | IllegalArgumentException e) {
      return 0; // It diverges, or cannot be trained: soon, or the trial would have been longer.
    }
    return times.median() * steps / 1e9;
  }

  private double median() {
    return nanosPerStep.stream().sorted().skip(nanosPerStep.size() / 2).findFirst().orElse(0.0);
  }
}
