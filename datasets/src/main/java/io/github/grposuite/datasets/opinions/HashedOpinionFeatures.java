package io.github.grposuite.datasets.opinions;

import io.github.grposuite.datasets.text.HashedFeatures;
import java.util.List;

/** Features of hashed words of question and option. */
public record HashedOpinionFeatures(HashedFeatures features) implements OpinionFeatures {
  @Override
  public int dimension() {
    return features.dimension();
  }

  @Override
  public double[] difference(OpinionPair pair) {
    List<String> options = pair.cell().question().options();
    return features.difference(
        pair.cell().question().text(),
        options.get(pair.chosen()),
        options.get(pair.rejected()),
        pair.group());
  }
}
