package io.github.grposuite.cli;

import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.file.AtomicFile;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.FigureStyle;
import io.github.grposuite.reports.draw.FigureWriter;
import io.github.grposuite.reports.draw.LackingLetters;
import io.github.grposuite.reports.page.ReproducedFigure;
import io.github.grposuite.reports.paper.PaperFigure;
import io.github.grposuite.reports.paper.PaperTicks;
import io.github.grposuite.reports.paper.TheoryFigure;
import io.github.grposuite.reports.publish.ReportResult;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.table.MarkdownTable;
import io.github.grposuite.reports.table.Table;
import io.github.grposuite.reports.verdict.Judgement;
import io.github.grposuite.reports.verdict.Verdicts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes what {@code reproduce} makes of the runs: the paper's figures and tables, and a page. */
final class PaperOutputs {
  private static final String FOLDER = "paper";

  private final Path out;
  private final Path folder;
  private final Console console;
  private final PaperRecords records;

  PaperOutputs(Path out, Console console) {
    this.out = out;
    this.folder = out.resolve(FOLDER);
    this.console = console;
    this.records = new PaperRecords(out, console);
  }

  /**
   * Judges the claims on what the targets show, and on experiments beside them, together.
   *
   * @param beside names of experiments
   */
  List<Judgement> judge(List<Target> targets, Collection<String> beside) {
    Set<String> experiments = experiments(targets);
    experiments.addAll(beside);
    return records.judge(experiments);
  }

  /**
   * Writes what the targets are.
   *
   * @param whole whether they are all that there is, so that a page over them is written
   * @param reports of the experiments that have one
   * @param judgements of all claims
   */
  void write(
      List<Target> targets, boolean whole, List<ReportResult> reports, List<Judgement> judgements) {
    try {
      Files.createDirectories(folder);
      for (Target target : targets) {
        if (target instanceof Target.OfTable table) {
          table(table.table());
        }
      }
      if (targets.contains(Target.OfExperiments.TICKS)) {
        PaperTicks.write(out, folder, records::of);
        console.say("\n" + folder.resolve("ticks.md") + ", " + folder.resolve("readings.md"));
      }
      List<ReproducedFigure> captions = captions(targets, judgements);
      List<Figure> figures = captions.stream().flatMap(c -> c.drawings().stream()).toList();
      FigureWriter.writeAll(folder, figures);
      LackingLetters.of(figures, FigureStyle.STANDARD).notice().ifPresent(console::problem);
      captions.forEach(this::tell);
      if (whole) {
        Set<String> shown = experiments(targets);
        Verdicts.write(
            folder,
            judgements.stream().filter(j -> shown.contains(j.experiment())).toList(),
            List.of());
        AtomicFile.replace(out.resolve("README.md"), ResultsReadme.of(captions, reports));
        Reporting.index(out, "The paper's experiments", captions, reports, judgements, console);
      }
    } catch (IOException e) {
      throw UsageException.writing(folder, e);
    }
  }

  /** Those of which something is shown here and not in a report of their own. */
  private static Set<String> experiments(List<Target> targets) {
    Set<String> names = new LinkedHashSet<>();
    for (Target target : targets) {
      names.addAll(target.judged());
    }
    return names;
  }

  private List<ReproducedFigure> captions(List<Target> targets, List<Judgement> judgements)
      throws IOException {
    List<ReproducedFigure> captions = new ArrayList<>();
    for (Target target : targets) {
      List<Figure> drawings = drawings(target);
      List<ReproducedFigure.Statement> statements =
          statements(
              judgements.stream().filter(target::isAbout).toList(), target.judged().size() > 1);
      if (!drawings.isEmpty() || !statements.isEmpty()) {
        captions.add(
            new ReproducedFigure(
                target.title(),
                sentence(target.summary()),
                "./grpo reproduce " + target.key(),
                FOLDER + "/",
                drawings,
                statements));
      }
    }
    return captions;
  }

