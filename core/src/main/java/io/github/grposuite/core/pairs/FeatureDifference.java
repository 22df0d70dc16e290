package io.github.grposuite.core.pairs;

/**
 * A preference of a member of a group as a log-linear policy with a uniform reference sees it: its
 * margin is h = ⟨difference, θ⟩.
 *
 * @param group index of the group, from 0
 * @param difference φ(x, y_w, g) − φ(x, y_l, g), chosen minus rejected, d long
 */
public record FeatureDifference(int group, double[] difference) {}
