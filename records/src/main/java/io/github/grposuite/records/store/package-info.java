/** The records on disk. */
package io.github.grposuite.records.store;
