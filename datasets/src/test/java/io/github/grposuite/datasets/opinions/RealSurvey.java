package io.github.grposuite.datasets.opinions;

/** Statistics of global_opinions.csv for the paper's five groups, to three decimals. */
final class RealSurvey {
  static final double[] OPTIONS = {5.740, 5.164, 4.817, 6.464, 5.106};
  static final double[] ENTROPY = {0.701, 0.725, 0.778, 0.660, 0.697};
  static final double[] MOST_SELECTED = {0.528, 0.525, 0.512, 0.532, 0.558};
  static final double[][] TOTAL_VARIATION = {
    {0, 0.264, 0.212, 0.300, 0.332},
    {0.264, 0, 0.296, 0.289, 0.322},
    {0.212, 0.296, 0, 0.291, 0.357},
    {0.300, 0.289, 0.291, 0, 0.306},
    {0.332, 0.322, 0.357, 0.306, 0}
  };
  static final double[][] OTHER_BEST = {
    {0, 0.424, 0.328, 0.526, 0.543},
    {0.424, 0, 0.477, 0.487, 0.569},
    {0.328, 0.477, 0, 0.572, 0.593},
    {0.526, 0.487, 0.572, 0, 0.488},
    {0.543, 0.569, 0.593, 0.488, 0}
  };

  private RealSurvey() {}
}
