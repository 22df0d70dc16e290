package io.github.grposuite.core.weighting;

import io.github.grposuite.core.Checks;
import java.util.Arrays;

/**
 * GRPO on a moving average: m_g ← d m_g + (1−d) L_g for groups that the step has seen (L_g itself
 * the first time), α_g ← α_g exp(η m_g), normalised, where a group that was never seen counts as
 * the mean of those that were; w is α over the groups that the step has seen (as
 * marcopoli/sentalign trains).
 *
 * @param etaAlpha step size η ≥ 0, in 1 / units of the loss
 * @param decay d in [0, 1); 0 is GRPO on the losses of the step
 */
public record MovingAverage(double etaAlpha, double decay) implements GroupWeighting {
  public MovingAverage {
    Checks.nonNegative("eta_alpha", etaAlpha);
    Checks.fraction("decay", decay);
    if (decay == 1) {
      throw new IllegalArgumentException("decay must be below 1, or no loss would count");
    }
  }

  @Override
  public String name() {
    return "ema";
  }

  @Override
  public boolean isAdaptive() {
    return true;
  }

  @Override
  public GroupWeighting withEtaAlpha(double other) {
    return new MovingAverage(other, decay);
  }

  @Override
  public GroupWeights start(int[] sizes) {
    return new Weights(sizes, etaAlpha, decay);
  }

  private static final class Weights extends GroupWeights {
    private final double eta;
    private final double decay;
    private final double[] logits;
    private final double[] means;
    private final boolean[] known;
    private double stepFactor = 1;

    Weights(int[] sizes, double eta, double decay) {
      super(sizes);
      this.eta = eta;
      this.decay = decay;
      logits = new double[sizes.length];
      means = new double[sizes.length];
      known = new boolean[sizes.length];
      boolean[] all = new boolean[sizes.length];
      Arrays.fill(all, true);
      weigh(all);
    }

    @Override
    public void update(SeenLosses seen) {
      double sum = 0;
      int count = 0;
      boolean[] here = new boolean[means.length];
      for (int g = 0; g < means.length; g++) {
        here[g] = seen.has(g);
        if (here[g]) {
          double loss = seen.means()[g];
          means[g] = known[g] ? decay * means[g] + (1 - decay) * loss : loss;
          known[g] = true;
        }
        sum += known[g] ? means[g] : 0;
        count += known[g] ? 1 : 0;
      }
      if (!anyOf(here)) {
        return;
      }
      for (int g = 0; g < means.length; g++) {
        logits[g] += stepFactor * eta * (known[g] ? means[g] : sum / count);
      }
      weigh(here);
    }

    private static boolean anyOf(boolean[] here) {
      boolean any = false;
      for (boolean one : here) {
        any |= one;
      }
      return any;
    }

    /** α from the logits, of which the largest becomes 0, and w over the groups that are here. */
    private void weigh(boolean[] here) {
      double top = Arrays.stream(logits).max().orElseThrow();
      double topHere = Double.NEGATIVE_INFINITY;
      for (int g = 0; g < logits.length; g++) {
        logits[g] -= top;
        topHere = here[g] ? Math.max(topHere, logits[g]) : topHere;
      }
      double[] all = new double[logits.length];
      double[] some = new double[logits.length];
      for (int g = 0; g < logits.length; g++) {
        all[g] = StrictMath.exp(logits[g]);
        some[g] = here[g] ? StrictMath.exp(logits[g] - topHere) : 0;
      }
      setWeights(Losses.normalised(some));
      System.arraycopy(Losses.normalised(all), 0, alpha, 0, all.length);
    }

    @Override
    public void scaleStep(double factor) {
      stepFactor *= Checks.nonNegative("the factor of eta_alpha", factor);
    }

    /** The logits, the averages, which of them are known, the factor of the step, and w_g / N_g. */
    @Override
    public double[] state() {
      int k = logits.length;
      double[] state = new double[4 * k + 1];
      System.arraycopy(logits, 0, state, 0, k);
      System.arraycopy(means, 0, state, k, k);
      for (int g = 0; g < k; g++) {
        state[2 * k + g] = known[g] ? 1 : 0;
      }
      state[3 * k] = stepFactor;
      System.arraycopy(coefficients, 0, state, 3 * k + 1, k);
      return state;
    }

    @Override
    public void restore(double[] state) {
      int k = logits.length;
      checkLength(state, 4 * k + 1);
      System.arraycopy(state, 0, logits, 0, k);
      System.arraycopy(state, k, means, 0, k);
      for (int g = 0; g < k; g++) {
        known[g] = state[2 * k + g] != 0;
      }
      stepFactor = state[3 * k];
      boolean[] all = new boolean[k];
      Arrays.fill(all, true);
      weigh(all);
      System.arraycopy(state, 3 * k + 1, coefficients, 0, k);
    }
  }
}
