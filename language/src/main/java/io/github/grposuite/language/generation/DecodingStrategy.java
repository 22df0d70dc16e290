package io.github.grposuite.language.generation;

import io.github.grposuite.core.Checks;
import org.apache.commons.rng.UniformRandomProvider;

/** How the next token is chosen from the scores of all. */
public sealed interface DecodingStrategy {
  /**
   * The next token.
   *
   * @param logits one a token
   * @param random drawn from once a token, or not at all
   */
  int next(float[] logits, UniformRandomProvider random);

  /** Always the token of the highest score; of tied ones the first. */
  record Greedy() implements DecodingStrategy {
    @Override
    public int next(float[] logits, UniformRandomProvider random) {
      int best = 0;
      for (int i = 1; i < logits.length; i++) {
        if (logits[i] > logits[best]) {
          best = i;
        }
      }
      return best;
    }
  }

  /**
   * A token drawn from softmax(logits / temperature).
   *
   * @param temperature positive; 1 draws from the model itself, towards 0 is greedy
   */
  record Temperature(double temperature) implements DecodingStrategy {
    /** Checks. */
    public Temperature {
      Checks.positive("temperature", temperature);
    }

    @Override
    public int next(float[] logits, UniformRandomProvider random) {
      double highest = logits[new Greedy().next(logits, random)];
      double[] upTo = new double[logits.length];
      double sum = 0;
      int last = 0;
      for (int i = 0; i < logits.length; i++) {
        double weight = Math.exp((logits[i] - highest) / temperature);
        if (weight > 0) {
          last = i;
        }
        sum += weight;
        upTo[i] = sum;
      }
      double drawn = random.nextDouble() * sum;
      for (int i = 0; i < last; i++) {
        if (drawn < upTo[i]) {
          return i;
        }
      }
      return last;
    }
  }
}
