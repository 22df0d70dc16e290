package io.github.grposuite.experiments.engine;

import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.records.store.CellLock;

/**
 * That this process, and no other, may compute a cell; the session takes it back.
 *
 * @param id the cell's
 * @param lock held until then
 */
public record Lease(Cell cell, String id, CellLock lock) {}
