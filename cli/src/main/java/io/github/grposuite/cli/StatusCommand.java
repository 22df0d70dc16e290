package io.github.grposuite.cli;

import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.CellRow;
import io.github.grposuite.records.CellState;
import io.github.grposuite.records.CellStatus;
import io.github.grposuite.records.StoreException;
import io.github.grposuite.records.store.ExperimentFiles;
import io.github.grposuite.records.store.RunStore;
import io.github.grposuite.records.store.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.CommandLine;

/** {@code grpo status DIR}: where the cells of an experiment stand, by method. */
final class StatusCommand extends Command {
  private static final int SHOWN = 5;
  private static final List<CellState> ORDER =
      List.of(
          CellState.DONE,
          CellState.FAILED,
          CellState.RUNNING,
          CellState.INTERRUPTED,
          CellState.QUARANTINED,
          CellState.PENDING);

  StatusCommand() {
    super(
        "status",
        "DIR",
        "count cells by method and state (verify checks the files); exit code 0 if all are done");
  }

  @Override
  int run(CommandLine line, Console console) {
    Path root = Flags.directory(line);
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
    for (CellRow row : new ExperimentFiles(store).table().cells()) {
      CellStatus status = now.status(row.id());
      int state = status.state().ordinal();
      counts.computeIfAbsent(row.method(), m -> new int[total.length])[state]++;
      total[state]++;
      if (!status.error().isEmpty()) {
        errors.add(row.id() + " " + row.method() + " seed=" + row.seed() + ": " + status.error());
      }
    }
    counts.put("all", total);
    console.say(directory);
    console.out().print(table(counts).text());
    errors.stream().limit(SHOWN).forEach(error -> console.say("  " + error));
    if (errors.size() > SHOWN) {
      console.say("  " + (errors.size() - SHOWN) + " more in failed/ and cells.csv");
    }
    return total[CellState.DONE.ordinal()] == sum(total);
  }

  private static int sum(int[] numbers) {
    return Arrays.stream(numbers).sum();
  }

  private static DataTable table(Map<String, int[]> counts) {
    List<String> header = new ArrayList<>(List.of("method"));
    ORDER.forEach(state -> header.add(state.key()));
    header.add("total");
    DataTable table = new DataTable(header);
    counts.forEach(
        (method, numbers) -> {
          List<Object> row = new ArrayList<>(List.of(method));
          ORDER.forEach(state -> row.add(numbers[state.ordinal()]));
          row.add(sum(numbers));
          table.add(row.toArray());
        });
    return table;
  }
}
