package io.github.grposuite.reports.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaperFigureTest {
  @Test
  void figuresAreInThePapersOrderOfNumbers() {
    assertThat(Arrays.stream(PaperFigure.values()).map(PaperFigure::number))
        .containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
    assertThat(PaperFigure.of(4).file()).isEqualTo("figure-04");
    assertThat(PaperFigure.of(12).key()).isEqualTo("figure-12");
  }

  @Test
  void barsAreInThePapersOrder() {
    assertThat(PaperFigure.of(2).methods())
        .containsExactly("ipo", "is-ipo", "gr-ipo", "dpo", "is-dpo", "gr-dpo");
  }

  @Test
  void scenarioTwoHasNoImportanceSampling() {
    for (int number : List.of(5, 8, 11)) {
      assertThat(PaperFigure.of(number).methods())
          .containsExactly("ipo", "gr-ipo", "dpo", "gr-dpo");
    }
  }

  @Test
  void experimentsAreTheFiguresOwnAndTheScripts() {
    assertThat(PaperFigure.of(9).experiment()).isEqualTo("paper/figure-9");
    assertThat(PaperFigure.of(9).scriptsExperiment()).isEqualTo("synthetic/uneven-imbalanced");
    assertThat(PaperFigure.of(6).scriptsExperiment()).isEqualTo("paper/figure-6");
    assertThat(PaperFigure.of(8).readingsExperiment()).isEqualTo("paper/readings-ii");
    assertThatThrownBy(() -> PaperFigure.of(13).experiment())
        .hasMessage(
            "figure-13 is of opinions: it has no experiment of its own; draw it of any of"
                + " opinion/*");
  }

  @Test
  void aNumberWithoutResultsNamesThoseThatThereAre() {
    assertThatThrownBy(() -> PaperFigure.of(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the paper has no figure 1 with results; choose one of 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,"
                + " 12, 13");
  }

  @Test
  void everyFigureSaysWhatItShows() {
    assertThat(Arrays.stream(PaperFigure.values()).map(PaperFigure::summary))
        .doesNotHaveDuplicates();
    assertThat(PaperFigure.of(2).summary())
        .isEqualTo(
            "worst-group validation loss and reward error; swapped features, scenario (iii): groups"
                + " differ in size and in the distribution of responses");
  }
}
