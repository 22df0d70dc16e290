package io.github.grposuite.core.training;

/** How far a gradient step goes; a new rule is a constant here. */
public enum StepSize {
  /** η in every step. */
  FIXED {
    @Override
    double of(double eta, double squaredNorms) {
      return eta;
    }
  },
  /** AdaGrad-norm: η / √(Σ_{s≤t} ‖∇_s‖²) (Ward, Wu, Bottou 2019, with b₀ = 0). */
  ADAGRAD_NORM {
    @Override
    double of(double eta, double squaredNorms) {
      return squaredNorms > 0 ? eta / Math.sqrt(squaredNorms) : 0;
    }
  };

  /**
   * The step size.
   *
   * @param eta η_θ
   * @param squaredNorms Σ ‖∇_s‖² over all steps so far, this one included
   */
  abstract double of(double eta, double squaredNorms);
}
