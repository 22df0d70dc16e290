/**
 * What can be inferred from a few seeds: bootstrap intervals, paired tests, and comparisons of
 * methods. Arrays go in, immutable records come out; nothing here knows of experiments, reads or
 * writes. The same input gives the same bits on every machine and in every thread: resamples are
 * drawn from a seed, sums have a fixed order, and transcendental functions are Hipparchus', which
 * are written in Java. {@code tools/statistics_fixtures.py} wrote what SciPy, statsmodels and
 * rliable say.
 */
package io.github.grposuite.reports.inference;
