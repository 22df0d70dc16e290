package io.github.grposuite.datasets.python;

/** A text is not the literal that it should be; the message says where and what was expected. */
public final class LiteralException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  LiteralException(int position, String expected, String found) {
    super("character " + position + ": expected " + expected + ", but found " + found);
  }
}
