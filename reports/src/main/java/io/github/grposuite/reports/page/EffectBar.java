package io.github.grposuite.reports.page;

import io.github.grposuite.reports.verdict.Judgement;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * An effect with its interval as a picture of a row's height, 140 wide. The scale is the row's own:
 * 0 is in the middle, and what is claimed is shaded, from the margin on.
 *
 * @param side where what is claimed begins
 * @param width of the same
 * @param low end of the interval; empty if there is none
 * @param high of the same
 * @param mean the effect
 */
public record EffectBar(String side, String width, String low, String high, String mean) {
  private static final double WIDTH = 140;
  private static final double HALF = 64;
  private static final double MIDDLE = WIDTH / 2;

  /** None if there is no effect, or nothing to scale it by. */
  static Optional<EffectBar> of(Judgement j) {
    double most =
        DoubleStream.of(j.effect(), j.margin(), j.low(), j.high())
            .filter(Double::isFinite)
            .map(Math::abs)
            .max()
            .orElse(0);
    if (!Double.isFinite(j.effect()) || most == 0) {
      return Optional.empty();
    }
    double side = Math.max(0, at(j.claimed().low(), most));
    boolean interval = Double.isFinite(j.low()) && Double.isFinite(j.high());
    return Optional.of(
        new EffectBar(
            text(side),
            text(Math.min(WIDTH, at(j.claimed().high(), most)) - side),
            interval ? text(at(j.low(), most)) : "",
            interval ? text(at(j.high(), most)) : "",
            text(at(j.effect(), most))));
  }

  private static double at(double value, double most) {
    return MIDDLE + value / most * HALF;
  }

  private static String text(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
