/** From a specification to its cells and their content-addressed ids. */
package io.github.grposuite.experiments.plan;
