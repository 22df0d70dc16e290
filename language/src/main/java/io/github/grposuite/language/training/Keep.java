package io.github.grposuite.language.training;

/**
 * Which checkpoint's policy a stage ends with; the names are those of the rules by which reports
 * judge.
 */
public enum Keep {
  /** That of the last update. */
  LAST,
  /**
   * That of the lowest validation loss which the learning rate follows: the worst group's for
   * weights that follow the losses, and the mean over groups otherwise. Of equal ones the earliest.
   */
  OWN_OBJECTIVE
}
