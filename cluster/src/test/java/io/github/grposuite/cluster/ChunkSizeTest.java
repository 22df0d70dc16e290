package io.github.grposuite.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunkSizeTest {
  /** A block of 32,768 pairs of 32 bytes is 1 MiB. */
  @ParameterizedTest(name = "{0} and {1} pairs of {2} bytes, {3} slots")
  @CsvSource({
    "1, 1, 32, 1, 1",
    // 16 and 1 blocks: 17 chunks of one, 9 of two, 5 of four, 3 of eight.
    "524288, 1, 32, 1, 4",
    "524288, 1, 32, 2, 2",
    "524288, 1, 32, 3, 1",
    // A block of 4,096 doubles a pair is 1 GiB, one of 1,024 is 256 MiB.
    "50000000, 50000000, 32768, 1, 1",
    "50000000, 50000000, 8192, 1, 2",
  })
  void asManyBlocksAsLeaveEverySlotFourChunksBelowHalfAGibibyte(
      int first, int second, long bytes, int slots, int blocks) {
    assertThat(ChunkSize.of(new int[] {first, second}, bytes, slots)).isEqualTo(blocks);
  }
}
