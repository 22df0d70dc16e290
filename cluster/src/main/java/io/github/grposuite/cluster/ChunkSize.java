package io.github.grposuite.cluster;

import io.github.grposuite.core.pairs.GroupSums;

/**
 * How many blocks make a chunk, which is a task's work in a pass: a power of two, so that what
 * chunks add up by themselves are branches of the tree in which blocks are added.
 */
final class ChunkSize {
  private static final int CHUNKS_A_SLOT = 4;
  private static final long MOST_BYTES = 512L << 20;

  private ChunkSize() {}

  /**
   * As many as leave every slot some chunks, and a chunk small.
   *
   * @param sizes number of pairs of every group
   * @param bytesOfPair in memory
   * @param slots tasks that run at once
   */
  static int of(int[] sizes, long bytesOfPair, int slots) {
    int blocks = 1;
    while (2L * blocks * GroupSums.BLOCK * bytesOfPair <= MOST_BYTES
        && chunks(sizes, 2 * blocks) >= (long) CHUNKS_A_SLOT * slots) {
      blocks *= 2;
    }
    return blocks;
  }

  private static long chunks(int[] sizes, int blocks) {
    long pairs = (long) blocks * GroupSums.BLOCK;
    long chunks = 0;
    for (int size : sizes) {
      chunks += (size + pairs - 1) / pairs;
    }
    return chunks;
  }
}
