package io.github.grposuite.core.training;

import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.weighting.GroupWeighting;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/** The pairs that a weighting keeps of those it is given. */
public final class KeptPairs {
  private KeptPairs() {}

  /**
   * Which pairs of each group are kept: so many as {@link GroupWeighting#kept} says, drawn without
   * replacement. Nothing is drawn of a group of which all are kept, and nothing at all where all
   * are.
   *
   * @param sizes number of pairs of every group
   * @return increasing indices in the group, one row a group
   */
  public static int[][] draw(GroupWeighting weighting, int[] sizes, UniformRandomProvider random) {
    int[] kept = weighting.kept(sizes);
    int[][] indices = new int[sizes.length][];
    for (int g = 0; g < sizes.length; g++) {
      indices[g] = new int[kept[g]];
      int found = 0;
      for (int i = 0; found < kept[g]; i++) {
        int missing = kept[g] - found;
        int left = sizes[g] - i;
        if (left == missing || random.nextInt(left) < missing) {
          indices[g][found++] = i;
        }
      }
    }
    return indices;
  }

  /** Those pairs in their order; all of them, as they are, where all are kept. */
  static PairMatrix draw(GroupWeighting weighting, PairMatrix pairs, UniformRandomProvider random) {
    int[] sizes = pairs.sizes();
    int[] left = weighting.kept(sizes);
    if (Arrays.equals(left, sizes)) {
      return pairs;
    }
    int[][] kept = draw(weighting, sizes, random);
    PairMatrix some = PairMatrix.withCapacity(pairs.dimension(), left);
    for (int g = 0; g < kept.length; g++) {
      for (int i : kept[g]) {
        some.append(pairs, g, i);
      }
    }
    return some;
  }
}
