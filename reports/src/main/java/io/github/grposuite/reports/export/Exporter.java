package io.github.grposuite.reports.export;

import io.github.grposuite.records.CellRow;
import io.github.grposuite.records.CellTable;
import io.github.grposuite.records.ExperimentLayout;
import io.github.grposuite.records.Manifest;
import io.github.grposuite.records.Numbers;
import io.github.grposuite.records.RecordException;
import io.github.grposuite.records.RunReader;
import io.github.grposuite.reports.ReportException;
import io.github.grposuite.reports.export.ExportRequest.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes experiments as two tidy tables: {@code runs}, one row a measurement, and {@code cells},
 * one row a cell with its settings and its outcome. In memory are the lists of cells and one row.
 */
public final class Exporter {
  /** An experiment whose list of cells has been read. */
  private record Experiment(String name, Path directory, CellTable table) {
    /** What varies, by the names of cells.csv; empty where it does not apply. */
    Map<String, String> varied(CellRow cell) {
      Map<String, String> values = new LinkedHashMap<>();
      put(values, table.facetNames(), cell.facet());
      put(values, table.variantNames(), cell.variant());
      return values;
    }

    private static void put(Map<String, String> values, List<String> names, List<String> texts) {
      for (int i = 0; i < names.size(); i++) {
        values.put(names.get(i), texts.get(i));
      }
    }
  }

  private final ExportRequest request;
  private final List<String> problems = new ArrayList<>();
  private final Columns columns = new Columns();
  private long exported;

  private Exporter(ExportRequest request) {
    this.request = request;
  }

  /**
   * Writes the tables. Experiments and runs that are damaged are left out of the table of runs, and
   * named in the result.
   *
   * @throws ReportException if no experiment can be read
   */
  public static ExportResult export(ExportRequest request) throws IOException {
    return new Exporter(request).export();
  }

  private ExportResult export() throws IOException {
    List<Experiment> experiments = experiments();
    if (experiments.isEmpty()) {
      throw new ReportException(problems.get(0));
    }
    experiments.forEach(this::collect);
    Path folder = Files.createDirectories(request.out());
    try (ExportTable runs = new ExportTable(folder, "runs", columns.runs());
        ExportTable cells = new ExportTable(folder, "cells", columns.cells())) {
      for (Experiment experiment : experiments) {
        for (CellRow cell : experiment.table().cells()) {
          cells.write(row(experiment, cell, runs));
        }
      }
      List<Path> written = new ArrayList<>(runs.finish(request.formats()));
      written.addAll(cells.finish(request.formats()));
      return new ExportResult(written, cells.rows(), exported, runs.rows(), problems);
    }
  }

  private List<Experiment> experiments() {
    List<Experiment> experiments = new ArrayList<>();
    for (Source source : request.sources()) {
      try {
        CellTable table = CellTable.read(source.directory());
        experiments.add(new Experiment(source.name(), source.directory(), table));
      } catch (RecordException e) {
        problems.add(e.getMessage());
      }
    }
    return experiments;
  }

  private static Path run(Experiment experiment, CellRow cell) {
    return new ExperimentLayout(experiment.directory()).run(cell.id());
  }

  /** What columns an experiment needs. */
  private void collect(Experiment experiment) {
    for (CellRow cell : experiment.table().cells()) {
      columns.vary(experiment.varied(cell));
      if (cell.done()) {
        try {
          columns.describe(Manifest.read(run(experiment, cell)).values());
        } catch (RecordException e) {
          // It is named when its row is written.
          continue;
        }
      }
    }
  }

  /** A cell's row, after its measurements have been written. */
  private Map<String, String> row(Experiment experiment, CellRow cell, ExportTable runs)
      throws IOException {
    Map<String, String> row = new HashMap<>(experiment.varied(cell));
    row.put("experiment", experiment.name());
    row.put("id", cell.id());
    row.put("method", cell.method());
    row.put("seed", Long.toString(cell.seed()));
    String status = cell.state().key();
    String error = cell.error();
    double seconds =
        cell.state().failed()
            ? Manifest.secondsOfFailure(experiment.directory(), cell)
            : cell.status().seconds();
    if (cell.done()) {
      runs.mark();
      try {
        Path run = run(experiment, cell);
        Manifest manifest = Manifest.read(run);
        measurements(run, new HashMap<>(row), runs);
        manifest.values().forEach(row::putIfAbsent);
        seconds = manifest.seconds();
        exported++;
      } catch (RecordException e) {
        runs.rollback();
        problems.add(e.getMessage());
        status = "damaged";
        error = e.getMessage();
      }
    }
    row.put("status", status);
    row.put("error", plain(error));
    row.put("seconds", Double.isNaN(seconds) ? "" : Numbers.exact(seconds));
    return row;
  }

  private static void measurements(Path run, Map<String, String> row, ExportTable runs)
      throws IOException {
    try {
      RunReader.rows(
          run,
          measured -> {
            row.put("step", Integer.toString(measured.step()));
            row.put("split", measured.split());
            row.put("group", measured.group());
            row.put("metric", measured.metric());
            row.put("value", Numbers.exact(measured.value()));
            write(row, runs);
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void write(Map<String, String> row, ExportTable runs) {
    try {
      runs.write(row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Free text that a spreadsheet would take for a formula begins with an apostrophe. */
  private static String plain(String error) {
    return error.isEmpty() || "=+-@\t\r".indexOf(error.charAt(0)) < 0 ? error : "'" + error;
  }
}
