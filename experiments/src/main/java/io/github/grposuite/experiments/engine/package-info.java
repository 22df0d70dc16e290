/** Runs cells and keeps their records. */
package io.github.grposuite.experiments.engine;
