package io.github.grposuite.cluster;

import io.github.grposuite.experiments.engine.EngineListener;
import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.records.CellStatus;
import java.util.ArrayList;
import java.util.List;

/** Keeps what an executor has to say until the next record takes it along. */
final class Notes implements EngineListener {
  private final List<String> notes = new ArrayList<>();

  @Override
  public void finished(Cell cell, CellStatus status, boolean reused) {}

  @Override
  public synchronized void noted(String message) {
    notes.add(message);
  }

  /** What came since the last call. */
  synchronized List<String> take() {
    List<String> taken = new ArrayList<>(notes);
    notes.clear();
    return taken;
  }
}
