package io.github.grposuite.reports.draw;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;

/** A plot of a kind that JFreeChart has not: it fills its area as it likes. */
final class FreePlot extends Plot {
  private static final long serialVersionUID = 1L;

  private final transient BiConsumer<Graphics2D, Rectangle2D> drawing;
  private final transient UnaryOperator<Rectangle2D> data;

  /**
   * @param data what of the area shows data
   */
  FreePlot(BiConsumer<Graphics2D, Rectangle2D> drawing, UnaryOperator<Rectangle2D> data) {
    this.drawing = drawing;
    this.data = data;
  }

  @Override
  public String getPlotType() {
    return "free";
  }

  @Override
  public void draw(
      Graphics2D graphics,
      Rectangle2D area,
      Point2D anchor,
      PlotState parent,
      PlotRenderingInfo info) {
    getInsets().trim(area);
    if (info != null) {
      info.setDataArea(data.apply(area));
    }
    drawing.accept(graphics, area);
  }
}
