/** Preference pairs as arrays, and the pass over them that losses and gradients come from. */
package io.github.grposuite.core.pairs;
