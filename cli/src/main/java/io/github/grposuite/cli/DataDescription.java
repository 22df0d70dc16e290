package io.github.grposuite.cli;

import io.github.grposuite.datasets.opinions.AnswerStatistics;
import io.github.grposuite.datasets.opinions.Disagreement;
import io.github.grposuite.datasets.opinions.DropReason;
import io.github.grposuite.datasets.opinions.OpinionQuestion;
import io.github.grposuite.datasets.opinions.OpinionSurvey;
import io.github.grposuite.records.file.AtomicFile;
import io.github.grposuite.reports.draw.Bar;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.FigureStyle;
import io.github.grposuite.reports.draw.FigureWriter;
import io.github.grposuite.reports.draw.LackingLetters;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.draw.SeriesStyle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** What {@code grpo data describe} says of a survey. */
final class DataDescription {
  private static final SeriesStyle STYLE = new SeriesStyle(0, 0);

  private final OpinionSurvey survey;
  private final List<String> groups;
  private final Disagreement disagreement;

  DataDescription(OpinionSurvey survey) {
    this.survey = survey;
    this.groups = survey.groups();
    this.disagreement = Disagreement.of(survey);
  }

  String text() {
    int usable = survey.questions().size();
    int dropped = Arrays.stream(survey.drops().questions()).sum();
    StringBuilder text =
        new StringBuilder(survey.name())
            .append(": " + Flags.count(survey.rows(), "row") + "; ")
            .append(usable + " with a usable answer, ")
            .append(survey.answeredByAll() + " of them answered by all groups; ")
            .append(dropped + " dropped; ")
            .append((survey.rows() - usable - dropped) + " without an answer of these groups");
    int repeated = survey.repeatedQuestions();
    text.append(repeated == 0 ? "\n" : "; " + repeated + " repeat the question of a row before\n");
    section(text, "Answers by group", counts());
    section(text, "Dropped, by reason", drops());
    section(text, "Options a question", options());
    section(
        text, "Questions that both groups answer", matrix((g, h) -> disagreement.shared()[g][h]));
    section(
        text,
        "Total variation between two groups' answers, mean over these questions",
        matrix((g, h) -> disagreement.totalVariation()[g][h]));
    section(
        text,
        "Fraction of these questions whose most selected options differ",
        matrix((g, h) -> disagreement.otherBest()[g][h]));
    return text.toString();
  }

  private static void section(StringBuilder text, String title, DataTable table) {
    text.append('\n').append(title).append('\n');
    text.append(table.isEmpty() ? "  none\n" : table.text());
  }

  /** What the font of a style has no letters for. */
  Optional<String> notice(FigureStyle style) {
    return LackingLetters.of(List.of(figure()), style).notice();
  }

  /** Writes the tables as CSV and the chart; returns the files. */
  List<Path> write(Path folder, FigureStyle style) throws IOException {
    Files.createDirectories(folder);
    List<Path> written = new ArrayList<>();
    written.add(AtomicFile.replace(folder.resolve("counts.csv"), counts().csv()));
    written.add(AtomicFile.replace(folder.resolve("drops.csv"), drops().csv()));
    written.add(AtomicFile.replace(folder.resolve("options.csv"), options().csv()));
    written.add(AtomicFile.replace(folder.resolve("disagreement.csv"), pairs().csv()));
    written.addAll(FigureWriter.writeAll(folder.resolve("figures"), List.of(figure()), style));
    return written;
  }

  private DataTable counts() {
    DataTable table =
        new DataTable(
            List.of(
                "group",
                "answers",
                "dropped",
                "usable",
                "tied",
                "alone",
                "options",
                "entropy",
                "most_selected"));
    List<AnswerStatistics> statistics = AnswerStatistics.of(survey);
    for (int g = 0; g < groups.size(); g++) {
      int usable = survey.cells().get(g).size();
      int dropped = survey.drops().cells(g);
      AnswerStatistics answers = statistics.get(g);
      table.add(
          groups.get(g),
          usable + dropped,
          dropped,
          usable,
          answers.tied(),
          answers.alone(),
          answers.options(),
          answers.entropy(),
          answers.mostSelected());
    }
    return table;
  }

  /** Long, for a group may have any name. */
  private DataTable drops() {
    DataTable table = new DataTable(List.of("reason", "dropped", "group", "count"));
    for (DropReason reason : survey.drops().reasons()) {
      if (reason.ofQuestion()) {
        table.add(reason.text(), "question", "", survey.drops().questions(reason));
      }
      for (int g = 0; g < groups.size(); g++) {
        int answers = survey.drops().cells(reason, g);
        if (answers > 0) {
          table.add(reason.text(), "answer", groups.get(g), answers);
        }
      }
    }
    return table;
  }

  private DataTable options() {
    DataTable table = new DataTable(List.of("options", "questions"));
    histogram().forEach(table::add);
    return table;
  }

  private Map<Integer, Long> histogram() {
    return survey.questions().stream()
        .map(OpinionQuestion::options)
        .collect(Collectors.groupingBy(List::size, TreeMap::new, Collectors.counting()));
  }

  private DataTable matrix(BiFunction<Integer, Integer, Object> value) {
    List<String> header = new ArrayList<>(List.of("", "group"));
    for (int h = 0; h < groups.size(); h++) {
      header.add(Integer.toString(h + 1));
    }
    DataTable table = new DataTable(header);
    for (int g = 0; g < groups.size(); g++) {
      List<Object> row = new ArrayList<>(List.of(g + 1, groups.get(g)));
      for (int h = 0; h < groups.size(); h++) {
        row.add(h == g ? Double.NaN : value.apply(g, h));
      }
      table.add(row.toArray());
    }
    return table;
  }

  private DataTable pairs() {
    DataTable table =
        new DataTable(
            List.of("group", "other", "shared", "total_variation", "jensen_shannon", "other_best"));
    for (int g = 0; g < groups.size(); g++) {
      for (int h = g + 1; h < groups.size(); h++) {
        table.add(
            groups.get(g),
            groups.get(h),
            disagreement.shared()[g][h],
            disagreement.totalVariation()[g][h],
            disagreement.jensenShannon()[g][h],
            disagreement.otherBest()[g][h]);
      }
    }
    return table;
  }

  private Figure figure() {
    List<Bar> answers = new ArrayList<>();
    List<Bar> apart = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      answers.add(bar(groups.get(g), survey.cells().get(g).size()));
      apart.add(bar(groups.get(g), disagreement.fromOthers(g)));
    }
    List<Bar> options = new ArrayList<>();
    histogram().forEach((n, questions) -> options.add(bar(Integer.toString(n), questions)));
    return new Figure(
        "survey",
        "Usable answers by group, how far groups are apart, and options a question",
        List.of(
            new Panel.Bars("Usable answers", "questions", answers),
            new Panel.Bars("Disagreement with other groups", "mean total variation", apart),
            new Panel.Bars("Options a question", "questions", options)));
  }

  private static Bar bar(String label, double height) {
    return new Bar(label, STYLE, height, Double.NaN);
  }
}
