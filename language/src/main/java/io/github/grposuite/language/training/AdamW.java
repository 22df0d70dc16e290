package io.github.grposuite.language.training;

import io.github.grposuite.core.Checks;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019, Algorithm 2), in single precision
 * and in the order of operations of torch.optim.AdamW, with bias correction:
 *
 * <pre>
 * w ← (1 − lr λ) w
 * m ← m + (1 − β₁)(g − m)
 * v ← β₂ v + (1 − β₂) g²
 * w ← w − lr/(1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε)
 * </pre>
 *
 * <p>Like torch's vectorised kernels it fuses a multiplication with an addition in the means, so
 * that both give the same bits from the same gradient. The state takes 8 bytes a weight.
 *
 * @param beta1 decay of the mean of gradients, in [0, 1)
 * @param beta2 decay of the mean of their squares, in [0, 1)
 * @param epsilon added to the denominator, &gt; 0
 * @param weightDecay λ ≥ 0
 */
public record AdamW(double beta1, double beta2, double epsilon, double weightDecay)
    implements Optimiser {
  /** The values of torch.optim.AdamW when nothing is said. */
  public static final AdamW DEFAULT = new AdamW(0.9, 0.999, 1e-8, 0.01);

  /** Checks the ranges. */
  public AdamW {
    beta("the first of betas", beta1);
    beta("the second of betas", beta2);
    Checks.positive("epsilon", epsilon);
    Checks.nonNegative("weight_decay", weightDecay);
  }

  private static void beta(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          name + " must be at least 0 and less than 1, but was " + value);
    }
  }

  @Override
  public Moments start(int size) {
    return new Moments(this, new float[size], new float[size], 0);
  }

  /** The running state: m, v and the number t of updates. */
  public static final class Moments implements State {
    private final AdamW settings;
    private final float[] mean;
    private final float[] square;
    private int updates;

    private Moments(AdamW settings, float[] mean, float[] square, int updates) {
      this.settings = settings;
      this.mean = mean;
      this.square = square;
      this.updates = updates;
    }

    @Override
    public void restore(float[] savedMean, float[] savedSquare, int savedUpdates) {
      System.arraycopy(savedMean, 0, mean, 0, mean.length);
      System.arraycopy(savedSquare, 0, square, 0, square.length);
      updates = savedUpdates;
    }

    @Override
    public float[] mean() {
      return mean;
    }

    @Override
    public float[] square() {
      return square;
    }

    @Override
    public void update(float[] weights, float[] gradient, double learningRate) {
      updates++;
      double correction1 = 1 - StrictMath.pow(settings.beta1, updates);
      double correction2 = 1 - StrictMath.pow(settings.beta2, updates);
      float keep = (float) (1 - learningRate * settings.weightDecay);
      float meanRate = (float) (1 - settings.beta1);
      float squareKeep = (float) settings.beta2;
      float squareRate = (float) (1 - settings.beta2);
      float step = (float) -(learningRate / correction1);
      float root = (float) Math.sqrt(correction2);
      float epsilon = (float) settings.epsilon;
      for (int j = 0; j < weights.length; j++) {
        float g = gradient[j];
        mean[j] = Math.fma(meanRate, g - mean[j], mean[j]);
        square[j] = Math.fma(squareRate * g, g, square[j] * squareKeep);
        float denominator = (float) Math.sqrt(square[j]) / root + epsilon;
        weights[j] = weights[j] * keep + step * mean[j] / denominator;
      }
    }
  }
}
