/** Losses of a preference margin. */
package io.github.grposuite.core.loss;
