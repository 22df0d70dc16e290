/** The inner loops of a step, in a scalar and a vector form that return the same bits. */
package io.github.grposuite.core.kernel;
