package io.github.grposuite.language.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchesTest {
  @Test
  void anEpochIsAPermutationThatDependsOnSeedAndEpoch() {
    int[] order = Batches.order(50, 3, 2);
    assertThat(order).containsExactlyInAnyOrder(IntStream.range(0, 50).toArray());
    assertThat(Batches.order(50, 3, 2)).isEqualTo(order);
    assertThat(Batches.order(50, 3, 1)).isNotEqualTo(order);
    assertThat(Batches.order(50, 4, 2)).isNotEqualTo(order);
  }

  @ParameterizedTest(name = "{0} left, {1} parts")
  @CsvSource({
    "20, 4, '3 3 3 3'",
    "11, 4, '3 3 3 2'",
    "5, 4, '2 1 1 1'",
    "3, 4, '1 1 1'",
    "12, 1, 12"
  })
  void batchesAreCutEvenly(int left, int parts, String sizes) {
    int[] order = IntStream.range(0, left + 7).toArray();
    var cut = new Batches(12, parts).cut(order, 7);
    assertThat(cut.stream().map(part -> Integer.toString(part.length)))
        .containsExactly(sizes.split(" "));
    assertThat(cut.stream().flatMapToInt(IntStream::of))
        .containsExactlyElementsOf(IntStream.range(7, 7 + Math.min(12, left)).boxed().toList());
  }
}
