package io.github.grposuite.reports.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.Color;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The palette and the heat map's colours as people without one kind of cone see them.
 *
 * <p>Measured least distance of any two of the seven colours in CIELAB (ΔE*ab, 1976): 26.4 with
 * usual vision, 20.7 protanopia, 17.9 deuteranopia, 16.1 tritanopia (sky blue and bluish green).
 * About 2 is just noticeable.
 */
class ColourVisionTest {
  private static final double LEAST_DISTANCE = 15;

  /** L* steps from 2.3 on are noticeable (CIE 1976); this is four of them. */
  private static final double LEAST_LIGHTER = 9;

  /**
   * Linear RGB to linear RGB at full severity: Machado, Oliveira and Fernandes (2009), "A
   * Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15(6), table
   * of the authors' supplement.
   */
  private enum Vision {
    USUAL(1, 0, 0, 0, 1, 0, 0, 0, 1),
    PROTANOPIA(
        0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116,
        1.051998),
    DEUTERANOPIA(
        0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
    TRITANOPIA(
        1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367,
        0.303900);

    private final double[] matrix;

    Vision(double... matrix) {
      this.matrix = matrix;
    }

    double[] lab(Color colour) {
      double[] linear = {
        linear(colour.getRed()), linear(colour.getGreen()), linear(colour.getBlue())
      };
      double[] seen = new double[3];
      for (int i = 0; i < 9; i++) {
        seen[i / 3] += matrix[i] * linear[i % 3];
      }
      for (int i = 0; i < 3; i++) {
        seen[i] = Math.max(0, Math.min(1, seen[i]));
      }
      return ColourVisionTest.lab(seen);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anyTwoOfTheSevenColoursDiffer(Vision vision) {
    List<Color> palette = FigureStyle.STANDARD.palette();
    assertThat(palette).hasSize(7);
    for (int i = 0; i < palette.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(distance(vision.lab(palette.get(i)), vision.lab(palette.get(j))))
            .as("colours %s and %s", j, i)
            .isGreaterThan(LEAST_DISTANCE);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theHeatMapGetsLighterWithTheValue(Vision vision) {
    HeatScale scale = new HeatScale(-1, 3);
    double before = -1;
    for (int i = 0; i <= 64; i++) {
      double lightness = vision.lab(scale.getPaint(-1 + i / 16.0))[0];
      assertThat(lightness).as("value %s of 64", i).isGreaterThan(before);
      before = lightness;
    }
  }

  /**
   * By lightness, so in grey print as well; on paper the lightest has a contrast of 1.5 or more.
   */
  @ParameterizedTest
  @EnumSource
  void sequentialColoursGetLighterByWhatCanBeTold(Vision vision) {
    Theme theme = new Theme(FigureStyle.STANDARD);
    double before = -LEAST_LIGHTER;
    for (int place = 0; place < 6; place++) {
      Color colour = theme.colour(SeriesStyle.sequential(place, 6));
      double lightness = vision.lab(colour)[0];
      assertThat(lightness).as("place %s", place).isGreaterThan(before + LEAST_LIGHTER);
      assertThat(1.05 / (luminance(colour) + 0.05)).isGreaterThan(1.5);
      before = lightness;
    }
  }

  @Test
  void aShadeIsAPartOfTheScale() {
    assertThat(SeriesStyle.sequential(0, 1).shade()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SeriesStyle(0, 0, 1.5, 0))
        .withMessage("shade must be 0 to 1, or NaN for none, but was 1.5");
  }

  @Test
  void inkContrastsWithEveryCell() {
    HeatScale scale = new HeatScale(0, 1);
    for (int i = 0; i <= 100; i++) {
      double cell = luminance(scale.getPaint(i / 100.0)) + 0.05;
      double ink = luminance(scale.ink(i / 100.0)) + 0.05;
      assertThat(Math.max(cell, ink) / Math.min(cell, ink)).isGreaterThan(4.5);
    }
    assertThat(scale.getPaint(Double.NaN)).isEqualTo(HeatScale.ABSENT);
  }

  @Test
  void inGreyPrintDashesAndMarkersDiffer() {
    Theme theme = new Theme(FigureStyle.STANDARD);
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < i; j++) {
        assertThat(theme.stroke(new SeriesStyle(i, i)))
            .isNotEqualTo(theme.stroke(new SeriesStyle(j, j)));
      }
    }
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < i; j++) {
        assertThat(theme.marker(new SeriesStyle(i, 0)))
            .isNotEqualTo(theme.marker(new SeriesStyle(j, 0)));
      }
    }
  }

  private static double distance(double[] a, double[] b) {
    return Math.sqrt(
        Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
  }

  private static double luminance(Color colour) {
    return 0.2126729 * linear(colour.getRed())
        + 0.7151522 * linear(colour.getGreen())
        + 0.0721750 * linear(colour.getBlue());
  }

  /** IEC 61966-2-1 (sRGB). */
  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  /** CIE 15:2004, white D65. */
  private static double[] lab(double[] rgb) {
    double x = f((0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047);
    double y = f(0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2]);
    double z = f((0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double f(double t) {
    return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
  }
}
