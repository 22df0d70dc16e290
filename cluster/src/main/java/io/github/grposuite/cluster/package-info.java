/**
 * Cells as tasks of Apache Spark. The driver leases cells, ships the experiment and writes the
 * records; executors compute.
 */
package io.github.grposuite.cluster;
