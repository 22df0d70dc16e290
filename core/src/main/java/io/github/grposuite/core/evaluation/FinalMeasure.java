package io.github.grposuite.core.evaluation;

import io.github.grposuite.core.Metric;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.theory.MirrorDescent;
import io.github.grposuite.core.theory.SaddleProblem;
import io.github.grposuite.core.training.GroupDraw;
import io.github.grposuite.core.training.Method;
import io.github.grposuite.core.training.Solver;
import io.github.grposuite.core.training.StepRule;
import io.github.grposuite.core.training.Trainer;

/** What is measured once, after the last step, beside what every checkpoint measures. */
public enum FinalMeasure {
  /** Nothing. */
  NONE {
    @Override
    public void check(Method method) {}

    @Override
    public void measure(Method method, PairMatrix train, Trainer trainer, MeasurementSink sink) {}
  },
  /**
   * How far (θ, α) is from the saddle point over the ball, exactly, and what the propositions say
   * of it: {@link Metric#SUBOPTIMALITY}, {@link Metric#DUALITY_GAP} and the bounds. The bounds are
   * of the averages, for the step sizes of the theorem.
   */
  SADDLE_POINT {
    @Override
    public void check(Method method) {
      if (!(method.solver() instanceof Solver.OnePair solver) || solver.radius() == 0) {
        throw new IllegalArgumentException(
            "measure saddle-point needs solver algorithm-1 or algorithm-3 with a radius; set both,"
                + " or remove measure");
      }
      StepRule.Theorem.convex(method.loss());
    }

    @Override
    public void measure(Method method, PairMatrix train, Trainer trainer, MeasurementSink sink) {
      check(method);
      Solver.OnePair solver = (Solver.OnePair) method.solver();
      SaddleProblem problem =
          new SaddleProblem(train, StepRule.Theorem.convex(method.loss()), solver.radius());
      MirrorDescent theorem = StepRule.Theorem.theorem(solver, method.loss(), train);
      int steps = solver.steps();
      double[] theta = trainer.theta();
      accept(sink, steps, Metric.SUBOPTIMALITY, problem.suboptimality(theta, problem.solve()));
      accept(sink, steps, Metric.DUALITY_GAP, problem.dualityGap(theta, trainer.alpha()));
      boolean byGroup = solver.draw() != GroupDraw.BY_SIZE;
      double printed = theorem.printedBound(steps);
      accept(sink, steps, Metric.BOUND, byGroup ? theorem.statedBound(steps) : printed);
      if (byGroup) {
        accept(sink, steps, Metric.BOUND_OF_PROOF, printed);
      }
      accept(sink, steps, Metric.BOUND_OF_SOURCE, theorem.bound(steps));
    }
  };

  /**
   * Fails where the method has no such measure.
   *
   * @throws IllegalArgumentException saying what to change
   */
  public abstract void check(Method method);

  /**
   * Measures a run after its last step.
   *
   * @param train the pairs it was trained on
   */
  public abstract void measure(
      Method method, PairMatrix train, Trainer trainer, MeasurementSink sink);

  private static void accept(MeasurementSink sink, int steps, Metric metric, double value) {
    sink.accept(steps, "train", "", metric.key(), value);
  }
}
