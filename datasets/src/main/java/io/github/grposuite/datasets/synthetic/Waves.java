package io.github.grposuite.datasets.synthetic;

/**
 * cos πx_i and sin πx_i of a state x, which all feature maps are made of; in StrictMath, so that
 * every machine has the same features.
 */
record Waves(double[] cos, double[] sin) {
  static Waves of(double[] state) {
    double[] cos = new double[state.length];
    double[] sin = new double[state.length];
    for (int i = 0; i < state.length; i++) {
      cos[i] = StrictMath.cos(Math.PI * state[i]);
      sin[i] = StrictMath.sin(Math.PI * state[i]);
    }
    return new Waves(cos, sin);
  }
}
