package io.github.grposuite.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.plugins.PluginFile;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.experiments.spec.YamlFormat;
import io.github.grposuite.records.file.Sha256;
import io.github.grposuite.records.store.CodeVersion;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

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
  private static final String FILE = "file";
  private static final String EMBEDDED = "embedded";
  private static final String MODEL = "model";
  private static final String NONE = "none";

  /**
   * A data file.
   *
   * @param path as the document writes it
   */
  record DataFile(String path, String sha256, byte[] content) implements Serializable {
    private static DataFile read(String path) {
      try {
        byte[] content = Files.readAllBytes(Path.of(path));
        return new DataFile(path, Sha256.hex(content), content);
      } catch (IOException e) {
        throw new UsageException(path + " cannot be read (" + UsageException.reason(e) + ")");
      }
    }
  }

  /**
   * Packs an experiment. A language model is too big: its folder is named by its absolute path,
   * under which every worker must have it.
   */
  static ExperimentBundle pack(String document, Optional<Duration> timeout, List<Cell> cells) {
    Set<String> paths = new LinkedHashSet<>();
    for (Cell cell : cells) {
      Object path = cell.data().settings().get(FILE);
      if (path != null && !path.equals(EMBEDDED)) {
        paths.add(path.toString());
      }
    }
    return new ExperimentBundle(
        replace(document, MODEL, path -> path.equals(NONE) ? path : absolute(path)),
        CodeVersion.current().describe(),
        timeout.orElse(null),
        new ArrayList<>(paths.stream().map(DataFile::read).toList()),
        new ArrayList<>(plugins(cells)));
  }

  private static Set<PluginFile> plugins(List<Cell> cells) {
    Set<PluginFile> files = new LinkedHashSet<>();
    for (Cell cell : cells) {
      cell.method().plugins().forEach(plugin -> plugin.file().ifPresent(files::add));
    }
    return files;
  }

  private static String absolute(String path) {
    return Path.of(path).toAbsolutePath().normalize().toString();
  }

  /** Whether cells use a language model. */
  static boolean usesModels(List<Cell> cells) {
    return cells.stream().anyMatch(cell -> cell.data().settings().containsKey(MODEL));
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
    String unpacked = document;
    for (DataFile file : files) {
      if (!Sha256.hex(file.content()).equals(file.sha256())) {
        throw new IOException(file.path() + " was damaged on its way");
      }
      Path target = folder.resolve(file.sha256());
      Files.write(target, file.content());
      unpacked =
          replace(unpacked, FILE, path -> path.equals(file.path()) ? target.toString() : path);
    }
    return unpacked;
  }

  /** Changes a setting of the data block, and its values where it varies. */
  private static String replace(String document, String setting, UnaryOperator<String> change) {
    try {
      JsonNode root = YamlFormat.MAPPER.readTree(document);
      if (root.path("data") instanceof ObjectNode data && data.path(setting).isTextual()) {
        data.put(setting, change.apply(data.path(setting).textValue()));
      }
      if (root.path("vary").path("data." + setting) instanceof ArrayNode values) {
        for (int i = 0; i < values.size(); i++) {
          values.set(i, new TextNode(change.apply(values.get(i).asText())));
        }
      }
      return YamlFormat.MAPPER.writeValueAsString(root);
    } catch (IOException e) {
      throw new IllegalStateException("not the YAML of an experiment: " + e.getMessage(), e);
    }
  }
}
