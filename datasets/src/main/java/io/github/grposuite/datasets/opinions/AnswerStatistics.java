package io.github.grposuite.datasets.opinions;

import java.util.List;

/**
 * What the answers of a group are like.
 *
 * @param tied answers with several most selected options
 * @param alone answers to questions that no other group of the survey answers
 * @param options mean number of options
 * @param entropy mean entropy over its largest value ln(options), in [0, 1]
 * @param mostSelected mean share of the most selected option
 */
public record AnswerStatistics(
    int tied, int alone, double options, double entropy, double mostSelected) {
  /** For every group of a survey. */
  public static List<AnswerStatistics> of(OpinionSurvey survey) {
    int[] answered = new int[survey.rows()];
    survey.cells().forEach(group -> group.forEach(cell -> answered[cell.question().row()]++));
    return survey.cells().stream().map(cells -> of(cells, answered)).toList();
  }

  private static AnswerStatistics of(List<OpinionCell> cells, int[] answered) {
    int tied = 0;
    int alone = 0;
    double options = 0;
    double entropy = 0;
    double mostSelected = 0;
    for (OpinionCell cell : cells) {
      double[] distribution = cell.distribution();
      tied += cell.tied() ? 1 : 0;
      alone += answered[cell.question().row()] == 1 ? 1 : 0;
      options += distribution.length;
      entropy += entropy(distribution) / StrictMath.log(distribution.length);
      mostSelected += distribution[cell.best()];
    }
    int n = cells.size();
    return new AnswerStatistics(tied, alone, options / n, entropy / n, mostSelected / n);
  }

  private static double entropy(double[] distribution) {
    double sum = 0;
    for (double p : distribution) {
      sum -= p == 0 ? 0 : p * StrictMath.log(p);
    }
    return sum;
  }
}
