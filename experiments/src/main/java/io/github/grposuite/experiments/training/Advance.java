package io.github.grposuite.experiments.training;

/**
 * That something which takes long has got further.
 *
 * @param stage what is being done
 * @param part how much of the stage is done, from 0 to 1
 * @param tokens that were trained on since the advance before; 0 where none are
 */
public record Advance(String stage, double part, long tokens) {
  /** One of a stage that does not train on tokens. */
  Advance(String stage, double part) {
    this(stage, part, 0);
  }
}
