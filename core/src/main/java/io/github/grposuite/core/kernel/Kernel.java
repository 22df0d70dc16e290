package io.github.grposuite.core.kernel;

/**
 * The inner loops of a training step over blocks of {@value #LANES} doubles.
 *
 * <p>Every implementation performs the same floating-point operations in the same order, so all of
 * them return the same bits: element-wise work uses fused multiply-adds and IEEE basic operations
 * only, and a sum over a range always has {@value #LANES} partial sums, one per residue of the
 * index. Ranges of h and slope begin at 0; counts are multiples of {@value #LANES}, the caller
 * pads.
 */
public interface Kernel {
  /** Number of partial sums, and the multiple to which ranges are padded. */
  int LANES = 8;

  /** The longest range {@link #logistic} takes: the product of its terms stays below 2^1024. */
  int MAX_LOGISTIC_RANGE = 960;

  /** The largest τ of {@link #discopop}. */
  double MAX_TEMPERATURE = 0.5;

  /** "scalar" or "vector", with the number of lanes of the machine. */
  String describe();

  /**
   * h[i] = Σ_j x[base + j·stride + i]·theta[j] for i in [0, count): one column a feature.
   *
   * @param dimension number of features, in theta and in x
   */
  void columnMargins(
      double[] x, int base, int stride, int dimension, double[] theta, double[] h, int count);

  /**
   * Adds Σ_i slope[i]·x[base + j·stride + i] over i in [0, count) to the partial sums
   * partial[8j..8j+7].
   */
  void columnGradient(
      double[] x, int base, int stride, int dimension, double[] slope, int count, double[] partial);

  /**
   * h[i] = Σ_j x[base + i·stride + j]·theta[j] for i in [0, count): one row a pair.
   *
   * @param stride row length, a multiple of 8; theta is padded to it with zeros
   * @param scratch at least 32 doubles
   */
  void rowMargins(
      double[] x, int base, int stride, double[] theta, double[] h, int count, double[] scratch);

  /** Adds slope[i]·x[base + i·stride + j] to gradient[j], in the order of i in [0, count). */
  void rowGradient(double[] x, int base, int stride, double[] slope, int count, double[] gradient);

  /**
   * DPO's loss −ln σ(βh) summed over a range, and its derivative −β σ(−βh) element by element.
   *
   * <p>With z = exp(−|βh|) the sum is Σ max(−βh, 0) + Σ ln(1+z). The second term is ln(1+Q) with Q
   * = Π(1+z) − 1, accumulated as Q ← Q + z + Qz: all terms are positive, so the relative error of
   * the sum stays near machine precision even where every z is tiny, at the cost of one logarithm a
   * range instead of one a pair.
   *
   * @param h margins; NaN and infinities give NaN or saturate
   * @param slope receives the derivatives
   * @param scratch at least 16 doubles
   * @return the sum over [0, count), at most {@link #MAX_LOGISTIC_RANGE} elements
   */
  double logistic(double[] h, double beta, double[] slope, int count, double[] scratch);

  /**
   * EXO's loss σ(u) ln(σ(u)/(1−ε)) + σ(−u) ln(σ(−u)/ε), u = βh, summed over a range, and its
   * derivative β σ(u) σ(−u) (u − ln((1−ε)/ε)) element by element.
   *
   * <p>With z = exp(−|u|) it is −ln(1+z) − |u| z/(1+z) − σ(u) ln(1−ε) − σ(−u) ln ε, whose first
   * terms are summed as those of {@link #logistic}.
   *
   * @param lnKept ln(1−ε)
   * @param lnFlipped ln ε
   * @param slope receives the derivatives
   * @param scratch at least 16 doubles
   * @return the sum over [0, count), at most {@link #MAX_LOGISTIC_RANGE} elements
   */
  double exo(
      double[] h,
      double beta,
      double lnKept,
      double lnFlipped,
      double[] slope,
      int count,
      double[] scratch);

  /**
   * DiscoPOP's loss (1−m) ln(1 + e^−u) + m e^−u, m = σ(u/τ), u = βh, summed over a range, and its
   * derivative element by element.
   *
   * @param temperature τ, at most {@link #MAX_TEMPERATURE}, so that m e^−u vanishes where u is far
   *     below 0
   * @param slope receives the derivatives
   * @param scratch at least {@link #scratch} of count
   */
  double discopop(
      double[] h, double beta, double temperature, double[] slope, int count, double[] scratch);

  /**
   * Softmax policies in many states at once. State s has logits l_a = Σ_j x[(j·actions + a)·states
   * + s]·theta[j]; with the largest, t, it has e_a = exp(l_a − t).
   *
   * @param states number of states, a multiple of {@value #LANES}
   * @param rewards rewards[a·states + s]
   * @param out four runs of {@code states} numbers: t; Σ_a e_a; Σ_a e_a·reward; the reward of the
   *     first action with the largest logit
   * @param scratch at least actions·states doubles
   */
  void softmax(
      double[] x,
      int states,
      int actions,
      int dimension,
      double[] theta,
      double[] rewards,
      double[] out,
      double[] scratch);

  /** The eight partial sums at {@code a[at..at+7]} added in the order that all kernels share. */
  static double sumLanes(double[] a, int at) {
    return ((a[at] + a[at + 4]) + (a[at + 2] + a[at + 6]))
        + ((a[at + 1] + a[at + 5]) + (a[at + 3] + a[at + 7]));
  }

  /** How many doubles of scratch space every loss of a range is content with. */
  static int scratch(int count) {
    return 2 * (LANES + pad(count));
  }

  /** {@code n} rounded up to a multiple of {@link #LANES}. */
  static int pad(int n) {
    return (n + LANES - 1) / LANES * LANES;
  }
}
