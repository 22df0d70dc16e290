package io.github.grposuite.reports.draw;

import java.awt.Color;
import java.awt.Font;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleInsets;

/** Makes a chart of a panel. */
final class Charts {
  private static final double PADDING = 6;

  /** What a title leaves free of the panel's width: its own padding and rounding. */
  private static final double BESIDE_TITLE = 2 * PADDING + 6;

  static {
    // The workaround turns rotated text into outlines; we want text in SVG and PDF.
    TextUtils.setUseDrawRotatedStringWorkaround(false);
  }

  private Charts() {}

  static JFreeChart of(Panel panel, Canvas canvas) {
    JFreeChart chart = untitled(panel, canvas);
    title(chart, panel.title(), canvas);
    AxisLabels.fit(chart, canvas);
    return chart;
  }

  private static JFreeChart untitled(Panel panel, Canvas canvas) {
    if (panel instanceof Panel.Lines lines) {
      return chart(LineChart.plot(lines, canvas), LineChart.legend(lines, canvas), canvas);
    }
    if (panel instanceof Panel.Areas areas) {
      return chart(AreaChart.plot(areas, canvas), AreaChart.legend(areas, canvas), canvas);
    }
    if (panel instanceof Panel.Simplex simplex) {
      Plot plot =
          simplex.corners().size() == 2
              ? SegmentChart.plot(simplex, canvas)
              : new TernaryPlot(simplex, canvas);
      return chart(plot, SimplexMarks.legend(simplex, canvas), canvas);
    }
    if (panel instanceof Panel.GroupedBars bars) {
      return chart(
          GroupedBarChart.plot(bars, canvas), GroupedBarChart.legend(bars, canvas), canvas);
    }
    if (panel instanceof Panel.HeatMap map) {
      return HeatMapChart.chart(map, canvas);
    }
    if (panel instanceof Panel.Points points) {
      return chart(PointChart.plot(points, canvas), PointChart.legend(points, canvas), canvas);
    }
    if (panel instanceof Panel.Forest forest) {
      return chart(ForestChart.plot(forest, canvas));
    }
    if (panel instanceof Panel.CriticalDifference ranks) {
      return chart(new RankPlot(ranks, canvas));
    }
    return chart(BarChart.plot((Panel.Bars) panel, canvas));
  }

  static JFreeChart chart(Plot plot) {
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    plot.setInsets(new RectangleInsets(4, 4, 4, 10));
    JFreeChart chart = new JFreeChart(null, null, plot, false);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(PADDING, PADDING, PADDING, PADDING));
    return chart;
  }

  private static JFreeChart chart(Plot plot, LegendItemCollection keys, Canvas canvas) {
    JFreeChart chart = chart(plot);
    chart.addLegend(Legends.of(keys, canvas));
    return chart;
  }

  /** In one line, or in smaller letters in up to two. */
  private static void title(JFreeChart chart, String text, Canvas canvas) {
    double width = canvas.width() - BESIDE_TITLE;
    Font font = canvas.theme().title();
    List<String> lines = List.of(text);
    if (FittedText.width(text, font) > width) {
      font = canvas.theme().tick();
      lines = FittedText.lines(text, font, width, 2);
    }
    chart.setTitle(title(lines.get(0), font));
    if (lines.size() > 1) {
      chart.addSubtitle(0, title(lines.get(1), font));
    }
  }

  private static TextTitle title(String line, Font font) {
    TextTitle title = new TextTitle(line, font);
    title.setPaint(Theme.TEXT);
    return title;
  }
}
