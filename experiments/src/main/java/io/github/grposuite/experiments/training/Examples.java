package io.github.grposuite.experiments.training;

import io.github.grposuite.core.Settings;

/** Of which policies of a run it is recorded what they make of each held-out pair. */
enum Examples {
  NONE,
  /** The policy that the run keeps. */
  RECORDED,
  /** That one, and the policy of the checkpoint that the method's own objective chooses. */
  BOTH;

  /** Of how many. */
  int policies() {
    return switch (this) {
      case NONE -> 0;
      case RECORDED -> 1;
      case BOTH -> 2;
    };
  }

  static Examples read(Settings settings) {
    return settings.addedChoice("examples", Examples.class, NONE);
  }
}
