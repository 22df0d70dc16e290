package io.github.grposuite.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.core.Metric;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The thinned curve is a plain function of the number of checkpoints. */
class CurveKeeperTest {
  private static final SeriesKey LOSS = new SeriesKey(Metric.LOSS, "validation", SeriesKey.WORST);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 999, 1000, 1001, 1002, 2000, 2001, 2002, 4001, 12345})
  void everyStrideThAndTheLast(int count) throws IOException {
    CurveKeeper keeper = new CurveKeeper();
    for (int i = 0; i < count; i++) {
      keeper.reach(10 * i - 1);
      keeper.add(keeper.series(LOSS), i);
    }

    Curves curves = keeper.finish();

    int stride = 1;
    while ((count + stride - 1) / stride > CurveKeeper.MOST) {
      stride *= 2;
    }
    int every = stride;
    int[] positions =
        IntStream.range(0, count).filter(i -> i % every == 0 || i == count - 1).toArray();
    assertThat(curves.stride()).isEqualTo(stride);
    assertThat(curves.count()).isEqualTo(count);
    assertThat(curves.steps())
        .containsExactly(IntStream.of(positions).map(i -> 10 * i - 1).toArray());
    assertThat(curves.series()).containsOnlyKeys(LOSS);
    assertThat(curves.series().get(LOSS))
        .containsExactly(IntStream.of(positions).asDoubleStream().toArray());

    Curves wider = curves.thinned(4 * stride, false);
    assertThat(wider.series().get(LOSS))
        .containsExactly(
            IntStream.range(0, count).filter(i -> i % (4 * every) == 0).asDoubleStream().toArray());
    assertThat(curves.thinned(4 * stride, true).steps()).endsWith(10 * (count - 1) - 1);
  }
}
