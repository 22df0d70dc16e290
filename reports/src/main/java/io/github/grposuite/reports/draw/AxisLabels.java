package io.github.grposuite.reports.draw;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.block.RectangleConstraint;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.Title;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.Range;

/**
 * Fits labels of vertical axes to what titles and legends leave of a panel's height; charts would
 * draw them over the title.
 */
final class AxisLabels {
  /** Plots' insets and the ticks of the other axis, in points. */
  private static final double AROUND_DATA = 22;

  private AxisLabels() {}

  static void fit(JFreeChart chart, Canvas canvas) {
    if (!(chart.getPlot() instanceof XYPlot plot) || plot.getRangeAxis().getLabel() == null) {
      return;
    }
    Theme theme = canvas.theme();
    String label = plot.getRangeAxis().getLabel();
    // Titles and legends take less than half of almost all panels: no need to lay them out.
    if (FittedText.width(label, theme.label()) > canvas.height() / 2) {
      double below = FittedText.height(theme.tick()) + FittedText.height(theme.label());
      fit(
          plot.getRangeAxis(),
          canvas.height() - titles(chart, canvas) - below - AROUND_DATA,
          theme);
    }
  }

  /** In smaller letters if it fits no other way, and shortened if it does not even so. */
  static void fit(Axis axis, double room, Theme theme) {
    Font font =
        FittedText.width(axis.getLabel(), theme.label()) <= room ? theme.label() : theme.small();
    axis.setLabelFont(font);
    axis.setLabel(FittedText.shortened(axis.getLabel(), font, room));
  }

  /** The height of all titles and legends above and below the plot, and of the padding. */
  private static double titles(JFreeChart chart, Canvas canvas) {
    Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    double sides = chart.getPadding().getLeft() + chart.getPadding().getRight();
    RectangleConstraint room =
        new RectangleConstraint(
            new Range(0, canvas.width() - sides), new Range(0, canvas.height()));
    double height = chart.getPadding().getTop() + chart.getPadding().getBottom();
    height += chart.getTitle().arrange(graphics, room).getHeight();
    for (Object subtitle : chart.getSubtitles()) {
      Title title = (Title) subtitle;
      if (RectangleEdge.isTopOrBottom(title.getPosition())) {
        height += title.arrange(graphics, room).getHeight();
      }
    }
    graphics.dispose();
    return height;
  }
}
