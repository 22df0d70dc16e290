package io.github.grposuite.reports.draw;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Labels beside points, each at the first place around its point where it covers no other label or
 * point; the front's come first. Where one finds no place, points are numbered instead, and the
 * legend has the labels.
 */
final class PointLabels {

  /** Half an error bar's cap, in points, with a little air. */
  private static final double CAP = 3;

  /** Between a point and its label's box beside it or above it. */
  private static final double GAP = 6;

  /** Between them at a corner. */
  private static final double CORNER_GAP = 4;

  /** Of a marker, in points. */
  private static final double MARKER = 8;

  /** Where the label's centre lies, in half-widths and half-heights from the point. */
  private static final double[][] PLACES = {
    {1, 0}, {-1, 0}, {1, -1}, {1, 1}, {-1, -1}, {-1, 1}, {0, -1}, {0, 1}
  };

  /** As points are numbered: they find a place farther away as well. A name may be 007. */
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,2}");

  /** Around a point, one farther away than the other. */
  private static final int RINGS = 8;

  /** The same, then more rings with their gaps. */
  private static final double[][] FARTHER =
      IntStream.range(0, RINGS)
          .boxed()
          .flatMap(
              ring ->
                  Arrays.stream(PLACES)
                      .map(
                          place ->
                              ring == 0
                                  ? place
                                  : new double[] {place[0], place[1], (1 + 2 * ring) * CORNER_GAP}))
          .toArray(double[][]::new);

  private final Panel.Points panel;
  private final Theme theme;

  PointLabels(Panel.Points panel, Theme theme) {
    this.panel = panel;
    this.theme = theme;
  }

  /** Whether every label has a place. */
  boolean fit(Overlay.Place of) {
    return places(of).size() == panel.points().stream().filter(PointLabels::isLabelled).count();
  }

  void draw(Graphics2D graphics, Overlay.Place of) {
    graphics.setPaint(Theme.TEXT);
    places(of)
        .forEach(
            (point, place) ->
                FittedText.draw(
                    graphics, point.label(), theme.small(), place.getX(), place.getCenterY(), 0));
  }

  /** Labelled points; numbers of those that cover each other are one label. */
  private List<Panel.Points.Point> labelled(List<Panel.Points.Point> points, Overlay.Place of) {
    List<Panel.Points.Point> all =
        points.stream()
            .filter(PointLabels::isLabelled)
            .sorted(Comparator.comparing(point -> !point.onFront()))
            .toList();
    if (!all.stream().allMatch(point -> NUMBER.matcher(point.label()).matches())) {
      return all;
    }
    Map<Panel.Points.Point, List<Integer>> numbers = new LinkedHashMap<>();
    for (Panel.Points.Point point : all) {
      Rectangle2D marker = marker(point, of);
      Panel.Points.Point first =
          numbers.keySet().stream()
              .filter(other -> centre(marker(other, of)).distance(centre(marker)) < MARKER / 2)
              .findFirst()
              .orElse(point);
      numbers.computeIfAbsent(first, key -> new ArrayList<>()).add(Integer.valueOf(point.label()));
    }
    return numbers.entrySet().stream()
        .map(entry -> entry.getKey().labelled(joined(entry.getValue().stream().sorted().toList())))
        .toList();
  }

  private static Point2D centre(Rectangle2D box) {
    return new Point2D.Double(box.getCenterX(), box.getCenterY());
  }

  /** {@code 1–3, 5}, from rising numbers. */
  private static String joined(List<Integer> numbers) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < numbers.size(); ) {
      int end = i;
      while (end + 1 < numbers.size() && numbers.get(end + 1) == numbers.get(end) + 1) {
        end++;
      }
      String between = end == i + 1 ? ", " : "–";
      parts.add(end == i ? "" + numbers.get(i) : numbers.get(i) + between + numbers.get(end));
      i = end + 1;
    }
    return String.join(", ", parts);
  }

  /** Numbers in the place of labels, which the legend has with them. */
  static Panel.Points numbered(Panel.Points panel) {
    List<Panel.Points.Point> points = new ArrayList<>();
    List<LegendEntry> keys = new ArrayList<>(panel.keys());
    int number = 0;
    for (Panel.Points.Point point : panel.points()) {
      if (isLabelled(point)) {
        number++;
        keys.add(new LegendEntry(number + " " + point.label(), point.style()));
      }
      points.add(isLabelled(point) ? point.labelled(Integer.toString(number)) : point);
    }
    return new Panel.Points(panel.title(), panel.xLabel(), panel.yLabel(), points, keys);
  }

  private static boolean isLabelled(Panel.Points.Point point) {
    return !point.label().isEmpty() && Double.isFinite(point.x()) && Double.isFinite(point.y());
  }

  /** Of the points whose labels have one. */
  private Map<Panel.Points.Point, Rectangle2D> places(Overlay.Place of) {
    List<Panel.Points.Point> points = PointChart.leftToRight(panel);
    List<Shape> taken = new ArrayList<>();
    Point2D before = null;
    for (Panel.Points.Point point : points) {
      Rectangle2D marker = marker(point, of);
      taken.add(marker);
      addWhiskers(taken, point, of);
      if (point.onFront()) {
        Point2D here = new Point2D.Double(marker.getCenterX(), marker.getCenterY());
        taken.add(new Line2D.Double(before == null ? here : before, here));
        before = here;
      }
    }
    Map<Panel.Points.Point, Rectangle2D> places = new LinkedHashMap<>();
    labelled(points, of)
        .forEach(
            point -> {
              Rectangle2D place = place(point, marker(point, of), of.area(), taken);
              if (place != null) {
                taken.add(place);
                places.put(point, place);
              }
            });
    return places;
  }

  /** Null if there is none. */
  private Rectangle2D place(
      Panel.Points.Point point, Rectangle2D marker, Rectangle2D area, List<Shape> taken) {
    double width = FittedText.width(point.label(), theme.small());
    double height = FittedText.height(theme.small());
    for (double[] place : isNumbers(point.label()) ? FARTHER : PLACES) {
      double gap = place.length > 2 ? place[2] : place[0] == 0 || place[1] == 0 ? GAP : CORNER_GAP;
      double x = marker.getCenterX() + place[0] * (width / 2 + gap);
      double y = marker.getCenterY() + place[1] * (height / 2 + gap);
      Rectangle2D box = new Rectangle2D.Double(x - width / 2, y - height / 2, width, height);
      if (area.contains(box) && taken.stream().noneMatch(shape -> shape.intersects(box))) {
        return box;
      }
    }
    return null;
  }

  private static boolean isNumbers(String label) {
    return label.chars().allMatch(c -> Character.isDigit(c) || ", –".indexOf(c) >= 0);
  }

  private static void addWhiskers(List<Shape> taken, Panel.Points.Point point, Overlay.Place of) {
    double x = of.x(point.x());
    double y = of.y(point.y());
    if (point.xError() > 0) {
      double end = of.x(point.x() + point.xError());
      taken.add(new Rectangle2D.Double(2 * x - end, y - CAP, 2 * (end - x), 2 * CAP));
    }
    if (point.yError() > 0) {
      double end = of.y(point.y() + point.yError());
      taken.add(new Rectangle2D.Double(x - CAP, end, 2 * CAP, 2 * (y - end)));
    }
  }

  private static Rectangle2D marker(Panel.Points.Point point, Overlay.Place of) {
    return new Rectangle2D.Double(
        of.x(point.x()) - MARKER / 2, of.y(point.y()) - MARKER / 2, MARKER, MARKER);
  }
}
