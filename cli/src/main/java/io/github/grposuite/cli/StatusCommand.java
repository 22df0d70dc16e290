package io.github.grposuite.cli;

import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.CellState;
import io.github.grposuite.records.store.CellStatus;
import io.github.grposuite.records.store.ExperimentFiles;
import io.github.grposuite.records.store.RunStore;
import io.github.grposuite.records.store.Snapshot;
import io.github.grposuite.records.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code grpo status DIR}: where the cells of an experiment stand, by method. */
final class StatusCommand implements Command {
  private static final int SHOWN = 5;
  private static final List<CellState> ORDER =
      List.of(
          CellState.DONE,
          CellState.FAILED,
          CellState.RUNNING,
          CellState.INTERRUPTED,
          CellState.QUARANTINED,
          CellState.PENDING);

  @Override
  public String name() {
    return "status";
  }

  @Override
  public String arguments() {
    return "DIR";
  }

  @Override
  public String summary() {
    return "cells by method and state, a quick look (verify checks files); 0 if all are done";
  }

  @Override
  public Options options() {
    return new Options();
  }

  @Override
  public int run(CommandLine line, Console console) {
    Path root = Path.of(Flags.argument(line, "directory of an experiment"));
    boolean done = true;
    for (Path directory : ExperimentDirectories.in(root)) {
      try {
        done &= show(directory, console);
      } catch (StoreException e) {
        throw new UsageException(e.getMessage());
      }
    }
    return done ? DONE : FAILED;
  }

  private static boolean show(Path directory, Console console) {
    RunStore store = new RunStore(directory);
    Snapshot now = store.snapshot();
    Map<String, int[]> counts = new LinkedHashMap<>();
    List<String> errors = new ArrayList<>();
    int[] total = new int[CellState.values().length];
    for (String[] row : new ExperimentFiles(store).table().stream().skip(1).toList()) {
      CellStatus status = now.status(row[0]);
      int state = status.state().ordinal();
      counts.computeIfAbsent(row[1], m -> new int[total.length])[state]++;
      total[state]++;
      if (!status.error().isEmpty()) {
        errors.add(row[0] + " " + row[1] + " seed=" + row[2] + ": " + status.error());
      }
    }
    counts.put("all", total);
    console.out().println(directory);
    table(counts).forEach(console.out()::println);
    errors.stream().limit(SHOWN).forEach(error -> console.out().println("  " + error));
    if (errors.size() > SHOWN) {
      console.out().println("  " + (errors.size() - SHOWN) + " more in failed/ and cells.csv");
    }
    return total[CellState.DONE.ordinal()] == sum(total);
  }

  private static int sum(int[] numbers) {
    int sum = 0;
    for (int number : numbers) {
      sum += number;
    }
    return sum;
  }

  private static List<String> table(Map<String, int[]> counts) {
    List<List<String>> rows = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("method"));
    ORDER.forEach(state -> header.add(state.key()));
    header.add("total");
    rows.add(header);
    counts.forEach(
        (method, numbers) -> {
          List<String> row = new ArrayList<>(List.of(method));
          ORDER.forEach(state -> row.add(Integer.toString(numbers[state.ordinal()])));
          row.add(Integer.toString(sum(numbers)));
          rows.add(row);
        });
    return aligned(rows);
  }

  /** The first column to the left, numbers to the right. */
  private static List<String> aligned(List<List<String>> rows) {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder("  ");
      for (int j = 0; j < row.size(); j++) {
        int column = j;
        int width = rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
        String space = " ".repeat(width - row.get(j).length());
        line.append(j == 0 ? row.get(j) + space : "  " + space + row.get(j));
      }
      lines.add(line.toString());
    }
    return lines;
  }
}
