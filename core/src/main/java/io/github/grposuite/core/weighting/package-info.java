/** Group weightings: how much each group's loss counts. */
package io.github.grposuite.core.weighting;
