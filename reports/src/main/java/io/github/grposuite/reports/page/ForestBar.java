package io.github.grposuite.reports.page;

import io.github.grposuite.reports.verdict.Judgement;
import java.util.Locale;

/**
 * An effect with its interval as a picture of a row's height. The scale is the row's own: 0 is in
 * the middle, and what is claimed is shaded, from the margin on.
 */
final class ForestBar {
  private static final double WIDTH = 140;
  private static final double HALF = 64;
  private static final double MIDDLE = WIDTH / 2;

  private ForestBar() {}

  static String of(Judgement judgement) {
    double most = most(judgement);
    if (!(most > 0)) {
      return "";
    }
    double side = Math.max(0, MIDDLE + judgement.claimed().low() / most * HALF);
    double width = Math.min(WIDTH, MIDDLE + judgement.claimed().high() / most * HALF) - side;
    StringBuilder svg =
        new StringBuilder(
            "<svg class=\"effect\" viewBox=\"0 0 140 20\" width=\"140\" height=\"20\""
                + " aria-hidden=\"true\">");
    svg.append(
        format("<rect class=\"side\" x=\"%s\" y=\"1\" width=\"%s\" height=\"18\"/>", side, width));
    svg.append(format("<path class=\"zero\" d=\"M%s 0V20\"/>", MIDDLE));
    if (Double.isFinite(judgement.low()) && Double.isFinite(judgement.high())) {
      double low = MIDDLE + judgement.low() / most * HALF;
      double high = MIDDLE + judgement.high() / most * HALF;
      svg.append(
          format(
              "<path class=\"interval\" d=\"M%s 5v10M%s 10H%sM%s 5v10\"/>", low, low, high, high));
    }
    double effect = MIDDLE + judgement.effect() / most * HALF;
    return svg.append(
            format("<circle class=\"mean\" cx=\"%s\" cy=\"10\" r=\"3.5\"/></svg>", effect))
        .toString();
  }

  private static double most(Judgement judgement) {
    if (!Double.isFinite(judgement.effect())) {
      return 0;
    }
    double most = Math.max(Math.abs(judgement.effect()), judgement.margin());
    for (double end : new double[] {judgement.low(), judgement.high()}) {
      most = Double.isFinite(end) ? Math.max(most, Math.abs(end)) : most;
    }
    return most;
  }

  private static String format(String svg, double... numbers) {
    Object[] rounded = new Object[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      rounded[i] = String.format(Locale.ROOT, "%.1f", numbers[i]);
    }
    return svg.formatted(rounded);
  }
}
