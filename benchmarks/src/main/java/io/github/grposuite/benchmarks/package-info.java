/**
 * What the suite's speed is measured with: JMH benchmarks, and the training step side by side with
 * the same step in C and NumPy ({@code benchmarks/run}).
 */
package io.github.grposuite.benchmarks;
