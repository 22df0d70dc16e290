package io.github.grposuite.experiments.training;

import java.util.OptionalInt;
import java.util.function.IntSupplier;

/**
 * Number of groups.
 *
 * @param known if it is known before a file is opened
 * @param counted counts them, reading files if need be
 */
public record GroupCount(OptionalInt known, IntSupplier counted) {
  /** One that is known. */
  static GroupCount of(int groups) {
    return new GroupCount(OptionalInt.of(groups), () -> groups);
  }
}
