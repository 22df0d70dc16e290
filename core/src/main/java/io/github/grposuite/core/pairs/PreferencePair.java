package io.github.grposuite.core.pairs;

/**
 * One preference of a member of a group, for a log-linear policy with a uniform reference: the
 * margin is h = ⟨difference, θ⟩.
 *
 * @param group index of the group, from 0
 * @param difference φ(x, y_w, g) − φ(x, y_l, g), chosen minus rejected
 */
public record PreferencePair(int group, double[] difference) {}
