package io.github.grposuite.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.ExampleLosses;
import io.github.grposuite.records.ExampleLosses.Row;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.verdict.QuestionDifferences.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Twelve questions: group A answers the first nine, B the last nine, six are answered by both. */
class QuestionDifferencesTest {
  private static final SeriesKey WORST = new SeriesKey(Metric.LOSS, "test", SeriesKey.WORST);

  private static final ExampleLosses X =
      examples(i -> 0.5 + 0.1 * (i * 7 % 5), i -> 0.6 + 0.1 * (i * 3 % 7));
  private static final ExampleLosses Y =
      examples(i -> 0.7 + 0.1 * (i * 5 % 6), i -> 0.9 + 0.1 * (i * 4 % 5));

  private static ExampleLosses examples(IntToDoubleFunction a, IntToDoubleFunction b) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row("validation", "A", "0", 99, false));
    for (int i = 0; i < 12; i++) {
      if (i < 9) {
        rows.add(new Row("test", "A", Integer.toString(i), a.applyAsDouble(i), true));
      }
      if (i >= 3) {
        rows.add(new Row("test", "B", Integer.toString(i), b.applyAsDouble(i), i % 2 == 0));
      }
    }
    return new ExampleLosses(rows);
  }

  private static QuestionDifferences of(ExampleLosses x, ExampleLosses y, SeriesKey key) {
    return new QuestionDifferences(List.of(new Runs("", List.of(x), List.of(y))), key, Margin.NONE);
  }

  /**
   * SciPy 1.17.1, bootstrap of the questions' numbers, 200,000 resamples, BCa: −0.3222 to −0.0300;
   * 0.00956 of them at or above 0, 0.6530 at or above −0.21. Ours has 50,000: standard errors
   * 0.00044 and 0.0022, of the interval's ends about 0.002.
   */
  @Test
  void asScipyBootstrapsQuestions() {
    QuestionDifferences differences = of(X, Y, WORST);
    assertThat(differences.n()).isEqualTo(12);
    Location lower = differences.beyond(-1, 0);
    assertThat(lower.value()).isCloseTo(0.17777777777777778, within(1e-12));
    assertThat(lower.greater()).isCloseTo(0.00956, within(5 * 0.0005));
    assertThat(lower.interval().low()).isCloseTo(0.03, within(0.01));
    assertThat(lower.interval().high()).isCloseTo(0.3222, within(0.01));
    QuestionDifferences marginal =
        new QuestionDifferences(
            List.of(new Runs("", List.of(X), List.of(Y))), WORST, new Margin(0.21, false));
    assertThat(marginal.beyond(-1, 1).greater()).isCloseTo(0.653015, within(5 * 0.0025));
  }

  @Test
  void equalMethodsAreEqualInEveryDraw() {
    Location same = of(X, X, WORST).beyond(1, 0);
    assertThat(same.zero()).isTrue();
    assertThat(same.greater()).isEqualTo(1);
    assertThat(same.less()).isEqualTo(1);
  }

  /** Means over the rows of a group are what metrics.csv would have. */
  @Test
  void otherMetricsAndGroups() {
    SeriesKey accuracy = new SeriesKey(Metric.ACCURACY, "test", SeriesKey.WORST);
    assertThat(of(X, Y, accuracy).beyond(1, 0).value()).isZero();
    SeriesKey one = new SeriesKey(Metric.LOSS, "test", "A");
    QuestionDifferences ofOne = of(X, Y, one);
    assertThat(ofOne.n()).isEqualTo(9);
    assertThat(ofOne.beyond(1, 0).value()).isCloseTo((6.2 - 8.7) / 9, within(1e-12));
    SeriesKey average = new SeriesKey(Metric.LOSS, "test", SeriesKey.AVERAGE);
    double a = ofOne.beyond(1, 0).value();
    double b = of(X, Y, new SeriesKey(Metric.LOSS, "test", "B")).beyond(1, 0).value();
    assertThat(of(X, Y, average).beyond(1, 0).value()).isCloseTo((a + b) / 2, within(1e-12));
  }

  /** A block counts as much as another, however many seeds it has. */
  @Test
  void blocksAreReplicates() {
    QuestionDifferences one = of(X, Y, WORST);
    Differences both =
        one.together(List.of(one, of(X, X, WORST)), List.of("fold: 0", "fold: 1"), Design.SEEDS);
    assertThat(both.beyond(1, 0).value()).isCloseTo(-0.17777777777777778 / 2, within(1e-12));
    assertThat(both.blocks().get(0).effect()).isCloseTo(-0.17777777777777778, within(1e-12));
    assertThat(both.blocks().get(1).effect()).isZero();
    assertThat(both.unitsInWords())
        .isEqualTo("12 questions, averaged over 1 seed of each of 2 blocks");
  }
}
