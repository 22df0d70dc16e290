package io.github.grposuite.reports.draw;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.ui.RectangleEdge;

/** A linear axis whose label may have lines and lettering. */
final class ValueScale extends NumberAxis {
  private static final long serialVersionUID = 1L;

  ValueScale(String label) {
    super(label);
  }

  @Override
  protected Rectangle2D getLabelEnclosure(Graphics2D graphics, RectangleEdge edge) {
    return AxisLabels.hasLettering(this)
        ? AxisLabels.enclosure(this, edge)
        : super.getLabelEnclosure(graphics, edge);
  }

  @Override
  protected AxisState drawLabel(
      String label,
      Graphics2D graphics,
      Rectangle2D plot,
      Rectangle2D data,
      RectangleEdge edge,
      AxisState state) {
    return AxisLabels.hasLettering(this)
        ? AxisLabels.draw(this, graphics, data, edge, state)
        : super.drawLabel(label, graphics, plot, data, edge, state);
  }
}
