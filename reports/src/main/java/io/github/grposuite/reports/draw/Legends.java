package io.github.grposuite.reports.draw;

import java.awt.Color;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.geom.Line2D;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.block.Block;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.block.BlockContainer;
import org.jfree.chart.block.BorderArrangement;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** Legends below a plot and what stands in them. */
final class Legends {
  /** What an item's picture, its padding and the panel's border take of the width, in points. */
  private static final double BESIDE_A_LABEL = 70;

  private static final RectangleInsets AROUND_LABEL = new RectangleInsets(1, 3, 1, 10);

  private Legends() {}

  static LegendTitle of(LegendItemCollection keys, Canvas canvas) {
    LegendTitle legend = new Wrapped(keys, canvas);
    legend.setItemFont(canvas.theme().tick());
    legend.setItemPaint(Theme.TEXT);
    legend.setFrame(BlockBorder.NONE);
    legend.setItemLabelPadding(AROUND_LABEL);
    legend.setPosition(RectangleEdge.BOTTOM);
    return legend;
  }

  /** Labels in as many lines as they need. */
  private static final class Wrapped extends LegendTitle {
    private static final long serialVersionUID = 1L;

    private final transient Canvas canvas;

    Wrapped(LegendItemCollection keys, Canvas canvas) {
      super(() -> keys);
      this.canvas = canvas;
    }

    @Override
    protected Block createLegendItemBlock(LegendItem item) {
      Block usual = super.createLegendItemBlock(item);
      double room = canvas.width() - BESIDE_A_LABEL;
      Words words = Words.of(item.getLabel(), canvas.theme().tick(), room);
      if (words.isPlainLine()) {
        return usual;
      }
      BlockContainer outer = (BlockContainer) usual;
      BlockContainer inner = (BlockContainer) outer.getBlocks().get(0);
      WordsTitle label = new WordsTitle(words, 0);
      label.setPadding(AROUND_LABEL);
      BlockContainer container = new BlockContainer(new BorderArrangement());
      container.add((Block) inner.getBlocks().get(0), RectangleEdge.LEFT);
      container.add(label);
      return container;
    }
  }

  /** A line, with a marker on it if asked for. */
  static LegendItem line(LegendEntry key, boolean marked, Canvas canvas) {
    Theme theme = canvas.theme();
    LegendItem item = item(key.label(), theme.colour(key.style()), canvas);
    item.setShapeVisible(marked);
    item.setShape(theme.marker(key.style()));
    item.setLineVisible(true);
    item.setLine(new Line2D.Double(-14, 0, 14, 0));
    item.setLineStroke(theme.stroke(key.style()));
    item.setLinePaint(theme.colour(key.style()));
    return item;
  }

  /** A shape alone. */
  static LegendItem shape(String label, Shape shape, Paint fill, Color outline, Canvas canvas) {
    return new LegendItem(
        label, null, null, null, shape, fill, canvas.theme().stroke(0.6), outline);
  }

  static LegendItem item(String label, Paint fill, Canvas canvas) {
    return new LegendItem(label, fill);
  }
}
