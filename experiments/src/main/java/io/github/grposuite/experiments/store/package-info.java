/** The records on disk. */
package io.github.grposuite.experiments.store;
