package io.github.grposuite.experiments.store;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.spec.Json;
import io.github.grposuite.reports.ReportException;
import io.github.grposuite.reports.read.CellState;
import io.github.grposuite.reports.read.RunReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at everything in a store, without changing it. */
public final class Inspection {
  private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

  private final RunStore store;
  private final Layout layout;

  /** Of a store. */
  public Inspection(RunStore store) {
    this.store = store;
    this.layout = new Layout(store.directory());
  }

  /** The ids of all records, finished or failed, in order. */
  public List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (Path folder : List.of(layout.runs(), layout.failures())) {
      names(folder).stream().filter(name -> Layout.ID.matcher(name).matches()).forEach(ids::add);
    }
    return ids.stream().distinct().sorted().toList();
  }

  /** What lies among the records and is neither one nor the program's own. */
  public List<Path> strangers() {
    List<Path> strangers = new ArrayList<>();
    for (Path folder : List.of(layout.runs(), layout.failures())) {
      for (String name : names(folder)) {
        if (!name.startsWith(".") && !Layout.ID.matcher(name).matches()) {
          strangers.add(folder.resolve(name));
        }
      }
    }
    return strangers;
  }

  private static List<String> names(Path folder) {
    try {
      return Disk.names(folder).stream().sorted().toList();
    } catch (IOException e) {
      throw StoreException.reading(folder, e);
    }
  }

  /**
   * What is wrong with a record: files against digests, manifest against the id, measurements and
   * policy against their formats. Empty if nothing is.
   *
   * @throws NewerFormatException if it came after this program
   */
  public Optional<String> problem(String id) {
    Optional<CellStatus> status = store.record(id);
    if (status.isEmpty() || !status.get().ended()) {
      return status.map(CellStatus::error);
    }
    boolean finished = status.get().state() == CellState.DONE;
    Path folder = finished ? layout.run(id) : layout.failure(id);
    try {
      Optional<String> foreign = foreign(folder, id);
      if (finished && foreign.isEmpty()) {
        new RunReader(series -> false, Optional.empty()).read(folder);
        Manifest.tree(folder.resolve(RecordCheck.POLICY));
      }
      return foreign;
    } catch (ReportException | DamagedRecordException e) {
      return Optional.of(e.getMessage());
    } catch (IOException e) {
      throw StoreException.reading(folder, e);
    }
  }

  /** Whether the manifest describes a cell of another id. */
  private static Optional<String> foreign(Path folder, String id) throws IOException {
    Path file = folder.resolve(Manifest.NAME);
    JsonNode content = Manifest.tree(file);
    if (!content.path("data").isObject()
        || !content.path("hyperparameters").isObject()
        || !content.path("seed").canConvertToLong()) {
      return Optional.of(file + " does not say of which data, hyperparameters and seed it is");
    }
    String expected =
        Cell.idOf(
            Json.PRETTY.convertValue(content.get("data"), TREE),
            content.path("method").asText(),
            Json.PRETTY.convertValue(content.get("hyperparameters"), TREE),
            content.get("seed").longValue());
    return expected.equals(id)
        ? Optional.empty()
        : Optional.of(file + " describes the cell " + expected + ", but lies under " + id);
  }
}
