package io.github.grposuite.datasets.opinions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.grposuite.datasets.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The loader on the real file's rows; not part of the repository. */
class RealSurveyTest {
  private static final Path FILE = Path.of("../../shared/data/goqa/global_opinions.csv");
  private static final Offset<Double> ROUNDED = within(5.1e-4);
  private static OpinionSurvey five;

  @BeforeAll
  static void read() throws IOException {
    assumeTrue(Files.exists(FILE), "skipped: global_opinions.csv is not here (" + FILE + ")");
    five = SurveyReader.read(FILE, OpinionGroups.FIVE);
  }

  @Test
  void counts() {
    assertThat(five.rows()).isEqualTo(2556);
    assertThat(five.cells().stream().map(List::size)).containsExactly(715, 713, 470, 386, 890);
    assertThat(five.questions()).hasSize(1403);
    assertThat(five.answeredByAll()).isEqualTo(76);
  }

  @Test
  void drops() {
    DropCounts drops = five.drops();
    assertThat(drops.reasons()).containsExactly(DropReason.NO_QUESTION, DropReason.ALL_ZERO);
    assertThat(drops.questions(DropReason.NO_QUESTION)).isEqualTo(1);
    assertThat(drops.cells()[DropReason.ALL_ZERO.ordinal()]).containsExactly(1, 0, 0, 1, 1);
  }

  @Test
  void quirks() throws IOException {
    OpinionSurvey fourteen = SurveyReader.read(FILE, OpinionGroups.FOURTEEN);
    assertThat(fourteen.questions()).hasSize(1958);
    assertThat(fourteen.cells().get(5)).hasSize(1128);
    List<OpinionQuestion> questions = fourteen.questions();
    assertThat(questions).anyMatch(q -> q.options().contains("10.0"));
    assertThat(questions).allMatch(q -> q.options().size() <= 18);
  }

  /** The sizes of training sets that the paper states in its appendix D.4. */
  @Test
  void trainingSizesOfThePaper() {
    List<Partition> partitions = new OpinionSplit.Random(42).of(five);
    assertThat(partitions.stream().map(p -> p.of(Part.TRAIN).length))
        .containsExactly(572, 570, 376, 309, 712);
    SharedQuestions shared = SharedQuestions.of(five, partitions);
    assertThat(shared.test()).containsExactly(72, 72, 47, 38, 89);
    assertThat(shared.shared()).containsExactly(64, 51, 35, 36, 64);
  }

  @Test
  void pairs() {
    OpinionSplit split = new OpinionSplit.Random(42);
    OpinionPairs best = OpinionPairs.of(five, split, new PairRule.BestAgainstRandom(), 42);
    assertThat(best.train()).hasSize(2539);
    assertThat(best.withoutPair()).containsOnly(0);
    OpinionPairs ranked = OpinionPairs.of(five, split, new PairRule.Ranked(4), 42);
    assertThat(ranked.train()).hasSizeGreaterThan(2539);
  }

  @Test
  void statistics() {
    List<AnswerStatistics> answers = AnswerStatistics.of(five);
    Disagreement disagreement = Disagreement.of(five);
    assertThat(answers.stream().map(AnswerStatistics::alone))
        .containsExactly(80, 177, 109, 20, 216);
    for (int g = 0; g < 5; g++) {
      assertThat(answers.get(g).options()).isCloseTo(RealSurvey.OPTIONS[g], ROUNDED);
      assertThat(answers.get(g).entropy()).isCloseTo(RealSurvey.ENTROPY[g], ROUNDED);
      assertThat(answers.get(g).mostSelected()).isCloseTo(RealSurvey.MOST_SELECTED[g], ROUNDED);
      for (int h = 0; h < 5; h++) {
        assertThat(disagreement.totalVariation()[g][h])
            .isCloseTo(RealSurvey.TOTAL_VARIATION[g][h], ROUNDED);
        assertThat(disagreement.otherBest()[g][h]).isCloseTo(RealSurvey.OTHER_BEST[g][h], ROUNDED);
      }
    }
  }
}
