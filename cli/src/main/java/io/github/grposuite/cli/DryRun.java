package io.github.grposuite.cli;

import io.github.grposuite.experiments.engine.TimeEstimate;
import io.github.grposuite.experiments.engine.WorkEstimate;
import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.training.LanguageEstimate;
import io.github.grposuite.experiments.training.ModelWork;
import io.github.grposuite.records.CellState;
import io.github.grposuite.records.store.RunStore;
import io.github.grposuite.records.store.Snapshot;
import java.util.List;

/** What {@code run} would do. */
final class DryRun {
  private DryRun() {}

  /** Lists the cells, and says how many there are and how long they will take. */
  static void tell(List<Cell> cells, RunStore store, int jobs, Console console) {
    if (cells.stream().anyMatch(cell -> LanguageEstimate.lacksModel(cell.data()))) {
      cells.forEach(cell -> console.say(cell.describe()));
      console.say(Flags.count(cells.size(), "cell") + ", which have no ids without data.model");
      WorkLines.of(WorkEstimate.of(cells)).forEach(console::say);
      return;
    }
    cells.forEach(cell -> console.say(cell.id() + " " + cell.describe()));
    TimeEstimate estimate = TimeEstimate.of(cells, store);
    console.say(count(cells.size(), estimate));
    Snapshot now = store.snapshot();
    List<ModelWork> work =
        WorkEstimate.of(
            cells.stream()
                .filter(cell -> now.status(cell.id()).state() != CellState.DONE)
                .toList());
    if (estimate.left() > 0 && (work.isEmpty() || estimate.unknown() < estimate.left())) {
      console.say(time(estimate, jobs));
    }
    WorkLines.of(work).forEach(console::say);
  }

  private static String count(int cells, TimeEstimate estimate) {
    int done = cells - estimate.left();
    return Flags.count(cells, "cell") + (done == 0 ? "" : ", " + done + " of them done");
  }

  private static String time(TimeEstimate estimate, int jobs) {
    String unknown =
        estimate.unknown() == 0
            ? ""
            : "; without "
                + Flags.count(estimate.unknown(), "cell")
                + " of which nothing is known until one of them is done";
    if (estimate.unknown() == estimate.left()) {
      return "no estimate of the time" + unknown.replace("; without", ": it is of");
    }
    int threads = Math.min(jobs, estimate.left());
    return "about "
        + TimeWords.of(estimate.seconds() / threads)
        + " on "
        + Flags.count(threads, "thread")
        + (estimate.tried() == 0
            ? ", from finished cells"
            : ", from a short trial of " + Flags.count(estimate.tried(), "cell"))
        + unknown;
  }
}
