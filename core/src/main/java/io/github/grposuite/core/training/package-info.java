/** Methods (loss, weighting, solver) and the trainers that run them. */
package io.github.grposuite.core.training;
