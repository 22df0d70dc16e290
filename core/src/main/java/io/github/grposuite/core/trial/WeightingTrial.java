package io.github.grposuite.core.trial;

import io.github.grposuite.core.weighting.GroupWeighting;
import io.github.grposuite.core.weighting.GroupWeights;
import io.github.grposuite.core.weighting.SeenLosses;
import java.util.Arrays;

/**
 * Tries a weighting on the losses of a few steps, of which one sees no pair of the first group and
 * one none at all: α stays on the simplex, and so does w if the weighting adapts; a step that saw
 * nothing changes nothing; weights that follow the losses say so; a saved state goes on with the
 * same bits.
 */
public final class WeightingTrial {
  private static final int STEPS = 4;
  private static final int DIMENSION = 3;
  private static final double ON_SIMPLEX = 1e-9;

  private final GroupWeighting weighting;
  private final int groups;
  private final int[] sizes;

  /** What the caller uses again in every step, as a trainer does. */
  private final SeenLosses seen;

  private WeightingTrial(GroupWeighting weighting, int groups) {
    this.weighting = weighting;
    this.groups = groups;
    sizes = new int[groups];
    for (int g = 0; g < groups; g++) {
      sizes[g] = 3 + 2 * g;
    }
    double[][] gradients = new double[weighting.needsGradients() ? groups : 0][DIMENSION];
    seen = new SeenLosses(new double[groups], new int[groups], gradients);
  }

  /**
   * Fails where the weighting does not keep what it promises.
   *
   * @throws IllegalArgumentException saying after what, and the number
   */
  public static void check(GroupWeighting weighting, int groups) {
    new WeightingTrial(weighting, groups).run();
  }

  private void run() {
    GroupWeights rising = started();
    GroupWeights falling = started();
    for (int step = 0; step < STEPS; step++) {
      look(step, true);
      rising.update(seen);
      onSimplex(rising, "after a step");
      look(step, false);
      falling.update(seen);
    }
    if (!weighting.isAdaptive() && !same(rising, falling)) {
      throw new IllegalArgumentException(
          "its weights follow the losses, but isAdaptive() is false, by which reports take them"
              + " for fixed; return true");
    }
    restored(rising);
    absent(rising, 1, "after a step without a pair of group 0");
    double[] before = numbers(rising);
    absent(rising, groups, "after a step without any pair");
    if (!Arrays.equals(before, numbers(rising))) {
      throw new IllegalArgumentException(
          "its weights move in a step that has seen no pair; leave them where seen.has is false");
    }
  }

  private GroupWeights started() {
    GroupWeights weights = weighting.start(sizes.clone());
    onSimplex(weights, "before the first step");
    return weights;
  }

  /** Losses that rise or fall with the group. */
  private void look(int step, boolean rise) {
    for (int g = 0; g < groups; g++) {
      seen.means()[g] = 0.3 + 0.4 * (rise ? g : groups - g) + 0.1 * step;
      seen.counts()[g] = sizes[g];
    }
    for (int g = 0; g < seen.gradients().length; g++) {
      for (int j = 0; j < DIMENSION; j++) {
        seen.gradients()[g][j] = (j == g % DIMENSION ? 1 : 0.25) * seen.means()[g];
      }
    }
  }

  /** A step that does not see the first groups, of whose losses nothing is known. */
  private void absent(GroupWeights weights, int first, String when) {
    look(0, true);
    for (int g = 0; g < first; g++) {
      seen.means()[g] = Double.NaN;
      seen.counts()[g] = 0;
      if (g < seen.gradients().length) {
        Arrays.fill(seen.gradients()[g], 0);
      }
    }
    weights.update(seen);
    onSimplex(weights, when);
  }

  private void restored(GroupWeights weights) {
    weights.scaleStep(0.5);
    double[] state = weights.state();
    double[] copy = state.clone();
    GroupWeights again = started();
    again.restore(state.clone());
    boolean same = same(weights, again);
    for (int step = 0; step < 2; step++) {
      look(step, step == 0);
      weights.update(seen);
      again.update(seen);
      same &= same(weights, again);
    }
    if (!same) {
      throw new IllegalArgumentException(
          "weights that go on from state() are not those that it was taken from; put all that"
              + " further steps depend on into it, the factor of scaleStep as well");
    }
    if (!Arrays.equals(state, copy)) {
      throw new IllegalArgumentException("what state() returned changes in later steps; copy it");
    }
  }

  private void onSimplex(GroupWeights weights, String when) {
    simplex("alpha", weights.alpha(), when, true);
    double[] effective = new double[groups];
    for (int g = 0; g < groups; g++) {
      effective[g] = weights.effective(g);
      if (Math.abs(weights.coefficients()[g] * sizes[g] - effective[g]) > ON_SIMPLEX) {
        throw new IllegalArgumentException(
            "effective(%s) %s is %s, but coefficients()[%s] times the group's size is %s; mend it"
                .formatted(g, when, effective[g], g, weights.coefficients()[g] * sizes[g]));
      }
    }
    simplex("w", effective, when, weighting.isAdaptive());
  }

  private void simplex(String what, double[] weights, String when, boolean whole) {
    if (weights.length != groups) {
      throw new IllegalArgumentException(
          what + " must have a weight a group, " + groups + ", but has " + weights.length);
    }
    double sum = 0;
    for (int g = 0; g < groups; g++) {
      if (!(weights[g] >= 0 && Double.isFinite(weights[g]))) {
        throw new IllegalArgumentException(
            "%s %s must be at least 0, but that of group %s is %s; use the losses of groups for which"
                    .formatted(what, when, g, weights[g])
                + " seen.has is true, and nothing else");
      }
      sum += weights[g];
    }
    if (whole && !(Math.abs(sum - 1) <= ON_SIMPLEX)) {
      throw new IllegalArgumentException(
          "%s %s must have the sum 1, but has %s; divide by the sum".formatted(what, when, sum));
    }
  }

  private double[] numbers(GroupWeights weights) {
    double[] numbers = Arrays.copyOf(weights.alpha(), 2 * groups);
    System.arraycopy(weights.coefficients(), 0, numbers, groups, groups);
    return numbers;
  }

  private boolean same(GroupWeights a, GroupWeights b) {
    return Arrays.equals(numbers(a), numbers(b));
  }
}
