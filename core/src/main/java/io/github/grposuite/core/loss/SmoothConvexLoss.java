package io.github.grposuite.core.loss;

/** A loss that is convex in h, hence in θ of a log-linear policy, and twice differentiable. */
public interface SmoothConvexLoss extends PreferenceLoss {
  /** d²ℓ/dh², at least 0. */
  double curvature(double h);

  /** The largest d²ℓ/dh² of all h. */
  double largestCurvature();
}
