package io.github.grposuite.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads an experiment directory as an outside reader would: plain CSV, no code of the suite. */
final class ExperimentDirectory {
  private final Path directory;

  ExperimentDirectory(Path directory) {
    this.directory = directory;
  }

  /** The rows of cells.csv by column. */
  List<Map<String, String>> cells() throws IOException {
    List<String> lines = Files.readAllLines(directory.resolve("cells.csv"));
    String[] header = lines.get(0).split(",", -1);
    List<Map<String, String>> cells = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] values = line.split(",", -1);
      Map<String, String> cell = new HashMap<>();
      for (int i = 0; i < header.length; i++) {
        cell.put(header[i], values[i]);
      }
      cells.add(cell);
    }
    return cells;
  }

  /** A run's measurements by {@code step|split|group|metric}. */
  Map<String, Double> metrics(String id) throws IOException {
    Map<String, Double> metrics = new HashMap<>();
    List<String> lines = Files.readAllLines(directory.resolve("runs/" + id + "/metrics.csv"));
    for (String line : lines.subList(1, lines.size())) {
      int comma = line.lastIndexOf(',');
      String key = line.substring(0, comma).replace(',', '|');
      metrics.put(key, Double.valueOf(line.substring(comma + 1)));
    }
    return metrics;
  }
}
