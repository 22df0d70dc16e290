package io.github.grposuite.reports.draw;

import java.util.List;
import java.util.stream.Stream;

/** All that is written in a panel but numbers. */
final class PanelTexts implements Panel.Visitor<Stream<String>> {
  private PanelTexts() {}

  static Stream<String> of(Panel panel) {
    return Stream.concat(Stream.of(panel.title()), panel.accept(new PanelTexts()));
  }

  @Override
  public Stream<String> lines(Panel.Lines panel) {
    return texts(
        Stream.of(panel.xLabel(), panel.yLabel()),
        panel.keys().stream().map(LegendEntry::label),
        panel.ticks().stream());
  }

  @Override
  public Stream<String> areas(Panel.Areas panel) {
    return texts(
        Stream.of(panel.xLabel(), panel.yLabel()), panel.areas().stream().map(Line::label));
  }

  @Override
  public Stream<String> simplex(Panel.Simplex panel) {
    return texts(panel.corners().stream(), panel.paths().stream().map(Panel.Simplex.Path::label));
  }

  @Override
  public Stream<String> groupedBars(Panel.GroupedBars panel) {
    return texts(
        Stream.of(panel.valueLabel()),
        panel.groups().stream(),
        panel.series().stream().map(BarSeries::label));
  }

  @Override
  public Stream<String> bars(Panel.Bars panel) {
    return texts(Stream.of(panel.valueLabel()), panel.bars().stream().map(Bar::label));
  }

  @Override
  public Stream<String> heatMap(Panel.HeatMap panel) {
    return texts(
        Stream.of(panel.xLabel(), panel.yLabel(), panel.valueLabel()),
        panel.columns().stream(),
        panel.rows().stream());
  }

  @Override
  public Stream<String> points(Panel.Points panel) {
    return texts(
        Stream.of(panel.xLabel(), panel.yLabel()),
        panel.points().stream().map(Panel.Points.Point::label),
        panel.keys().stream().map(LegendEntry::label));
  }

  @Override
  public Stream<String> forest(Panel.Forest panel) {
    return texts(
        Stream.of(panel.valueLabel()),
        panel.rows().stream().flatMap(row -> Stream.of(row.label(), row.note())));
  }

  @Override
  public Stream<String> criticalDifference(Panel.CriticalDifference panel) {
    return panel.methods().stream().map(Panel.CriticalDifference.Ranked::label);
  }

  @SafeVarargs
  private static Stream<String> texts(Stream<String>... parts) {
    return List.of(parts).stream().flatMap(part -> part);
  }
}
