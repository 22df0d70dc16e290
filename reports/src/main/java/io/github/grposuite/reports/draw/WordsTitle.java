package io.github.grposuite.reports.draw;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.block.RectangleConstraint;
import org.jfree.chart.title.Title;
import org.jfree.chart.ui.Size2D;

/** Words above a plot or in its legend. */
final class WordsTitle extends Title {
  private static final long serialVersionUID = 1L;

  private final transient Words words;
  private final double align;

  /**
   * @param align 0 for lines at the left, 0.5 in the middle
   */
  WordsTitle(Words words, double align) {
    this.words = words;
    this.align = align;
  }

  @Override
  public Size2D arrange(Graphics2D graphics, RectangleConstraint constraint) {
    return new Size2D(calculateTotalWidth(words.width()), calculateTotalHeight(words.height()));
  }

  @Override
  public void draw(Graphics2D graphics, Rectangle2D area) {
    Rectangle2D inner = trimPadding(trimMargin((Rectangle2D) area.clone()));
    graphics.setPaint(Theme.TEXT);
    double x = align == 0 ? inner.getMinX() : inner.getCenterX();
    words.draw(graphics, x, inner.getCenterY(), align);
  }

  @Override
  public Object draw(Graphics2D graphics, Rectangle2D area, Object params) {
    draw(graphics, area);
    return null;
  }
}
