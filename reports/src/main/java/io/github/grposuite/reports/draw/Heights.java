package io.github.grposuite.reports.draw;

/** How high a panel wants to be, in points. */
final class Heights {
  /** Lines of text that a title, an axis with its label and a legend take. */
  private static final double TITLE_AND_AXIS = 7.5;

  private static final double TITLE_AND_INSETS = 3.6;
  private static final double LEGEND = 3;

  /** Lines of text a row: a bar, one of several bars of a group, an estimate, a lane, a cell. */
  private static final double BAR = 1.2;

  private static final double GROUPED_BAR = 0.5;
  private static final double ESTIMATE = 1.7;
  private static final double LANE = 2.8;
  private static final double CELL = 1.2;

  private Heights() {}

  /** Panels of rows grow with them; those that consist of rows alone may be lower than others. */
  static double of(Panel panel, Theme theme) {
    double standard = theme.style().panelHeight();
    double line = theme.style().fontSize();
    if (panel instanceof Panel.Bars bars && !bars.upright()) {
      return Math.max(standard, line * (TITLE_AND_AXIS + BAR * bars.bars().size()));
    }
    if (panel instanceof Panel.GroupedBars bars && !bars.upright()) {
      int rows = bars.groups().size() * (bars.series().size() + 1);
      return Math.max(standard, line * (TITLE_AND_AXIS + LEGEND + GROUPED_BAR * rows));
    }
    if (panel instanceof Panel.HeatMap map) {
      return Math.max(standard, line * (TITLE_AND_AXIS + LEGEND + CELL * map.rows().size()));
    }
    if (panel instanceof Panel.Forest forest) {
      return line * (TITLE_AND_AXIS + ESTIMATE * forest.rows().size());
    }
    if (panel instanceof Panel.CriticalDifference ranks) {
      return line * TITLE_AND_INSETS + RankPlot.height(ranks, theme);
    }
    if (panel instanceof Panel.Simplex simplex && simplex.corners().size() == 2) {
      return line * (TITLE_AND_AXIS + LEGEND + LANE * SegmentChart.laneCount(simplex));
    }
    return standard;
  }
}
