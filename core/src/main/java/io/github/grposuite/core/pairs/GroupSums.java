package io.github.grposuite.core.pairs;

import io.github.grposuite.core.kernel.Kernel;
import io.github.grposuite.core.loss.LossByGroup;
import io.github.grposuite.core.loss.PreferenceLoss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * By one pass over the pairs, for every group g the sum of its losses, the sum of their gradients,
 * and the number of pairs with a positive margin. Holds the scratch space, so it belongs to one
 * thread.
 *
 * <p>A group with more than {@value #BLOCK} pairs is summed in blocks of that many, by several
 * threads where the machine has them, and the blocks' sums are added in pairs, then these in pairs,
 * and so on. So the order of summation depends on the data's shape alone, and the bits are the same
 * with any number of threads.
 */
public final class GroupSums {
  /** Pairs a block. */
  public static final int BLOCK = 32_768;

  private final int dimension;
  private final double[] theta;

  /** Of each group its blocks; the first ends up with the sums of all. */
  private final List<List<BlockSums>> sums = new ArrayList<>();

  private record Block(BlockSums sums, int group, int from, int to) {}

  /** Scratch space for matrices of that many groups and features, of any size. */
  public GroupSums(int groups, int dimension) {
    this.dimension = dimension;
    theta = new double[Kernel.pad(dimension)];
    for (int g = 0; g < groups; g++) {
      sums.add(new ArrayList<>(List.of(new BlockSums(dimension))));
    }
  }

  /** Computes losses and gradients at {@code at}, length d. */
  public void gradients(PairMatrix pairs, LossByGroup loss, double[] at) {
    compute(pairs, loss, at, true);
  }

  /** Computes losses and positive margins at {@code at}, length d. */
  public void measures(PairMatrix pairs, LossByGroup loss, double[] at) {
    compute(pairs, loss, at, false);
  }

  /** Σ_{i∈g} ℓ_i of the last pass. */
  public double lossSum(int group) {
    return of(group).loss();
  }

  /** Σ_{i∈g} ∇ℓ_i of the last {@link #gradients}, at least d long; valid until the next. */
  public double[] gradientSum(int group) {
    return of(group).gradient();
  }

  /** The number of pairs of the group with h &gt; 0 in the last {@link #measures}. */
  public int positives(int group) {
    return of(group).positives();
  }

  /** Σ_{i∈g} h_i of the last {@link #measures}. */
  public double marginSum(int group) {
    return of(group).margins();
  }

  private Totals of(int group) {
    return sums.get(group).get(0).totals;
  }

  private void compute(PairMatrix pairs, LossByGroup loss, double[] at, boolean gradient) {
    System.arraycopy(at, 0, theta, 0, pairs.dimension);
    if (largest(pairs.counts) <= BLOCK) {
      for (int g = 0; g < pairs.groups(); g++) {
        sums.get(g).get(0).compute(pairs, g, 0, pairs.counts[g], loss.of(g), theta, gradient);
      }
      return;
    }
    List<Block> blocks = blocks(pairs.counts);
    Throwable[] thrown = new Throwable[blocks.size()];
    IntStream.range(0, blocks.size())
        .parallel()
        .forEach(
            i -> {
              Block block = blocks.get(i);
              try {
                PreferenceLoss own = loss.of(block.group);
                block.sums.compute(pairs, block.group, block.from, block.to, own, theta, gradient);
              } catch (RuntimeException | Error e) {
                thrown[i] = e;
              }
            });
    throwFirst(thrown);
    for (int g = 0; g < pairs.groups(); g++) {
      List<BlockSums> own = sums.get(g).subList(0, blocks(pairs.counts[g]));
      Totals.addUp(own.stream().map(block -> block.totals).toList(), gradient);
    }
  }

  /**
   * That of the first block, not of the fastest thread, and itself, not a copy without its lines.
   */
  private static void throwFirst(Throwable[] thrown) {
    for (Throwable one : thrown) {
      if (one instanceof RuntimeException exception) {
        throw exception;
      }
      if (one instanceof Error error) {
        throw error;
      }
    }
  }

  private static int largest(int[] counts) {
    int largest = 0;
    for (int count : counts) {
      largest = Math.max(largest, count);
    }
    return largest;
  }

  /** Number of blocks of a group of so many pairs, at least one. */
  public static int blocks(int count) {
    return Math.max(1, (count + BLOCK - 1) / BLOCK);
  }

  private List<Block> blocks(int[] counts) {
    List<Block> blocks = new ArrayList<>();
    for (int g = 0; g < counts.length; g++) {
      List<BlockSums> own = sums.get(g);
      for (int b = 0; b < blocks(counts[g]); b++) {
        if (b == own.size()) {
          own.add(new BlockSums(dimension));
        }
        int from = b * BLOCK;
        blocks.add(new Block(own.get(b), g, from, Math.min(counts[g], from + BLOCK)));
      }
    }
    return blocks;
  }

  /**
   * Sums over a matrix of one group, whose pairs are a block of a larger whole.
   *
   * @param own the loss of the group that it is of
   * @param at θ, d long
   */
  public static Totals block(PairMatrix block, PreferenceLoss own, double[] at, boolean gradient) {
    BlockSums sums = new BlockSums(block.dimension);
    double[] theta = Arrays.copyOf(at, Kernel.pad(block.dimension));
    sums.compute(block, 0, 0, block.counts[0], own, theta, gradient);
    return sums.totals;
  }
}
