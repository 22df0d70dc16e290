package io.github.grposuite.datasets.pairs;

import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.pairs.PairMatrix.Storage;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Objects;

/**
 * Pairs as features, for one division after another. Those of a pair do not depend on its part, so
 * they are copied from the matrices of the division before. Whoever trains has these in memory
 * anyway, and here they are referred to softly; so a file of any size needs no more memory than if
 * it were read again, and is read again only if memory ran short.
 */
public final class KeptFeatures {
  private final PairFeatures features;
  private final Storage storage;
  private DividedPairs last;

  /** One a matrix: a data set holds the matrices, but not the list of them. */
  private List<SoftReference<PairMatrix>> kept = List.of();

  /** Nothing read yet. */
  public KeptFeatures(PairFeatures features, Storage storage) {
    this.features = features;
    this.storage = storage;
  }

  /**
   * Train, validation and test; nobody may change them. A second thread waits for the first.
   *
   * @throws PairException if the files have changed since they were divided
   */
  public synchronized List<PairMatrix> of(DividedPairs divided) throws IOException {
    List<PairMatrix> matrices = known(divided);
    if (matrices.isEmpty()) {
      matrices = PairReading.features(divided, features, storage);
    }
    last = divided;
    kept = matrices.stream().map(SoftReference::new).toList();
    return matrices;
  }

  /** None if they have to be read. */
  private List<PairMatrix> known(DividedPairs divided) {
    List<PairMatrix> known =
        kept.stream().map(SoftReference::get).filter(Objects::nonNull).toList();
    if (last == null || known.size() < kept.size() || !divided.hasPairsOf(last)) {
      return List.of();
    }
    if (divided.dividesLike(last)) {
      return known;
    }
    List<PairMatrix> matrices = PairReading.matrices(divided, features.dimension(), storage);
    divided.copy(last, known, matrices);
    return matrices;
  }
}
