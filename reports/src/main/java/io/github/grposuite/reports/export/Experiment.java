package io.github.grposuite.reports.export;

import io.github.grposuite.records.CellRow;
import io.github.grposuite.records.CellTable;
import io.github.grposuite.records.RunReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** An experiment whose list of cells has been read. */
record Experiment(String name, Path directory, CellTable table) {

  Path run(CellRow cell) {
    return RunReader.folder(directory, cell);
  }

  /** What varies, by the names of cells.csv; empty where it does not apply. */
  Map<String, String> varied(CellRow cell) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < table.facetNames().size(); i++) {
      values.put(table.facetNames().get(i), cell.facet().get(i));
    }
    for (int i = 0; i < table.variantNames().size(); i++) {
      values.put(table.variantNames().get(i), cell.variant().get(i));
    }
    return values;
  }
}
