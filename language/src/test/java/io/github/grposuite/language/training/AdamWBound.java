package io.github.grposuite.language.training;

/**
 * How far an update of AdamW moves apart where the gradients differ by at most δ.
 *
 * <p>The update is lr · u with u = m̂ / (√v̂ + ε), where m̂ = Σ b_s g_s and v̂ = Σ c_s g_s² over
 * the gradients so far, b_s = (1 − β₁) β₁^(t−s) / (1 − β₁^t) and c_s the same of β₂; both add up to
 * 1. With x_s = √c_s g_s and k_s = b_s / √c_s it is
 *
 * <pre>
 * u(x) = ⟨k, x⟩ / (‖x‖ + ε),   ‖x‖ = √v̂
 * </pre>
 *
 * <p>So |u| ≤ ‖k‖, and the gradient of u by x has the parts k_⊥ / (‖x‖ + ε) across x and k_∥ ε /
 * (‖x‖ + ε)² along it, together at most ‖k‖ / (‖x‖ + ε). Gradients that differ by at most δ have
 * ‖Δx‖ ≤ δ, and no x between is shorter than √v̂ − δ; hence by the mean value theorem
 *
 * <pre>
 * |Δu| ≤ ‖k‖ · min(2, δ / (√v̂ − δ + ε))        and at t = 1, where nothing lies across x,
 * |Δu| ≤       min(2, ε δ / (|g| − δ + ε)²)
 * </pre>
 *
 * <p>(2‖k‖ if √v̂ ≤ δ): Adam magnifies the rounding of a tiny gradient up to the learning rate.
 */
record AdamWBound(AdamW optimiser, double learningRate) {
  /**
   * Largest difference that update {@code t} adds to a weight.
   *
   * @param t the number of the update, from 1
   * @param square v after it, of one of the two runs
   * @param delta largest difference of the gradients of updates 1 to t
   */
  double of(int t, double square, double delta) {
    return at(t, square, delta);
  }

  /** The same where only the gradient of update {@code t} differs: then ‖Δx‖ ≤ √c_t δ. */
  double ofLast(int t, double square, double delta) {
    return at(t, square, delta * Math.sqrt(share(optimiser.beta2(), t, t)));
  }

  /** Where ‖Δx‖ ≤ {@code delta}. */
  private double at(int t, double square, double delta) {
    double root = Math.sqrt(square / (1 - Math.pow(optimiser.beta2(), t)));
    double largest = norm(t);
    double shortest = root - delta;
    if (shortest <= 0) {
      return learningRate * 2 * largest;
    }
    double epsilon = optimiser.epsilon();
    double moved =
        t == 1
            ? epsilon * delta / Math.pow(shortest + epsilon, 2)
            : largest * delta / (shortest + epsilon);
    return learningRate * Math.min(2 * largest, moved);
  }

  /**
   * How far 32 bits carry a number of updates away from the same updates without rounding, from the
   * same gradients. An update rounds 1 − lr λ, which makes at most 1 ulp of the weight, then the
   * product and the new weight, ½ ulp each; and what it adds, at most lr ‖k‖, fewer than 12 times.
   */
  double rounding(int updates, float weight) {
    double added = learningRate * norm(updates);
    double ulp = Math.ulp((float) (Math.abs(weight) + added));
    return updates * (2 * ulp + 12 * 0x1p-24 * added);
  }

  /** ‖k‖, the most an update can be in units of the learning rate. */
  double norm(int t) {
    double squares = 0;
    for (int s = 1; s <= t; s++) {
      double b = share(optimiser.beta1(), s, t);
      squares += b * b / share(optimiser.beta2(), s, t);
    }
    return Math.sqrt(squares);
  }

  private static double share(double beta, int s, int t) {
    return (1 - beta) * Math.pow(beta, t - s) / (1 - Math.pow(beta, t));
  }
}
