package io.github.grposuite.core.training;

import java.util.Locale;

/** What a method is composed of. */
public enum Component {
  LOSS,
  WEIGHTING,
  SOLVER;

  /** The key that names it in specifications. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
