package io.github.grposuite.cli;

import io.github.grposuite.experiments.engine.TimeEstimate;
import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.records.store.RunStore;
import java.util.List;

/** What {@code run} would do. */
final class DryRun {
  private DryRun() {}

  /** Lists the cells, and says how many there are and how long they will take. */
  static void tell(List<Cell> cells, RunStore store, int jobs, Console console) {
    cells.forEach(cell -> console.say(cell.id() + " " + cell.describe()));
    TimeEstimate estimate = TimeEstimate.of(cells, store);
    console.say(count(cells.size(), estimate));
    if (estimate.left() > 0) {
      console.say(time(estimate, jobs));
    }
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
