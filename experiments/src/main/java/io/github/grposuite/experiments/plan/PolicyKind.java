package io.github.grposuite.experiments.plan;

/** What is trained. */
public enum PolicyKind {
  /** π(y|x) ∝ exp⟨φ(x, y), θ⟩, the paper's theory and its synthetic experiments. */
  LOG_LINEAR,
  /** A decoder language model with a low-rank adapter. */
  LANGUAGE_MODEL
}
