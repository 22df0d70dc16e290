package io.github.grposuite.datasets.opinions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurveySimulatorTest {
  private static final OpinionSurvey SURVEY = SurveySimulator.survey(OpinionGroups.FIVE);

  /** Pinned: experiments on the embedded survey rest on it. */
  @Test
  void theSameBytesEverywhere() throws NoSuchAlgorithmException {
    byte[] csv = SurveySimulator.csv(SurveySimulator.SEED).getBytes(StandardCharsets.UTF_8);
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(csv)))
        .isEqualTo("32982cf4c2e2ca8c09993e9241bf17b9e08ce6072b8d4d26d57ae035319a4bf0");
    assertThat(SurveySimulator.csv(1)).isNotEqualTo(SurveySimulator.csv(2));
  }

  /** That of global_opinions.csv, as RealSurveyTest has it. */
  @Test
  void itIsAsLargeAsTheRealFile() {
    assertThat(SURVEY.cells().stream().map(List::size)).containsExactly(715, 713, 470, 386, 890);
    assertThat(SURVEY.questions()).hasSize(1403);
    assertThat(SURVEY.answeredByAll()).isEqualTo(76);
    assertThat(AnswerStatistics.of(SURVEY).stream().map(AnswerStatistics::alone))
        .containsExactly(80, 177, 109, 20, 216);
    assertThat(Disagreement.of(SURVEY).shared())
        .isEqualTo(
            new int[][] {
              {715, 422, 311, 323, 514},
              {422, 713, 153, 275, 434},
              {311, 153, 470, 166, 285},
              {323, 275, 166, 386, 322},
              {514, 434, 285, 322, 890}
            });
  }

  @Test
  void itHasTheQuirksOfTheRealFile() {
    DropCounts drops = SURVEY.drops();
    assertThat(drops.reasons())
        .containsExactly(DropReason.NO_QUESTION, DropReason.ONE_OPTION, DropReason.ALL_ZERO);
    assertThat(drops.questions(DropReason.ONE_OPTION)).isEqualTo(1);
    assertThat(drops.cells(DropReason.ONE_OPTION, 0)).isEqualTo(1);
    assertThat(SURVEY.cells().stream().flatMap(List::stream).filter(OpinionCell::tied).count())
        .isEqualTo(68);
    assertThat(SURVEY.questions()).anyMatch(question -> question.options().contains("1.0"));
    assertThat(SURVEY.cells().stream().flatMap(List::stream))
        .anyMatch(cell -> Math.abs(sum(cell) - 1) > 5e-4);
  }

  private static double sum(OpinionCell cell) {
    double sum = 0;
    for (double share : cell.shares()) {
      sum += share;
    }
    return sum;
  }

  /** The other side of docs/data.md's table; the file's own numbers are RealSurveyTest's. */
  @Test
  void itsAnswersAreLikeThoseOfTheRealFile() {
    List<AnswerStatistics> answers = AnswerStatistics.of(SURVEY);
    Disagreement disagreement = Disagreement.of(SURVEY);
    for (int g = 0; g < 5; g++) {
      AnswerStatistics own = answers.get(g);
      assertThat(own.entropy()).isCloseTo(RealSurvey.ENTROPY[g], within(0.03));
      assertThat(own.mostSelected()).isCloseTo(RealSurvey.MOST_SELECTED[g], within(0.06));
      assertThat(own.options()).isCloseTo(RealSurvey.OPTIONS[g], within(0.9));
      for (int h = 0; h < g; h++) {
        assertThat(disagreement.totalVariation()[g][h])
            .isCloseTo(RealSurvey.TOTAL_VARIATION[g][h], within(0.05));
        assertThat(disagreement.otherBest()[g][h])
            .isCloseTo(RealSurvey.OTHER_BEST[g][h], within(0.15));
      }
    }
  }

  @Test
  void questionsAreDistinctAndComplete() {
    List<QuestionBank.Item> items = QuestionBank.read();
    assertThat(items).hasSize(1442);
    assertThat(items.stream().map(QuestionBank.Item::text)).doesNotHaveDuplicates();
    for (QuestionBank.Item item : items) {
      assertThat(item.text()).doesNotContain("____");
      assertThat(item.options()).hasSizeBetween(2, 13).doesNotHaveDuplicates();
    }
  }

  @Test
  void everyGroupCanBeSplitAnyWay() {
    for (int k = 0; k < OpinionSplit.FOLDS; k++) {
      assertThat(new OpinionSplit.Fold(k, 42).of(SURVEY)).hasSize(5);
    }
    assertThat(new OpinionSplit.Random(42).of(SURVEY)).hasSize(5);
    assertThat(new OpinionSplit.ByQuestion(42).of(SURVEY)).hasSize(5);
  }
}
