package io.github.grposuite.datasets.pairs;

import java.io.IOException;

/** The rows of a file, one after the other. */
interface RowReader extends AutoCloseable {
  /**
   * The next row; null at the end.
   *
   * @throws PairException if it is none, saying in which line
   */
  Row next() throws IOException;

  @Override
  void close() throws IOException;
}
