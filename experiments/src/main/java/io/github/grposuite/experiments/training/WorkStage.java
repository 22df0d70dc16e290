package io.github.grposuite.experiments.training;

/** What a language model's cells spend their time with. */
public enum WorkStage {
  /** The layers below the adapter, once for all. */
  LAYERS_BELOW("layers below the adapter"),
  FINE_TUNING("fine-tuning"),
  REFERENCE("reference"),
  TRAINING("training"),
  EVALUATION("evaluations");

  private final String words;

  WorkStage(String words) {
    this.words = words;
  }

  /** As it is printed. */
  public String words() {
    return words;
  }
}
