package io.github.grposuite.datasets.opinions;

import java.util.Comparator;
import java.util.List;

/**
 * The usable answers of some groups to a survey.
 *
 * @param name of the survey or its file, for messages
 * @param groups in the order asked for
 * @param rows rows of the file
 * @param cells of each group, in the order of rows; never empty
 * @param drops what was left out
 */
public record OpinionSurvey(
    String name, List<String> groups, int rows, List<List<OpinionCell>> cells, DropCounts drops) {
  /** Copies the lists. */
  public OpinionSurvey {
    groups = List.copyOf(groups);
    cells = cells.stream().map(List::copyOf).toList();
  }

  /** The questions that at least one of the groups answers, in the order of rows. */
  public List<OpinionQuestion> questions() {
    return cells.stream()
        .flatMap(List::stream)
        .map(OpinionCell::question)
        .distinct()
        .sorted(Comparator.comparingInt(OpinionQuestion::row))
        .toList();
  }

  /** The number of those questions whose text is also in a row before. */
  public int repeatedQuestions() {
    List<OpinionQuestion> questions = questions();
    long texts = questions.stream().map(OpinionQuestion::wording).distinct().count();
    return questions.size() - (int) texts;
  }

  /** The number of questions that all groups answer. */
  public int answeredByAll() {
    int[] answers = new int[rows];
    cells.forEach(group -> group.forEach(cell -> answers[cell.question().row()]++));
    int all = 0;
    for (int count : answers) {
      all += count == groups.size() ? 1 : 0;
    }
    return all;
  }
}