  /**
   * Grouped by what is said.
   *
   * @param named whether each begins with its experiment
   */
  private static List<ReproducedFigure.Statement> statements(
      List<Judgement> judgements, boolean named) {
    Map<String, List<ReproducedFigure.Finding>> findings = new LinkedHashMap<>();
    for (Judgement judgement : judgements) {
      List<String> where = new ArrayList<>();
      if (named) {
        where.add(judgement.experiment());
      }
      if (!judgement.setting().isEmpty()) {
        where.add(judgement.setting());
      }
      findings
          .computeIfAbsent(judgement.claim().text(), text -> new ArrayList<>())
          .add(
              new ReproducedFigure.Finding(
                  judgement.verdict(),
                  (where.isEmpty() ? "" : String.join(", ", where) + ": ") + judgement.sentence(),
                  judgement.asExpected()));
    }
    return findings.entrySet().stream()
        .map(entry -> new ReproducedFigure.Statement(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** With a capital at the beginning. */
  private static String sentence(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
  }

  private List<Figure> drawings(Target target) throws IOException {
    if (target instanceof Target.OfFigure figure) {
      return drawings(figure.figure());
    }
    return target == Target.OfExperiments.THEORY ? theory() : List.of();
  }

  /** The figures of the propositions; beside each its table of slopes, errors and bounds. */
  private List<Figure> theory() throws IOException {
    List<Figure> drawings = new ArrayList<>();
    for (TheoryFigure figure : TheoryFigure.values()) {
      Results results = records.results(figure.experiment());
      AtomicFile.replace(folder.resolve(figure.file() + ".md"), figure.markdown(results));
      AtomicFile.replace(folder.resolve(figure.file() + "-slopes.csv"), figure.csv(results));
      drawings.add(figure.drawing(results));
    }
    return drawings;
  }

  /** One, or one of every opinion experiment that has runs. */
  private List<Figure> drawings(PaperFigure figure) throws IOException {
    if (figure.isSynthetic()) {
      String experiment = figure.experiment();
      return List.of(records.of(figure, experiment).drawing());
    }
    List<Figure> drawings = new ArrayList<>();
    for (String experiment : Target.OfFigure.OPINIONS) {
      Path directory = out.resolve(experiment);
      if (ExperimentDirectories.isOne(directory)) {
        Figure drawing = records.of(figure, experiment).drawing();
        String suffix = experiment.substring(Target.OfFigure.EMBEDDED.length());
        drawings.add(
            new Figure(
                drawing.name() + suffix, drawing.caption(), drawing.panels(), drawing.columns()));
      }
    }
    return drawings;
  }

  private void tell(ReproducedFigure caption) {
    console.say("\n" + caption.title() + ": " + caption.about());
    for (Figure drawing : caption.drawings()) {
      console.say(folder.resolve(drawing.name()) + ".png, .svg, .pdf, .csv");
    }
    for (ReproducedFigure.Statement statement : caption.statements()) {
      console.say("  " + statement.claim());
      for (ReproducedFigure.Finding finding : statement.findings()) {
        console.say("    " + finding.verdict().sign() + " " + finding.sentence());
      }
    }
  }

  private void table(HyperparameterTable table) throws IOException {
    List<HyperparameterTable.Row> rows = table.rows();
    List<String> header = new ArrayList<>(List.of("method", "hyperparameter", "paper"));
    header.addAll(table.heads());
    DataTable lines = new DataTable(header);
    List<List<String>> words = new ArrayList<>();
    for (HyperparameterTable.Row row : rows) {
      List<String> cells = new ArrayList<>(List.of(row.method(), row.what(), row.paper()));
      cells.addAll(row.ours());
      lines.add(cells.toArray());
      words.add(cells);
    }
    AtomicFile.replace(folder.resolve(table.key() + ".csv"), lines.csv());
    AtomicFile.replace(
        folder.resolve(table.key() + ".md"),
        MarkdownTable.of(table.title(), List.of(Table.ofWords("", header, words, List.of()))));
    console.say("\n" + table.title() + "\n\n" + lines.text());
    for (HyperparameterTable.Row row : rows) {
      if (!row.asPrinted()) {
        console.problem(
            "%s: %s %s is %s in the paper and %s in %s"
                .formatted(
                    table.key(),
                    row.method(),
                    row.what(),
                    row.paper(),
                    row.ours().get(0),
                    table.heads().get(0)));
      }
    }
  }
}
