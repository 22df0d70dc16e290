package io.github.grposuite.cli;

import io.github.grposuite.datasets.random.SplittableDraws;
import io.github.grposuite.experiments.engine.Recomputation;
import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.plugins.Plugins;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.CellRow;
import io.github.grposuite.records.CellState;
import io.github.grposuite.records.CellStatus;
import io.github.grposuite.records.NewerFormatException;
import io.github.grposuite.records.StoreException;
import io.github.grposuite.records.store.ExperimentFiles;
import io.github.grposuite.records.store.Inspection;
import io.github.grposuite.records.store.RunStore;
import io.github.grposuite.records.store.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.rng.UniformRandomProvider;

/** {@code grpo verify DIR}: whether the records are what was written, and come out again. */
final class VerifyCommand extends Command {
  private static final String RERUN = "rerun";
  private static final String SEED = "seed";

  VerifyCommand() {
    super(
        "verify",
        "DIR",
        "check every record of an experiment, or of all below DIR; change nothing");
    option(RERUN, "K", "recompute K random finished cells and compare their bytes");
    flags(Flags.plugins());
    option(SEED, "S", "seed that chooses the K cells");
  }

  @Override
  int run(CommandLine line, Console console) {
    int again = Flags.wholeNumber(line, RERUN, 0, 1, Integer.MAX_VALUE);
    int clock = (int) (System.nanoTime() & Integer.MAX_VALUE);
    int seed = Flags.wholeNumber(line, SEED, clock, 0, Integer.MAX_VALUE);
    Plugins plugins = Flags.plugins(line);
    Path root = Flags.directory(line);
    boolean whole = true;
    try {
      for (Path directory : ExperimentDirectories.in(root)) {
        whole &= check(directory, console);
        whole &= again == 0 || rerun(directory, again, seed, plugins, console);
      }
    } catch (StoreException e) {
      throw new UsageException(e.getMessage());
    }
    return whole ? DONE : FAILED;
  }

  private static boolean check(Path directory, Console console) {
    Inspection inspection = new Inspection(new RunStore(directory));
    List<String> ids = inspection.ids();
    List<String> problems =
        new ArrayList<>(
            ids.parallelStream().flatMap(id -> problem(inspection, id).stream()).toList());
    lost(directory, ids).ifPresent(problems::add);
    inspection.unknownFiles().forEach(path -> problems.add(path + " is not a record"));
    problems.forEach(console::problem);
    console.say(
        directory
            + ": "
            + Flags.count(ids.size(), "record")
            + ", "
            + (problems.isEmpty() ? "all whole" : Flags.count(problems.size(), "problem")));
    return problems.isEmpty();
  }

  /** Cells that have ended, by the table, and have no record. */
  private static Optional<String> lost(Path directory, List<String> ids) {
    Set<String> known = new HashSet<>(ids);
    List<String> lost =
        new ExperimentFiles(new RunStore(directory))
            .table().cells().stream()
                .filter(CellRow::done)
                .map(CellRow::id)
                .filter(id -> !known.contains(id))
                .toList();
    return lost.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "cells.csv calls %s done that have no record here, such as %s; run again"
                .formatted(Flags.count(lost.size(), "cell"), lost.get(0)));
  }

  private static Optional<String> problem(Inspection inspection, String id) {
    try {
      return inspection.problem(id);
    } catch (NewerFormatException e) {
      return Optional.of(e.getMessage());
    }
  }

  private static boolean rerun(
      Path directory, int most, int seed, Plugins plugins, Console console) {
    Plan plan = Plan.of(ExperimentDirectories.specification(directory), plugins);
    RunStore store = new RunStore(directory);
    List<Cell> chosen = chosen(plan, store.snapshot(), most, seed);
    int same = 0;
    try (RunProgress progress = new RunProgress(console, plan.name(), chosen.size());
        Recomputation recomputation = new Recomputation(store, progress)) {
      for (Cell cell : chosen) {
        Optional<String> difference = recomputation.difference(cell);
        difference.ifPresent(console::problem);
        same += difference.isEmpty() ? 1 : 0;
        progress.finished(cell, CellStatus.done(Double.NaN), false);
      }
    }
    console.say(
        "%s: computed %s again (--seed %s): %s with the same bytes"
            .formatted(directory, Flags.count(chosen.size(), "cell"), seed, same));
    return same == chosen.size();
  }

  /** Random finished cells, in random order. */
  private static List<Cell> chosen(Plan plan, Snapshot now, int most, int seed) {
    List<Cell> left = new ArrayList<>(plan.cells());
    UniformRandomProvider random = SplittableDraws.provider(seed, "verify");
    List<Cell> chosen = new ArrayList<>();
    while (chosen.size() < most && !left.isEmpty()) {
      Cell cell = left.remove(random.nextInt(left.size()));
      if (now.status(cell.id()).state() == CellState.DONE) {
        chosen.add(cell);
      }
    }
    return chosen;
  }
}
