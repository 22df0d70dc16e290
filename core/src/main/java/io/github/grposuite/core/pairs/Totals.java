package io.github.grposuite.core.pairs;

import java.io.Serializable;
import java.util.List;

/** Sums over some pairs of a group. */
public final class Totals implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Σ ∇ℓ_i, at least d long; of no meaning where only margins were looked at. */
  final double[] gradient;

  /** Σ ℓ_i. */
  double loss;

  /** Number of pairs with h &gt; 0. */
  int positives;

  /** Σ h_i. */
  double margins;

  Totals(int length) {
    gradient = new double[length];
  }

  /** Σ ℓ_i. */
  public double loss() {
    return loss;
  }

  /** Σ ∇ℓ_i, at least d long; not copied. */
  public double[] gradient() {
    return gradient;
  }

  /** Number of pairs with h &gt; 0. */
  public int positives() {
    return positives;
  }

  /** Σ h_i. */
  public double margins() {
    return margins;
  }

  /** Adds another range's sums to these. */
  private void add(Totals other, boolean withGradient) {
    loss += other.loss;
    positives += other.positives;
    margins += other.margins;
    for (int j = 0; withGradient && j < gradient.length; j++) {
      gradient[j] += other.gradient[j];
    }
  }

  /**
   * Adds the sums of consecutive blocks in pairs, then these in pairs, and so on. The result is the
   * first, which changes.
   *
   * <p>Runs of 2^k blocks, the last may be shorter, can be added up by themselves first: the order
   * of all additions is the same.
   */
  public static Totals addUp(List<Totals> blocks, boolean withGradient) {
    for (int apart = 1; apart < blocks.size(); apart *= 2) {
      for (int b = 0; b + apart < blocks.size(); b += 2 * apart) {
        blocks.get(b).add(blocks.get(b + apart), withGradient);
      }
    }
    return blocks.get(0);
  }
}
