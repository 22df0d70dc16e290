/** The entry points: write the report of an experiment directory, and an index over several. */
package io.github.grposuite.reports.publish;
