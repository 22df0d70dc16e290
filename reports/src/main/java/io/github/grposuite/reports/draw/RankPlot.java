package io.github.grposuite.reports.draw;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The diagram of average ranks of Demšar (2006), "Statistical Comparisons of Classifiers over
 * Multiple Data Sets", JMLR 7, figure 1, with the best rank at the left. JFreeChart has no such
 * plot.
 */
final class RankPlot {
  private static final double TICK = 4;
  private static final double CLIQUE_STEP = 7;
  private static final double CLIQUE_OVERHANG = 3;
  private static final double NAME_PART = 0.22;
  private static final double GAP = 4;

  private final Panel.CriticalDifference panel;
  private final Theme theme;
  private final double line;

  RankPlot(Panel.CriticalDifference panel, Theme theme) {
    this.panel = panel;
    this.theme = theme;
    this.line = line(theme);
  }

  /** Of the plot without its title, in points. */
  static double height(Panel.CriticalDifference panel, Theme theme) {
    int rows = (panel.methods().size() + 1) / 2;
    double row = new RankPlot(panel, theme).row(NAME_PART * theme.style().panelWidth());
    return 3.5 * line(theme) + rows * row + CLIQUE_STEP * (1 + Cliques.of(panel).levels());
  }

  private static double line(Theme theme) {
    return 1.6 * theme.style().fontSize();
  }

  void draw(Graphics2D graphics, Rectangle2D area) {
    List<Panel.CriticalDifference.Ranked> ranked = new ArrayList<>(panel.methods());
    ranked.removeIf(method -> !Double.isFinite(method.rank()));
    ranked.sort(Comparator.comparingDouble(Panel.CriticalDifference.Ranked::rank));
    double most = NAME_PART * theme.style().panelWidth();
    double names =
        ranked.stream().mapToDouble(method -> name(method, most).width()).max().orElse(0);
    double side = Math.min(names, most) + 3 * GAP;
    Scale scale =
        new Scale(
            area.getMinX() + side,
            area.getMaxX() - side,
            area.getMinY() + 2.6 * line,
            Math.max(2, panel.methods().size()));
    axis(graphics, scale);
    difference(graphics, scale, area);
    Cliques cliques = Cliques.of(panel);
    cliques(graphics, scale, cliques);
    double row = row(most);
    double first = scale.y() + CLIQUE_STEP * (1 + cliques.levels()) + 0.6 * line + (row - line) / 2;
    int left = (ranked.size() + 1) / 2;
    for (int i = 0; i < ranked.size(); i++) {
      boolean best = i < left;
      int place = best ? i : ranked.size() - 1 - i;
      double y = first + place * row;
      double end = best ? scale.from() - GAP : scale.to() + GAP;
      Words name = name(ranked.get(i), most);
      graphics.setPaint(theme.colour(ranked.get(i).style()));
      leader(graphics, scale.x(ranked.get(i).rank()), scale.y(), end, y);
      graphics.setPaint(Theme.TEXT);
      double x = end + (best ? -GAP : GAP);
      name.draw(graphics, x, y, best ? 1 : 0);
    }
  }

  private void axis(Graphics2D graphics, Scale scale) {
    graphics.setPaint(Theme.AXIS);
    graphics.setStroke(theme.stroke(0.6));
    graphics.draw(new Line2D.Double(scale.from(), scale.y(), scale.to(), scale.y()));
    int every = (int) Math.ceil(scale.most() / 12.0);
    for (int rank = 1; rank <= scale.most(); rank += every) {
      double x = scale.x(rank);
      graphics.setPaint(Theme.AXIS);
      graphics.draw(new Line2D.Double(x, scale.y() - TICK, x, scale.y()));
      graphics.setPaint(Theme.TEXT);
      FittedText.draw(
          graphics, Integer.toString(rank), theme.tick(), x, scale.y() - TICK - line / 2, 0.5);
    }
  }

  /** The critical difference as a length, and what the axis is. */
  private void difference(Graphics2D graphics, Scale scale, Rectangle2D area) {
    Font font = theme.tick();
    double y = area.getMinY() + 0.5 * line;
    graphics.setPaint(Theme.TEXT);
    if (panel.criticalDifference() > 0 && Double.isFinite(panel.criticalDifference())) {
      double to = Math.min(scale.x(1 + panel.criticalDifference()), area.getMaxX());
      double bar = y + 0.75 * line;
      graphics.setStroke(theme.stroke(0.8));
      graphics.draw(new Line2D.Double(scale.from(), bar, to, bar));
      graphics.draw(new Line2D.Double(scale.from(), bar - TICK / 2, scale.from(), bar + TICK / 2));
      graphics.draw(new Line2D.Double(to, bar - TICK / 2, to, bar + TICK / 2));
      String text = "CD = " + hundredths(panel.criticalDifference());
      FittedText.draw(graphics, text, font, scale.from(), y, 0);
    }
    FittedText.draw(graphics, "average rank (1 is best)", font, area.getMaxX(), y, 1);
  }

  private void cliques(Graphics2D graphics, Scale scale, Cliques cliques) {
    graphics.setPaint(Theme.TEXT);
    graphics.setStroke(theme.stroke(2));
    for (Cliques.Bar bar : cliques.bars()) {
      double y = scale.y() + CLIQUE_STEP * (1 + bar.level());
      graphics.draw(
          new Line2D.Double(
              scale.x(bar.low()) - CLIQUE_OVERHANG, y, scale.x(bar.high()) + CLIQUE_OVERHANG, y));
    }
  }

  /** Down from the axis and to the name's side. */
  private void leader(Graphics2D graphics, double x, double top, double end, double y) {
    Path2D leader = new Path2D.Double();
    leader.moveTo(x, top);
    leader.lineTo(x, y);
    leader.lineTo(end, y);
    graphics.setStroke(theme.stroke(0.7));
    graphics.draw(leader);
  }

  /** From a row to the next, in points. */
  private double row(double room) {
    double highest =
        panel.methods().stream()
            .filter(method -> Double.isFinite(method.rank()))
            .mapToDouble(method -> name(method, room).height())
            .max()
            .orElse(0);
    return Math.max(line, highest + GAP);
  }

  private Words name(Panel.CriticalDifference.Ranked method, double room) {
    String rank = " (" + hundredths(method.rank()) + ")";
    return Words.of(method.label() + rank, theme.tick(), room);
  }

  private static String hundredths(double value) {
    return new BigDecimal(value).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** Where a rank lies on the axis. */
  private record Scale(double from, double to, double y, int most) {
    double x(double rank) {
      return from + (rank - 1) / (most - 1) * (to - from);
    }
  }
}
