/**
 * The contract on disk: what the files of an experiment are called, what is in them, and by which
 * digests they are known; one class a file writes and reads it. Nothing here averages or draws.
 */
package io.github.grposuite.records;
