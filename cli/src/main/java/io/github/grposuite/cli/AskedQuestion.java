package io.github.grposuite.cli;

import io.github.grposuite.datasets.opinions.OpinionCell;
import io.github.grposuite.datasets.opinions.OpinionGroups;
import io.github.grposuite.datasets.opinions.OpinionSurvey;
import io.github.grposuite.experiments.spec.UsageException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A question of a survey, and a group's answers to it. */
record AskedQuestion(String group, OpinionCell cell) {
  private static final int NEAREST = 3;

  /**
   * Finds a question.
   *
   * @param row of the survey
   * @param group the first of the paper's five that answers it, unless named
   */
  static AskedQuestion find(Optional<Path> file, Optional<String> group, int row) {
    List<String> groups = group.map(List::of).orElse(OpinionGroups.FIVE);
    OpinionSurvey survey = SurveySource.read(file, groups, "--group");
    for (int g = 0; g < groups.size(); g++) {
      for (OpinionCell cell : survey.cells().get(g)) {
        if (cell.question().row() == row) {
          return new AskedQuestion(survey.groups().get(g), cell);
        }
      }
    }
    String nearest =
        survey.questions().stream()
            .map(question -> question.row())
            .sorted(Comparator.comparingInt(other -> Math.abs(other - row)))
            .limit(NEAREST)
            .sorted()
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    throw new UsageException(
        "--question: "
            + survey.name()
            + " has no answer of "
            + group.orElse("the paper's five groups")
            + " to question "
            + row
            + "; near it are "
            + nearest
            + " (./grpo data split lists the rows by group)");
  }
}
