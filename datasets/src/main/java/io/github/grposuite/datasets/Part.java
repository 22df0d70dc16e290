package io.github.grposuite.datasets;

import java.util.Locale;

/** The parts of divided data. */
public enum Part {
  /** To train on. */
  TRAIN,
  /** To choose by. */
  VALIDATION,
  /** To judge by. */
  TEST;

  /** As in file names and records. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
