package io.github.grposuite.records;

import java.nio.charset.StandardCharsets;

/** {@code updates.csv}: a row for every update of a language model's training. */
public final class UpdatesFile {
  private final StringBuilder text =
      new StringBuilder("stage,step,examples,loss,gradient_norm,learning_rate\n");

  /**
   * Adds a row.
   *
   * @param stage fine-tuning or preferences
   * @param step number of updates of the stage, this one among them
   * @param examples training examples seen in the stage
   * @param loss of the batch, as minimised
   * @param gradientNorm before clipping
   */
  public void add(
      String stage,
      int step,
      long examples,
      double loss,
      double gradientNorm,
      double learningRate) {
    text.append(stage).append(',').append(step).append(',').append(examples).append(',');
    text.append(Numbers.exact(loss)).append(',').append(Numbers.exact(gradientNorm)).append(',');
    text.append(Numbers.exact(learningRate)).append('\n');
  }

  /** What is written. */
  public byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
