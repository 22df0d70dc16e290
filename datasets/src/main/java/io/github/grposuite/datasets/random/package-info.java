/** Random draws: NumPy's legacy stream as the authors used it, and a splittable one. */
package io.github.grposuite.datasets.random;
