/** An experiment's directory as those see it who compute cells: locks, states, new records. */
package io.github.grposuite.records.store;
