package io.github.grposuite.reports.draw;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.block.RectangleConstraint;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.Title;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;

/**
 * Labels of axes: in one line, in smaller letters, or in several. Charts know no lines, so that a
 * label has its line ends in itself, and would draw long ones over the title.
 */
final class AxisLabels {
  private static final String LINE_END = "\n";

  /** Plots' insets and the ticks of the other axis, in points. */
  private static final double AROUND_DATA = 22;

  private AxisLabels() {}

  /** In the font of labels, in so many lines as the room needs. */
  static String wrapped(String label, double room, Theme theme) {
    return String.join(LINE_END, FittedText.lines(label, theme.label(), room));
  }

  static void fit(JFreeChart chart, Canvas canvas) {
    if (!(chart.getPlot() instanceof XYPlot plot) || plot.getRangeAxis().getLabel() == null) {
      return;
    }
    Theme theme = canvas.theme();
    String label = plot.getRangeAxis().getLabel();
    // Titles and legends take less than half of almost all panels: no need to lay them out.
    if (FittedText.width(label, theme.label()) > canvas.height() / 2) {
      double names =
          plot.getDomainAxis() instanceof NameAxis axis
              ? axis.depth()
              : FittedText.height(theme.tick());
      String across = plot.getDomainAxis().getLabel();
      int lines = across == null ? 0 : across.split(LINE_END).length;
      double below = names + lines * FittedText.height(theme.label());
      fit(
          plot.getRangeAxis(),
          canvas.height() - titles(chart, canvas) - below - AROUND_DATA,
          theme);
    }
  }

  /** In smaller letters if it fits no other way, and in several lines if it does not even so. */
  static void fit(Axis axis, double room, Theme theme) {
    Font font =
        FittedText.width(axis.getLabel(), theme.label()) <= room ? theme.label() : theme.small();
    double least = FittedText.width("mmmm", font);
    axis.setLabelFont(font);
    axis.setLabel(
        String.join(LINE_END, FittedText.lines(axis.getLabel(), font, Math.max(least, room))));
  }

  /** Whether charts would not draw the label as it is meant. */
  static boolean hasLettering(Axis axis) {
    return axis.getLabel() != null && !axis.getLabel().isEmpty() && !words(axis).isPlainLine();
  }

  /** What the label takes beside an edge of the plot. */
  static Rectangle2D enclosure(Axis axis, RectangleEdge edge) {
    Words words = words(axis);
    RectangleInsets around = axis.getLabelInsets();
    double along = words.width() + around.getLeft() + around.getRight();
    double across = words.height() + around.getTop() + around.getBottom();
    return RectangleEdge.isTopOrBottom(edge)
        ? new Rectangle2D.Double(0, 0, along, across)
        : new Rectangle2D.Double(0, 0, across, along);
  }

  /** Draws the label in the middle of an edge: below, at the left or at the right. */
  static AxisState draw(
      Axis axis, Graphics2D graphics, Rectangle2D data, RectangleEdge edge, AxisState state) {
    Words words = words(axis);
    RectangleInsets around = axis.getLabelInsets();
    double size = words.height() + around.getTop() + around.getBottom();
    graphics.setPaint(axis.getLabelPaint());
    if (RectangleEdge.isTopOrBottom(edge)) {
      double y = state.getCursor() + around.getTop() + words.height() / 2;
      words.draw(graphics, data.getCenterX(), y, 0.5);
      state.cursorDown(size);
      return state;
    }
    boolean left = edge == RectangleEdge.LEFT;
    double x = state.getCursor() + (left ? -size / 2 : size / 2);
    AffineTransform before = graphics.getTransform();
    graphics.rotate(left ? -Math.PI / 2 : Math.PI / 2, x, data.getCenterY());
    words.draw(graphics, x, data.getCenterY(), 0.5);
    graphics.setTransform(before);
    if (left) {
      state.cursorLeft(size);
    } else {
      state.cursorRight(size);
    }
    return state;
  }

  private static Words words(Axis axis) {
    return new Words(List.of(axis.getLabel().split(LINE_END)), axis.getLabelFont());
  }

  /** The height of all titles and legends above and below the plot, and of the padding. */
  private static double titles(JFreeChart chart, Canvas canvas) {
    Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    double sides = chart.getPadding().getLeft() + chart.getPadding().getRight();
    RectangleConstraint room =
        new RectangleConstraint(
            new Range(0, canvas.width() - sides), new Range(0, canvas.height()));
    double height = chart.getPadding().getTop() + chart.getPadding().getBottom();
    if (chart.getTitle() != null) {
      height += chart.getTitle().arrange(graphics, room).getHeight();
    }
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
