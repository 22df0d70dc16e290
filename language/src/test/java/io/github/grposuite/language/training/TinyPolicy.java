package io.github.grposuite.language.training;

import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.policy.TrainablePolicy;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A bilinear softmax over few tokens: the logits are cW, c being the mean of fixed embeddings of
 * all tokens so far. Dropout zeroes entries of c.
 */
final class TinyPolicy implements TrainablePolicy {
  static final int TOKENS = 6;
  static final int WIDTH = 4;
  static final int SIZE = TOKENS * WIDTH;

  private final double[][] embeddings = new double[TOKENS][WIDTH];
  private final double dropout;
  private float[] weights = new float[SIZE];

  private int calls;

  /** How many calls of {@link #accumulate} succeed before one fails, to test interruptions. */
  private int callsUntilFailure = Integer.MAX_VALUE;

  TinyPolicy(double dropout) {
    SplittableRandom random = new SplittableRandom(5);
    for (double[] embedding : embeddings) {
      Arrays.setAll(embedding, j -> 2 * random.nextDouble() - 1);
    }
    for (int j = 0; j < SIZE; j++) {
      weights[j] = (float) (random.nextDouble() - 0.5);
    }
    this.dropout = dropout;
  }

  void failAfter(int calls) {
    callsUntilFailure = calls;
  }

  /** Calls of {@link #accumulate} so far. */
  int calls() {
    return calls;
  }

  @Override
  public int size() {
    return SIZE;
  }

  @Override
  public float[] weights() {
    return weights.clone();
  }

  @Override
  public void setWeights(float[] weights) {
    this.weights = weights.clone();
  }

  @Override
  public double[][] logProbabilities(List<Continuations> items) {
    double[] w = new double[SIZE];
    Arrays.setAll(w, j -> weights[j]);
    return items.stream()
        .map(item -> sums(item, w, ones(), new double[item.responses().length][SIZE]))
        .toArray(double[][]::new);
  }

  private static double[] ones() {
    double[] mask = new double[WIDTH];
    Arrays.fill(mask, 1);
    return mask;
  }

  @Override
  public double[][] accumulate(
      List<Continuations> items, UpstreamGradient upstream, float[] gradient, long dropoutSeed) {
    calls++;
    if (callsUntilFailure-- == 0) {
      throw new Interruption();
    }
    SplittableRandom random = new SplittableRandom(dropoutSeed);
    double[] w = new double[SIZE];
    Arrays.setAll(w, j -> weights[j]);
    double[][] results = new double[items.size()][];
    for (int i = 0; i < results.length; i++) {
      double[] mask = new double[WIDTH];
      Arrays.setAll(mask, j -> random.nextDouble() < dropout ? 0 : 1 / (1 - dropout));
      double[][] gradients = new double[items.get(i).responses().length][SIZE];
      results[i] = sums(items.get(i), w, mask, gradients);
      double[] seeds = upstream.of(i, results[i]);
      for (int r = 0; r < seeds.length; r++) {
        for (int j = 0; j < SIZE; j++) {
          gradient[j] += (float) (seeds[r] * gradients[r][j]);
        }
      }
    }
    return results;
  }

  /** ln π of every response, and its gradients, for any weights. */
  double[] sums(Continuations item, double[] w, double[][] gradients) {
    return sums(item, w, ones(), gradients);
  }

  private double[] sums(Continuations item, double[] w, double[] mask, double[][] gradients) {
    double[] sums = new double[item.responses().length];
    for (int r = 0; r < sums.length; r++) {
      double[] total = new double[WIDTH];
      for (int token : item.prompt()) {
        add(total, token);
      }
      int seen = item.prompt().length;
      for (int token : item.responses()[r]) {
        double[] context = new double[WIDTH];
        for (int j = 0; j < WIDTH; j++) {
          context[j] = mask[j] * total[j] / seen;
        }
        sums[r] += logSoftmax(context, w, token, gradients[r]);
        add(total, token);
        seen++;
      }
    }
    return sums;
  }

  private void add(double[] total, int token) {
    for (int j = 0; j < WIDTH; j++) {
      total[j] += embeddings[token][j];
    }
  }

  private static double logSoftmax(double[] context, double[] w, int token, double[] gradient) {
    double[] logits = new double[TOKENS];
    for (int v = 0; v < TOKENS; v++) {
      for (int j = 0; j < WIDTH; j++) {
        logits[v] += context[j] * w[v * WIDTH + j];
      }
    }
    double top = Arrays.stream(logits).max().getAsDouble();
    double sum = Arrays.stream(logits).map(z -> Math.exp(z - top)).sum();
    for (int v = 0; v < TOKENS; v++) {
      double error = (v == token ? 1 : 0) - Math.exp(logits[v] - top) / sum;
      for (int j = 0; j < WIDTH; j++) {
        gradient[v * WIDTH + j] += error * context[j];
      }
    }
    return logits[token] - top - Math.log(sum);
  }

  /** A process that ends in the middle. */
  static final class Interruption extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
