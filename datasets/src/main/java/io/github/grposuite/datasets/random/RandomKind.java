package io.github.grposuite.datasets.random;

/** Where random draws come from. */
public enum RandomKind {
  /**
   * The authors' stream: NumPy's legacy generator, one stream for all purposes in a fixed order.
   */
  NUMPY_LEGACY {
    @Override
    public Streams open(long seed) {
      Draws single = new NumpyLegacyDraws(seed);
      return purpose -> single;
    }
  },
  /** One independent stream a purpose, derived from (seed, purpose); a new one changes no other. */
  SPLITTABLE {
    @Override
    public Streams open(long seed) {
      return purpose -> new SplittableDraws(SplittableDraws.provider(seed, purpose));
    }
  };

  /** The streams of one seed. */
  @FunctionalInterface
  public interface Streams {
    /** The stream of a purpose such as {@code train}. */
    Draws stream(String purpose);
  }

  /**
   * The streams of a seed.
   *
   * @throws IllegalArgumentException if the source does not take that seed
   */
  public abstract Streams open(long seed);
}
