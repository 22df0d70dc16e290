package io.github.grposuite.experiments.cli;

import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.reports.ReportException;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.FigureWriter;
import io.github.grposuite.reports.paper.PaperFigure;
import io.github.grposuite.reports.paper.PaperRuns;
import io.github.grposuite.reports.publish.ReportResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes what {@code reproduce} makes of the runs: the paper's figures and tables, and a page. */
final class PaperOutputs {
  private final Path out;
  private final Path folder;
  private final Console console;

  PaperOutputs(Path out, Console console) {
    this.out = out;
    this.folder = out.resolve("paper");
    this.console = console;
  }

  /**
   * Writes what the targets are.
   *
   * @param whole whether they are all that there is, so that a page over them is written
   * @param reports of the experiments that have one
   */
  void write(List<Target> targets, boolean whole, List<ReportResult> reports) {
    try {
      Files.createDirectories(folder);
      figures(targets);
      for (Target target : targets) {
        if (target instanceof Target.OfTable table) {
          table(table.table());
        }
      }
    } catch (ReportException e) {
      throw new UsageException(e.getMessage());
    } catch (IOException e) {
      throw new UsageException(folder + " cannot be written (" + UsageException.reason(e) + ")");
    }
    if (whole) {
      Reporting.index(out, "The paper's experiments", reports, console);
    }
  }

  private void figures(List<Target> targets) throws IOException {
    List<Figure> drawings = new ArrayList<>();
    for (Target target : targets) {
      if (target instanceof Target.OfFigure figure) {
        drawings.addAll(drawings(figure.figure()));
      }
    }
    FigureWriter.writeAll(folder, drawings);
    drawings.forEach(
        d -> console.out().println(folder.resolve(d.name() + ".png") + ", .svg, .pdf, .csv"));
  }

  /** One, or one of every opinion experiment that has runs. */
  private List<Figure> drawings(PaperFigure figure) throws IOException {
    if (figure.isSynthetic()) {
      String experiment = figure.experiment();
      return List.of(PaperRuns.read(figure, experiment, out.resolve(experiment)).drawing());
    }
    List<Figure> drawings = new ArrayList<>();
    for (String experiment : Target.OfFigure.OPINIONS) {
      Path directory = out.resolve(experiment);
      if (ExperimentDirectories.isOne(directory)) {
        Figure drawing = PaperRuns.read(figure, experiment, directory).drawing();
        String suffix = experiment.substring(Target.OfFigure.EMBEDDED.length());
        drawings.add(
            new Figure(
                drawing.name() + suffix, drawing.caption(), drawing.panels(), drawing.columns()));
      }
    }
    return drawings;
  }

  private void table(HyperparameterTable table) throws IOException {
    List<HyperparameterTable.Row> rows = table.rows();
    List<String> header = new ArrayList<>(List.of("method", "hyperparameter", "paper"));
    header.addAll(table.heads());
    DataTable lines = new DataTable(header);
    StringBuilder markdown = new StringBuilder("# " + table.title() + "\n\n");
    markdown.append("| ").append(String.join(" | ", header)).append(" |\n");
    markdown.append("| --- ".repeat(header.size())).append("|\n");
    for (HyperparameterTable.Row row : rows) {
      List<String> cells = new ArrayList<>(List.of(row.method(), row.what(), row.paper()));
      cells.addAll(row.ours());
      lines.add(cells.toArray());
      markdown.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
    Files.writeString(folder.resolve(table.key() + ".csv"), lines.csv());
    Files.writeString(folder.resolve(table.key() + ".md"), markdown);
    console.out().println(table.title() + "\n\n" + lines.text());
    rows.stream()
        .filter(row -> !row.asPrinted())
        .forEach(
            row ->
                console
                    .err()
                    .println(
                        "grpo: %s: %s %s is %s in the paper and %s in %s"
                            .formatted(
                                table.key(),
                                row.method(),
                                row.what(),
                                row.paper(),
                                row.ours().get(0),
                                table.heads().get(0))));
  }
}
