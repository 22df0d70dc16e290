package io.github.grposuite.datasets.opinions;

import io.github.grposuite.core.Checks;
import io.github.grposuite.datasets.Part;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** How the cells of each group are divided into training, validation and test. */
public sealed interface OpinionSplit {
  /** The seed of the authors' splits. */
  long AUTHORS_SEED = 42;

  /** The number of the authors' folds. */
  int FOLDS = 5;

  /**
   * Divides a survey: one partition a group, in the order of groups, perhaps with an empty part.
   */
  List<Partition> divide(OpinionSurvey survey);

  /**
   * Divides a survey.
   *
   * @throws SurveyException if a group has too few answers for one of its parts
   */
  default List<Partition> of(OpinionSurvey survey) {
    List<Partition> partitions = divide(survey);
    for (int g = 0; g < partitions.size(); g++) {
      for (Part part : Part.values()) {
        if (partitions.get(g).of(part).length == 0) {
          throw new SurveyException(
              survey.name()
                  + ": group \""
                  + survey.groups().get(g)
                  + "\" has only "
                  + answers(survey.cells().get(g).size())
                  + ", which leaves its "
                  + part.key()
                  + " part empty; leave the group out");
        }
      }
    }
    return partitions;
  }

  private static String answers(int count) {
    return count == 1 ? "1 answer" : count + " answers";
  }

  /** The authors' 80/10/10, each group by itself: pandas' samples with one random_state. */
  record Random(long seed) implements OpinionSplit {
    @Override
    public List<Partition> divide(OpinionSurvey survey) {
      return survey.cells().stream().map(c -> Partition.random(c.size(), seed)).toList();
    }
  }

  /**
   * One of five folds, each group by itself: scikit-learn's KFold, the fold halved into test and
   * validation. The authors' scripts run folds 1 to 4.
   *
   * @param fold 0 to 4
   */
  record Fold(int fold, long seed) implements OpinionSplit {
    /** Checks the fold. */
    public Fold {
      checkFold(fold);
    }

    @Override
    public List<Partition> divide(OpinionSurvey survey) {
      return survey.cells().stream().map(c -> Partition.fold(c.size(), FOLDS, fold, seed)).toList();
    }
  }

  /**
   * 80/10/10 of the questions that any of the groups answers, so that no question is in the
   * training set of one group and the test set of another, which the authors' splits allow. Rows
   * with the same text are one question.
   */
  record ByQuestion(long seed) implements OpinionSplit {
    @Override
    public List<Partition> divide(OpinionSurvey survey) {
      return byQuestion(survey, questions -> Partition.random(questions, seed));
    }
  }

  /**
   * One of five folds of the questions, halved into test and validation; a group's answers follow
   * their question, as in {@link ByQuestion}.
   *
   * @param fold 0 to 4
   */
  record QuestionFold(int fold, long seed) implements OpinionSplit {
    /** Checks the fold. */
    public QuestionFold {
      checkFold(fold);
    }

    @Override
    public List<Partition> divide(OpinionSurvey survey) {
      return byQuestion(survey, questions -> Partition.fold(questions, FOLDS, fold, seed));
    }
  }

  private static void checkFold(int fold) {
    Checks.atLeast("fold", 0, fold);
    if (fold >= FOLDS) {
      throw new IllegalArgumentException("fold must be 0 to " + (FOLDS - 1) + ", but was " + fold);
    }
  }

  private static List<Partition> byQuestion(OpinionSurvey survey, IntFunction<Partition> split) {
    List<String> questions =
        survey.questions().stream().map(OpinionQuestion::wording).distinct().toList();
    Partition partition = split.apply(questions.size());
    Map<String, Part> parts = new HashMap<>();
    for (Part part : Part.values()) {
      Arrays.stream(partition.of(part)).forEach(q -> parts.put(questions.get(q), part));
    }
    return survey.cells().stream()
        .map(
            cells ->
                new Partition(
                    positions(cells, parts, Part.TRAIN),
                    positions(cells, parts, Part.VALIDATION),
                    positions(cells, parts, Part.TEST)))
        .toList();
  }

  private static int[] positions(List<OpinionCell> cells, Map<String, Part> parts, Part part) {
    return IntStream.range(0, cells.size())
        .filter(i -> parts.get(cells.get(i).question().wording()) == part)
        .toArray();
  }
}
