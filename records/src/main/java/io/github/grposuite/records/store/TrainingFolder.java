package io.github.grposuite.records.store;

import java.nio.file.Path;

/**
 * Where a cell that is not finished keeps its state. The folder goes away when the cell's record is
 * published; a failure leaves it, so that the cell may be given more time.
 */
public final class TrainingFolder {
  private TrainingFolder() {}

  /** The folder of a cell; nothing is created. */
  public static Path of(RunStore store, String id) {
    return new Layout(store.directory()).training(id);
  }
}
