package io.github.grposuite.datasets.pairs;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which group a row is of: what a column says, or the column of another file's row that has the
 * same value in a column which both have.
 */
public record GroupColumn(Optional<Join> join, String column) {
  /**
   * Another file.
   *
   * @param on the column that both files have
   */
  public record Join(Path file, String on) {}

  /** Of the same file. */
  public static GroupColumn of(String column) {
    return new GroupColumn(Optional.empty(), column);
  }
}
