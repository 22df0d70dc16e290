/**
 * Losses, weightings and solvers of the user's own: from a file to a provider, under a digest that
 * is part of a run's id, and what their code does wrong in their name.
 */
package io.github.grposuite.experiments.plugins;
