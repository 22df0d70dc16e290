package io.github.grposuite.reports.publish;

import io.github.grposuite.records.CellRow;
import io.github.grposuite.records.ExperimentLayout;
import io.github.grposuite.records.Manifest;
import io.github.grposuite.records.Numbers;
import io.github.grposuite.records.RecordException;
import io.github.grposuite.reports.page.RunOrigins;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects where runs come from while they are read, by several threads. */
final class OriginCollector {
  private static final List<String> NAMES =
      List.of("code.version", "code.commit", "code.modified", "java", "os", "arch");

  private static final String LIBRARY = "libraries.";
  private static final int MILLISECONDS = 3;

  private final Path directory;
  private final SortedMap<String, SortedMap<String, Integer>> versions = new TreeMap<>();
  private final Map<List<String>, SortedMap<Long, Set<String>>> hashes = new LinkedHashMap<>();
  private final Map<String, Double> seconds = new HashMap<>();

  OriginCollector(Path directory, List<List<String>> facets) {
    this.directory = directory;
    facets.forEach(facet -> hashes.put(facet, new TreeMap<>()));
  }

  /** Adds a run's manifest; those that cannot be read are counted. */
  void add(CellRow cell) {
    try {
      add(cell, Manifest.read(new ExperimentLayout(directory).run(cell.id())));
    } catch (RecordException e) {
      count("manifest", "cannot be read");
    }
  }

  private synchronized void add(CellRow cell, Manifest manifest) {
    seconds.put(cell.id(), manifest.seconds());
    Map<String, String> values = manifest.values();
    values.forEach(
        (name, value) -> {
          if (!value.isEmpty() && (NAMES.contains(name) || name.startsWith(LIBRARY))) {
            count(name, value);
          }
        });
    String hash = values.getOrDefault("data_hash", "");
    if (!hash.isEmpty()) {
      hashes.get(cell.facet()).computeIfAbsent(cell.seed(), s -> new TreeSet<>()).add(hash);
    }
  }

  /** How long a cell took, to milliseconds; empty if neither its record nor the table says so. */
  String seconds(CellRow cell) {
    double recorded =
        cell.state().failed()
            ? Manifest.secondsOfFailure(directory, cell)
            : seconds.getOrDefault(cell.id(), Double.NaN);
    double found = Double.isNaN(recorded) ? cell.status().seconds() : recorded;
    return Double.isNaN(found)
        ? ""
        : new BigDecimal(Numbers.exact(found))
            .setScale(MILLISECONDS, RoundingMode.HALF_EVEN)
            .toString();
  }

  private synchronized void count(String name, String value) {
    versions.computeIfAbsent(name, n -> new TreeMap<>()).merge(value, 1, Integer::sum);
  }

  /**
   * @param titles of the facets in words, in their order
   */
  RunOrigins origins(List<String> titles) {
    Map<String, SortedMap<Long, Set<String>>> named = new LinkedHashMap<>();
    int facet = 0;
    for (SortedMap<Long, Set<String>> seeds : hashes.values()) {
      if (!seeds.isEmpty()) {
        named.put(titles.get(facet), seeds);
      }
      facet++;
    }
    return new RunOrigins(versions, named, configuration());
  }

  private String configuration() {
    try {
      return Files.readString(new ExperimentLayout(directory).specification());
    } catch (IOException e) {
      return "";
    }
  }
}
