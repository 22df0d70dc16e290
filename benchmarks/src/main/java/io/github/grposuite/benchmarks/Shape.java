package io.github.grposuite.benchmarks;

/**
 * A problem's size.
 *
 * @param n number of pairs N
 * @param d number of features
 * @param groups number of groups G
 * @param steps steps a repetition
 */
record Shape(int n, int d, int groups, int steps) {
  /** Products a repetition of the growth curves takes, so that it lasts a fraction of a second. */
  private static final long PRODUCTS = 60_000_000;

  /** A size with as many steps as take a tenth of a second or so. */
  static Shape of(int n, int d, int groups) {
    return new Shape(n, d, groups, (int) Math.max(3, PRODUCTS / ((long) n * (d + 8))));
  }

  @Override
  public String toString() {
    return n + " × " + d;
  }
}
