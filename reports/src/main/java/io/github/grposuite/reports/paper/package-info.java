/**
 * The paper's figures, panel by panel, and what its axes tell: each figure is a function of the
 * records of one experiment, and of a resource with the ticks that the paper prints.
 */
package io.github.grposuite.reports.paper;
