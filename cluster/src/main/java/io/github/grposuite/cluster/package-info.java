/**
 * Cells as tasks of Apache Spark. The driver claims cells, ships the experiment and writes the
 * records; executors compute.
 */
package io.github.grposuite.cluster;
