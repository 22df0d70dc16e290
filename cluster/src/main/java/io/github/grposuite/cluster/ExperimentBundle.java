package io.github.grposuite.cluster;

import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.plugins.PluginFile;
import io.github.grposuite.records.file.Sha256;
import io.github.grposuite.records.store.CodeVersion;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an executor needs once to compute any cell of an experiment.
 *
 * @param document the experiment as YAML, every default written out
 * @param code the version of the code that planned it
 * @param limit time of a cell; null without one, since an Optional does not travel
 * @param files the data files that the document names
 * @param plugins the user's own classes that cells use, compiled
 */
record ExperimentBundle(
    String document, String code, Duration limit, List<DataFile> files, List<PluginFile> plugins)
    implements Serializable {
  private static final String MODEL = "model";

  /** Larger files, altogether, are not sent. */
  static final long MOST_BYTES = 256L << 20;

  /**
   * Packs an experiment. A language model is too big: its folder is named by its absolute path,
   * under which every worker must have it; and so are data files of more than {@link #MOST_BYTES}.
   */
  static ExperimentBundle pack(String document, Optional<Duration> timeout, List<Cell> cells) {
    return pack(document, timeout, cells, MOST_BYTES);
  }

  static ExperimentBundle pack(
      String document, Optional<Duration> timeout, List<Cell> cells, long mostBytes) {
    List<String> files = files(document);
    String named = DocumentPaths.changeModels(document, ExperimentBundle::absolute);
    boolean sent = size(files) <= mostBytes;
    return new ExperimentBundle(
        sent ? named : DocumentPaths.changeFiles(named, ExperimentBundle::absolute),
        CodeVersion.current().describe(),
        timeout.orElse(null),
        new ArrayList<>(sent ? files.stream().map(DataFile::read).toList() : List.of()),
        new ArrayList<>(plugins(cells)));
  }

  /** Those that are there; the others belong to cells that are left out. */
  private static List<String> files(String document) {
    return DocumentPaths.files(document).stream()
        .filter(path -> Files.isRegularFile(Path.of(path)))
        .toList();
  }

  private static long size(List<String> files) {
    return files.stream().mapToLong(path -> Path.of(path).toFile().length()).sum();
  }

  private static Set<PluginFile> plugins(List<Cell> cells) {
    Set<PluginFile> files = new LinkedHashSet<>();
    for (Cell cell : cells) {
      cell.method().plugins().forEach(plugin -> plugin.file().ifPresent(files::add));
    }
    return files;
  }

  /** A path as every worker must have it. */
  static String absolute(String path) {
    return Path.of(path).toAbsolutePath().normalize().toString();
  }

  /** What executors need beside the usual jars. */
  static Set<Jars.Extra> extras(String document, List<Cell> cells) {
    Set<Jars.Extra> extras = EnumSet.noneOf(Jars.Extra.class);
    if (cells.stream().anyMatch(cell -> cell.data().settings().containsKey(MODEL))) {
      extras.add(Jars.Extra.MODELS);
    }
    if (DocumentPaths.files(document).stream()
        .anyMatch(path -> path.toLowerCase(Locale.ROOT).endsWith(".parquet"))) {
      extras.add(Jars.Extra.PARQUET);
    }
    return extras;
  }

  /** The time limit of a cell. */
  Optional<Duration> timeout() {
    return Optional.ofNullable(limit);
  }

  /** SHA-256 of everything. */
  String key() {
    StringBuilder text = new StringBuilder(document).append(code).append(limit);
    files.forEach(file -> text.append(file.path()).append(file.sha256()));
    plugins.forEach(file -> text.append(file.name()).append(file.sha256()));
    return Sha256.hex(text.toString());
  }

  /**
   * Writes the data files into a folder.
   *
   * @return the document with the files' new paths; ids of cells do not change, since a file counts
   *     by its content
   */
  String unpack(Path folder) throws IOException {
    Map<String, String> targets = new HashMap<>();
    for (DataFile file : files) {
      targets.put(file.path(), file.write(folder).toString());
    }
    return DocumentPaths.changeFiles(document, path -> targets.getOrDefault(path, path));
  }
}
