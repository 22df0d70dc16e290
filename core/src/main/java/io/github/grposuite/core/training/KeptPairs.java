package io.github.grposuite.core.training;

import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.weighting.GroupWeighting;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/** The pairs that a weighting keeps of those it is given. */
final class KeptPairs {
  private KeptPairs() {}

  /**
   * So many pairs of each group as {@link GroupWeighting#kept} says, drawn without replacement and
   * left in their order; all of them, without a draw, where it keeps all.
   */
  static PairMatrix draw(GroupWeighting weighting, PairMatrix pairs, UniformRandomProvider random) {
    int[] sizes = pairs.sizes();
    int[] kept = weighting.kept(sizes);
    if (Arrays.equals(kept, sizes)) {
      return pairs;
    }
    PairMatrix some = PairMatrix.withCapacity(pairs.dimension(), kept);
    for (int g = 0; g < sizes.length; g++) {
      int missing = kept[g];
      for (int i = 0; missing > 0; i++) {
        int left = sizes[g] - i;
        if (left == missing || random.nextInt(left) < missing) {
          some.append(pairs, g, i);
          missing--;
        }
      }
    }
    return some;
  }
}
