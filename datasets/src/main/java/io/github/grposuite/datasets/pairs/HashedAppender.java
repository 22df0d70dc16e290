package io.github.grposuite.datasets.pairs;

import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.datasets.PreferenceExample;
import io.github.grposuite.datasets.text.HashedFeatures;
import java.util.ArrayList;
import java.util.List;

/**
 * Appends hashed words, which take longer to compute than a pair to read: pairs wait until they are
 * a batch, whose features several threads compute, each pair's by itself. So the bits are the same
 * with any number of threads.
 */
final class HashedAppender implements FeatureAppender {
  /** Characters and features of a batch, about 10 MB. */
  private static final int BATCH = 1 << 20;

  private final HashedFeatures features;
  private final List<Waiting> batch = new ArrayList<>();
  private long size;

  /** A pair's text alone: its row may have much more. */
  private record Waiting(PairMatrix matrix, int group, PreferenceExample pair) {}

  HashedAppender(HashedFeatures features) {
    this.features = features;
  }

  @Override
  public void append(PairMatrix matrix, int group, String name, FoundPair pair) {
    PreferenceExample text =
        new PreferenceExample(pair.prompt(), pair.chosen(), pair.rejected(), name);
    batch.add(new Waiting(matrix, group, text));
    size += features.dimension();
    size += text.prompt().length() + text.chosen().length() + text.rejected().length();
    if (size >= BATCH) {
      end();
    }
  }

  @Override
  public void end() {
    double[][] differences = batch.parallelStream().map(this::difference).toArray(double[][]::new);
    for (int i = 0; i < differences.length; i++) {
      batch.get(i).matrix.append(batch.get(i).group, differences[i]);
    }
    batch.clear();
    size = 0;
  }

  private double[] difference(Waiting waiting) {
    PreferenceExample pair = waiting.pair;
    return features.difference(pair.prompt(), pair.chosen(), pair.rejected(), pair.group());
  }
}
