package io.github.grposuite.reports.draw;

import java.awt.Graphics2D;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.text.TextBlock;
import org.jfree.chart.text.TextBlockAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.Size2D;

/** Names of bars, each in as many lines as it needs. */
final class BarNames extends CategoryAxis {
  private static final long serialVersionUID = 1L;

  private final double room;
  private final transient Theme theme;

  /**
   * @param room of a name, in points
   */
  BarNames(double room, Theme theme) {
    this.room = room;
    this.theme = theme;
    Axes.style(this, theme);
    setTickMarksVisible(false);
  }

  /** Charts compare axes by what they look like; two of these are the same only as one. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  @SuppressWarnings("rawtypes") // charts are older than generics
  protected TextBlock createLabel(
      Comparable category, float width, RectangleEdge edge, Graphics2D graphics) {
    Words words = Words.of(category.toString(), theme.tick(), room);
    return words.isPlainLine()
        ? super.createLabel(category, Float.MAX_VALUE, edge, graphics)
        : new Block(words, edge == RectangleEdge.LEFT ? 1 : 0.5);
  }

  /** Words as charts know them. */
  private static final class Block extends TextBlock {
    private static final long serialVersionUID = 1L;

    private final transient Words words;
    private final double align;

    Block(Words words, double align) {
      this.words = words;
      this.align = align;
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }

    @Override
    public Size2D calculateDimensions(Graphics2D graphics) {
      return new Size2D(words.width(), words.height());
    }

    /** At its right middle beside an axis and at its top middle below one. */
    @Override
    public void draw(
        Graphics2D graphics,
        float x,
        float y,
        TextBlockAnchor anchor,
        float turnX,
        float turnY,
        double angle) {
      graphics.setPaint(Theme.TEXT);
      words.draw(graphics, x, align == 1 ? y : y + words.height() / 2, align);
    }
  }
}
