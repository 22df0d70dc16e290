package io.github.grposuite.core.pairs;

/** Something needs single pairs, but these lie on other machines, which send sums alone. */
public final class PairsElsewhereException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With that message, which says what to use instead. */
  public PairsElsewhereException(String message) {
    super(message);
  }
}
