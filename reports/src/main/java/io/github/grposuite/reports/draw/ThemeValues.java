package io.github.grposuite.reports.draw;

import io.github.grposuite.records.Numbers;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.util.List;

/** The theme of figures for who draws by other means: what a {@link SeriesStyle} points at. */
public final class ThemeValues {
  private ThemeValues() {}

  /** As {@code #rrggbb}, in the order of {@link SeriesStyle#colour}. */
  public static List<String> colours() {
    return FigureStyle.STANDARD.palette().stream()
        .map(colour -> "#%06x".formatted(colour.getRGB() & 0xffffff))
        .toList();
  }

  /**
   * Lengths of strokes and gaps, in the order of {@link SeriesStyle#dash}; none of a solid line.
   */
  public static List<float[]> dashes() {
    return Theme.DASHES.stream().map(float[]::clone).toList();
  }

  /** Outlines as SVG path data around the origin, in the order of {@link SeriesStyle#colour}. */
  public static List<String> markers() {
    return Theme.MARKERS.stream().map(ThemeValues::path).toList();
  }

  private static String path(Shape shape) {
    StringBuilder path = new StringBuilder();
    double[] at = new double[6];
    for (PathIterator i = shape.getPathIterator(null); !i.isDone(); i.next()) {
      int numbers =
          switch (i.currentSegment(at)) {
            case PathIterator.SEG_MOVETO -> append(path, 'M', 2);
            case PathIterator.SEG_LINETO -> append(path, 'L', 2);
            case PathIterator.SEG_QUADTO -> append(path, 'Q', 4);
            case PathIterator.SEG_CUBICTO -> append(path, 'C', 6);
            default -> append(path, 'Z', 0);
          };
      for (int n = 0; n < numbers; n++) {
        path.append(n > 0 ? " " : "").append(Numbers.exact(Math.rint(at[n] * 1000) / 1000));
      }
    }
    return path.toString();
  }

  private static int append(StringBuilder path, char command, int numbers) {
    path.append(command);
    return numbers;
  }
}
