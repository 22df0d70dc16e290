package io.github.grposuite.reports.paper;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.reports.ReportException;
import io.github.grposuite.reports.draw.Line;
import io.github.grposuite.reports.figure.Traces;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Curve;
import io.github.grposuite.reports.stats.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What one reading of closed-form GR-IPO does over the iterations of a figure's IPO panel, or as χ
 * = 1 in figure 6's first: the paper has two θ-steps, and the authors' repository another α-step.
 *
 * @param kind which
 * @param plain IPO's line
 * @param sampled IS-IPO's line, or none where the paper's panel has none
 * @param robust its own
 */
public record ReadingPath(
    PaperFigure figure, GrIpoReading kind, Line plain, List<Line> sampled, Line robust) {

  /** Where two paths are compared with what they may start at. */
  private static final List<String> BESIDE = List.of("ipo", "is-ipo");

  public ReadingPath {
    sampled = List.copyOf(sampled);
  }

  /**
   * The readings that an experiment has runs of, with IPO and, where the figure has it, IS-IPO.
   *
   * @throws ReportException if it has no run of them, or none of IPO
   */
  public static List<ReadingPath> of(PaperFigure figure, String experiment, Path directory)
      throws IOException {
    // Figure 6 is on the data of figure 2, and varies χ, which other readings have not.
    PaperFigure data = figure.kind() == PaperFigure.Kind.TRADE_OFF ? PaperFigure.FIGURE_2 : figure;
    List<String> methods =
        new ArrayList<>(BESIDE.stream().filter(data.methods()::contains).toList());
    methods.addAll(GrIpoReading.methods());
    List<CaseResult> cases = PaperRuns.read(data, experiment, directory, methods).results().cases();
    List<Line> plain = lines(cases, "ipo");
    if (plain.isEmpty()) {
      throw new ReportException(
          "%s has no run of ipo, beside which readings of GR-IPO are shown; add the method to %s"
              .formatted(directory, experiment));
    }
    List<ReadingPath> readings = new ArrayList<>();
    for (CaseResult result : cases) {
      GrIpoReading.of(result.key().method().name())
          .ifPresent(
              kind ->
                  readings.add(
                      new ReadingPath(
                          figure, kind, plain.get(0), lines(cases, "is-ipo"), line(result))));
    }
    return readings;
  }

  /** Of a line, the value at an iteration; none if it is not a checkpoint. */
  static Summary at(Line line, int iteration) {
    return IntStream.range(0, line.x().length)
        .filter(i -> line.x()[i] == iteration)
        .mapToObj(i -> new Summary(2, line.y()[i], line.high()[i] - line.y()[i]))
        .findFirst()
        .orElse(Summary.of());
  }

  /** Of the panel with this reading alone as its GR-IPO. */
  Span span() {
    List<Line> lines = new ArrayList<>(sampled);
    lines.add(robust);
    if (figure.kind() == PaperFigure.Kind.METHODS) {
      lines.add(plain);
    }
    return Span.of(lines);
  }

  AxisTicks ticks() {
    return AxisTicks.of(figure, figure.kind() == PaperFigure.Kind.METHODS ? 2 : 1);
  }

  /** Whether the panel would print the paper's ticks if this were its GR-IPO. */
  public boolean fits() {
    return AxisTicks.different(ticks().printed(), ticks().over(span())) == 0;
  }

  private static List<Line> lines(List<CaseResult> cases, String name) {
    return cases.stream()
        .filter(result -> result.key().method().name().equals(name))
        .map(ReadingPath::line)
        .toList();
  }

  private static Line line(CaseResult result) {
    Curve curve = result.curves().get(Drawing.WORST_LOSS);
    MethodInfo method = result.key().method();
    return Traces.mean(method.label(), Drawing.style(method), curve, 0, 1);
  }
}
