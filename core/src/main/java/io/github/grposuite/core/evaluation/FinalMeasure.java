package io.github.grposuite.core.evaluation;

import io.github.grposuite.core.Metric;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.theory.MirrorDescent;
import io.github.grposuite.core.theory.SaddleProblem;
import io.github.grposuite.core.training.ExtraGradient;
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
      if (radius(method.solver()) == 0) {
        throw new IllegalArgumentException(
            "measure saddle-point needs solver algorithm-1, algorithm-3, mirror-prox or optimistic"
                + " with a radius; set both, or remove measure");
      }
      StepRule.Theorem.convex(method.loss());
    }

    @Override
    public void measure(Method method, PairMatrix train, Trainer trainer, MeasurementSink sink) {
      check(method);
      SaddleProblem problem =
          new SaddleProblem(train, StepRule.Theorem.convex(method.loss()), radius(method.solver()));
      int steps = method.solver().steps();
      double[] theta = trainer.theta();
      accept(sink, steps, Metric.SUBOPTIMALITY, problem.suboptimality(theta, problem.solve()));
      accept(sink, steps, Metric.DUALITY_GAP, problem.dualityGap(theta, trainer.alpha()));
      if (method.solver() instanceof ExtraGradient solver) {
        double bound = solver.theorem(method.loss(), train).bound(steps);
        accept(sink, steps, Metric.BOUND, bound);
      } else {
        measureBounds(method, (Solver.OnePair) method.solver(), train, sink);
      }
    }

    private void measureBounds(
        Method method, Solver.OnePair solver, PairMatrix train, MeasurementSink sink) {
      MirrorDescent theorem = StepRule.Theorem.theorem(solver, method.loss(), train);
      int steps = solver.steps();
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

  /** The radius of the ball that the solver's θ stays in; 0 if it has none. */
  private static double radius(Solver solver) {
    if (solver instanceof Solver.OnePair onePair) {
      return onePair.radius();
    }
    return solver instanceof ExtraGradient extraGradient ? extraGradient.radius() : 0;
  }

  private static void accept(MeasurementSink sink, int steps, Metric metric, double value) {
    sink.accept(steps, "train", "", metric.key(), value);
  }
}
