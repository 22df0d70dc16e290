package io.github.grposuite.language.training;

import io.github.grposuite.core.Checks;

/**
 * RMSprop (Tieleman and Hinton 2012), in single precision and in the order of operations of
 * torch.optim.RMSprop, neither centred nor with momentum or weight decay, which are torch's
 * defaults:
 *
 * <pre>
 * v ← α v + (1 − α) g²
 * w ← w − lr · g / (√v + ε)
 * </pre>
 *
 * <p>As there, v fuses a multiplication with an addition; torch's root is MKL's, which now and then
 * differs from the rounded one in the last place.
 *
 * <p>v begins at zero and is not corrected for it, so the first update is lr/√(1 − α) whatever the
 * gradient: ten times the learning rate at α = 0.99. The paper fine-tunes with it (Table 2). The
 * state takes 4 bytes a weight.
 *
 * @param alpha decay of the mean of squares, in [0, 1); it has nothing to do with group weights
 * @param epsilon added to the denominator, &gt; 0
 */
public record RmsProp(double alpha, double epsilon) implements Optimiser {
  /** The values of torch.optim.RMSprop when nothing is said. */
  public static final RmsProp DEFAULT = new RmsProp(0.99, 1e-8);

  /** Checks the ranges. */
  public RmsProp {
    if (!(alpha >= 0 && alpha < 1)) {
      throw new IllegalArgumentException(
          "smoothing must be at least 0 and less than 1, but was " + alpha);
    }
    Checks.positive("epsilon", epsilon);
  }

  @Override
  public Squares start(int size) {
    return new Squares(this, new float[size]);
  }

  /** The running state: v. */
  public static final class Squares implements State {
    private final RmsProp settings;
    private final float[] square;

    private Squares(RmsProp settings, float[] square) {
      this.settings = settings;
      this.square = square;
    }

    @Override
    public void restore(float[] mean, float[] savedSquare, int updates) {
      System.arraycopy(savedSquare, 0, square, 0, square.length);
    }

    @Override
    public float[] mean() {
      return new float[0];
    }

    @Override
    public float[] square() {
      return square;
    }

    @Override
    public void update(float[] weights, float[] gradient, double learningRate) {
      float keep = (float) settings.alpha;
      float rate = (float) (1 - settings.alpha);
      float epsilon = (float) settings.epsilon;
      float step = (float) -learningRate;
      for (int j = 0; j < weights.length; j++) {
        float g = gradient[j];
        square[j] = Math.fma(rate * g, g, square[j] * keep);
        weights[j] += step * g / ((float) Math.sqrt(square[j]) + epsilon);
      }
    }
  }
}
