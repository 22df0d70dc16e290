/**
 * From an experiment directory to statistics, tables and figures; pure functions of what is on
 * disk.
 */
package io.github.grposuite.reports;
