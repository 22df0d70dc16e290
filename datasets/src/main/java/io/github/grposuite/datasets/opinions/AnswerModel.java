package io.github.grposuite.datasets.opinions;

import io.github.grposuite.datasets.random.Draws;
import io.github.grposuite.datasets.random.RandomKind;
import java.util.Arrays;
import java.util.List;

/**
 * How the groups of the embedded survey answer a question. Its direction in the latent space is
 * that of its topic, plus that of its stem, plus one of its own, and so is its intercept that of
 * the stem plus its own. For group g let m_g = intercept + ⟨direction, z_g⟩ + noise. Shares of
 * ordered options are bins of a logistic distribution around m_g; of others a softmax of one such
 * value an option.
 */
final class AnswerModel {
  private static final double TOPIC_EFFECT = 0.5;
  private static final double STEM_EFFECT = 0.5;
  private static final double ITEM_EFFECT = 0.3;
  private static final double STEM_INTERCEPT = 0.5;
  private static final double ITEM_INTERCEPT = 0.5;

  /** Ordered options' cuts lie evenly from minus this to this. */
  private static final double OUTERMOST_CUT = 1.3;

  private static final double LOGISTIC_SCALE = 0.45;
  private static final double SOFTMAX_SCALE = 1.6;

  /** What stands at the end of the options for those who choose none. */
  private static final List<String> NO_ANSWERS =
      List.of(
          "Don't know",
          "DK/Refused",
          "Cannot say",
          "No opinion",
          "No answer",
          "Not asked",
          "Refused");

  private final RandomKind.Streams streams;

  AnswerModel(RandomKind.Streams streams) {
    this.streams = streams;
  }

  /** The number of options that are answers. */
  static int answers(QuestionBank.Item item) {
    int n = item.options().size();
    while (NO_ANSWERS.contains(item.options().get(n - 1))) {
      n--;
    }
    return n;
  }

  /**
   * The shares of all options, for every group.
   *
   * @param noisier by which the groups' noise is multiplied
   */
  double[][] shares(QuestionBank.Item item, double noisier) {
    Draws draws = streams.stream("item/" + item.text());
    Draws stem = streams.stream("stem/" + item.topic() + "/" + item.stem());
    int answers = answers(item);
    double[] direction = new double[SimulatedGroup.DIMENSIONS];
    add(direction, TOPIC_EFFECT, streams.stream("topic/" + item.topic()));
    add(direction, STEM_EFFECT, stem);
    add(direction, ITEM_EFFECT, draws);
    double intercept = intercept(stem, draws);
    double[] appeals = new double[answers];
    Arrays.setAll(appeals, o -> intercept(stem, draws));
    double[][] tastes = new double[answers][SimulatedGroup.DIMENSIONS];
    for (double[] taste : tastes) {
      add(taste, TOPIC_EFFECT + STEM_EFFECT, stem);
      add(taste, ITEM_EFFECT, draws);
    }
    double[][] all = new double[SimulatedGroup.FIVE.size()][];
    for (int g = 0; g < all.length; g++) {
      SimulatedGroup group = SimulatedGroup.FIVE.get(g);
      double silent = 0.01 + 0.07 * draws.uniform();
      double noise = noisier * group.noise();
      double[] shares;
      if (item.ordinal()) {
        double mean = intercept + group.along(direction) + noise * draws.normal();
        shares = ordinal(answers, mean, LOGISTIC_SCALE / group.sharpness());
      } else {
        double[] utilities = new double[answers];
        for (int o = 0; o < answers; o++) {
          utilities[o] = appeals[o] + group.along(tastes[o]) + noise * draws.normal();
        }
        shares = softmax(utilities, SOFTMAX_SCALE * group.sharpness());
      }
      all[g] = withSilent(shares, item.options().size(), silent);
    }
    return all;
  }

  private static double intercept(Draws stem, Draws item) {
    return STEM_INTERCEPT * stem.normal() + ITEM_INTERCEPT * item.normal();
  }

  private static double[] ordinal(int bins, double mean, double scale) {
    double[] shares = new double[bins];
    double below = 0;
    for (int i = 0; i < bins; i++) {
      double cut = bins == 2 ? 0 : OUTERMOST_CUT * (2.0 * i / (bins - 2) - 1);
      double upTo = i == bins - 1 ? 1 : 1 / (1 + StrictMath.exp((mean - cut) / scale));
      shares[i] = upTo - below;
      below = upTo;
    }
    return shares;
  }

  private static double[] softmax(double[] utilities, double scale) {
    double[] shares = new double[utilities.length];
    double sum = 0;
    for (int o = 0; o < shares.length; o++) {
      shares[o] = StrictMath.exp(scale * utilities[o]);
      sum += shares[o];
    }
    for (int o = 0; o < shares.length; o++) {
      shares[o] /= sum;
    }
    return shares;
  }

  /** With shares of the options that are no answers, each smaller than the one before. */
  private static double[] withSilent(double[] shares, int options, double silent) {
    double[] full = Arrays.copyOf(shares, options);
    double sum = 1;
    for (int i = shares.length; i < options; i++) {
      full[i] = silent / (i - shares.length + 1);
      sum += full[i];
    }
    for (int i = 0; i < options; i++) {
      full[i] /= sum;
    }
    return full;
  }

  private static void add(double[] direction, double size, Draws draws) {
    for (int d = 0; d < direction.length; d++) {
      direction[d] += size * draws.normal();
    }
  }
}
