package io.github.grposuite.datasets.random;

/** The draws that worlds are made of. Running state; belongs to one thread. */
public interface Draws {
  /** Uniform on [0, 1), 53 bits. */
  double uniform();

  /** True with probability p. */
  boolean bernoulli(double p);

  /** True with the probability {@code certainty} that a label has no noise; one draw. */
  boolean certain(double certainty);

  /** Standard normal. */
  double normal();

  /** Permutes the array uniformly. */
  void shuffle(int[] values);

  /** {@code count} different indices of 0..n−1, uniform, in the order drawn. */
  int[] distinct(int n, int count);

  /** One index of 0..n−1, uniform. */
  int index(int n);
}
