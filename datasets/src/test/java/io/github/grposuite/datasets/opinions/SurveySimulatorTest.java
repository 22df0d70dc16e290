package io.github.grposuite.datasets.opinions;

import static org.assertj.core.api.Assertions.assertThat;

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
        .isEqualTo("097939408ff83b5de72d43beaa45a164f822bf6501126c674cec600ec7b83b9a");
    assertThat(SurveySimulator.csv(1)).isNotEqualTo(SurveySimulator.csv(2));
  }

  @Test
  void sizesAreInTheRealProportions() {
    assertThat(SURVEY.cells().stream().map(List::size)).containsExactly(207, 208, 136, 112, 258);
    assertThat(SURVEY.rows()).isEqualTo(278);
    assertThat(SURVEY.answeredByAll()).isEqualTo(69);
  }

  @Test
  void itHasTheQuirksOfTheRealFile() {
    DropCounts drops = SURVEY.drops();
    assertThat(drops.reasons())
        .containsExactly(DropReason.NO_QUESTION, DropReason.ONE_OPTION, DropReason.ALL_ZERO);
    assertThat(drops.questions(DropReason.ONE_OPTION)).isEqualTo(1);
    assertThat(drops.cells(DropReason.ONE_OPTION, 0)).isEqualTo(1);
    assertThat(SURVEY.cells().stream().flatMap(List::stream).filter(OpinionCell::tied).count())
        .isEqualTo(17);
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

  @Test
  void groupsDisagree() {
    Disagreement disagreement = Disagreement.of(SURVEY);
    for (int g = 0; g < 5; g++) {
      for (int h = 0; h < g; h++) {
        assertThat(disagreement.shared()[g][h]).isGreaterThan(60);
        assertThat(disagreement.totalVariation()[g][h]).isBetween(0.1, 0.5);
        assertThat(disagreement.otherBest()[g][h]).isBetween(0.2, 0.8);
      }
    }
  }

  @Test
  void questionsAreDistinctAndComplete() {
    List<QuestionBank.Item> items = QuestionBank.read();
    assertThat(items).hasSize(284);
    assertThat(items.stream().map(QuestionBank.Item::text)).doesNotHaveDuplicates();
    for (QuestionBank.Item item : items) {
      assertThat(item.text()).doesNotContain("____");
      assertThat(item.options()).hasSizeBetween(2, 11).doesNotHaveDuplicates();
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
