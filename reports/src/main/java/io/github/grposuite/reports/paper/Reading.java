package io.github.grposuite.reports.paper;

import io.github.grposuite.reports.MethodInfo;
import io.github.grposuite.reports.draw.Line;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Curve;
import io.github.grposuite.reports.stats.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What one reading of closed-form GR-IPO does over the iterations of a figure's IPO panel: the
 * paper has two θ-steps, and the authors' repository another α-step.
 *
 * @param method such as {@code gr-ipo@algorithm-2}
 * @param plain IPO's line
 * @param sampled IS-IPO's line, or none where the paper's panel has none
 * @param robust its own
 */
public record Reading(
    PaperFigure figure, MethodInfo method, Line plain, List<Line> sampled, Line robust) {
  private static final int PANEL = 2;
  private static final List<String> READINGS =
      List.of("gr-ipo", "gr-ipo@algorithm-2", "gr-ipo@reference-head");

  /** Where two paths are compared with what they may start at. */
  private static final List<String> BESIDE = List.of("ipo", "is-ipo");

  public Reading {
    sampled = List.copyOf(sampled);
  }

  /** Whether a figure has a panel that shows readings: all of the methods' figures. */
  public static boolean isShownBy(PaperFigure figure) {
    return figure.kind() == PaperFigure.Kind.METHODS;
  }

  /**
   * The readings that an experiment has runs of, with IPO and, where the figure has it, IS-IPO.
   *
   * @throws io.github.grposuite.reports.ReportException if it has none
   */
  public static List<Reading> of(PaperFigure figure, String experiment, Path directory)
      throws IOException {
    List<String> methods =
        new ArrayList<>(BESIDE.stream().filter(figure.methods()::contains).toList());
    methods.addAll(READINGS);
    List<CaseResult> cases =
        PaperRuns.read(figure, experiment, directory, methods).results().cases();
    List<Reading> readings = new ArrayList<>();
    for (CaseResult result : cases) {
      MethodInfo method = result.key().method();
      if (READINGS.contains(method.name())) {
        readings.add(
            new Reading(
                figure, method, lines(cases, "ipo").get(0), lines(cases, "is-ipo"), line(result)));
      }
    }
    return readings;
  }

  /** In words, with where in the paper it is. */
  public String words() {
    return switch (method.name()) {
      case "gr-ipo" -> "section 4.1 (α_g/N_g)";
      case "gr-ipo@algorithm-2" -> "Algorithm 2, line 7 (α_g)";
      default -> "head of the repository";
    };
  }

  /** The mean at an iteration, with its standard error. */
  Summary at(int iteration) {
    return at(robust, iteration);
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
    lines.add(plain);
    lines.add(robust);
    return Span.of(lines);
  }

  AxisTicks ticks() {
    return AxisTicks.of(figure, PANEL);
  }

  /** Whether the panel would print the paper's ticks if this were its GR-IPO. */
  public boolean fits() {
    return AxisTicks.different(ticks().printed(), ticks().over(span())) == 0;
  }

  private static List<Line> lines(List<CaseResult> cases, String name) {
    return cases.stream()
        .filter(result -> result.key().method().name().equals(name))
        .map(Reading::line)
        .toList();
  }

  private static Line line(CaseResult result) {
    Curve curve = result.curves().get(Drawing.WORST_LOSS);
    MethodInfo method = result.key().method();
    return Drawing.line(method.label(), Drawing.style(method), curve, 0, 1);
  }
}
