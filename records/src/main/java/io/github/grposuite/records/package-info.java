/**
 * Reads an experiment directory: the list of cells, and each run's measurements after checking
 * their digest. Nothing here averages or draws.
 */
package io.github.grposuite.records;
