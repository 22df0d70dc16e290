package io.github.grposuite.experiments.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.experiments.spec.Seeds;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.experiments.spec.YamlFormat;
import io.github.grposuite.records.ExperimentLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The specification of experiments that are put together. They may differ in their seeds; the whole
 * has all of them.
 */
final class MergedDocument {
  private static final String SEEDS = "seeds";

  private final Path first;
  private final ObjectNode document;
  private final Set<Long> seeds = new LinkedHashSet<>();
  private boolean changed;

  private MergedDocument(Path first, ObjectNode document) {
    this.first = first;
    this.document = document;
  }

  /**
   * Reads and compares.
   *
   * @param directories of one experiment; at least one
   * @throws UsageException if they differ in more than their seeds
   */
  static MergedDocument of(List<Path> directories) {
    Path first = directories.get(0).resolve(ExperimentLayout.SPECIFICATION);
    MergedDocument merged = new MergedDocument(first, read(first));
    directories.forEach(directory -> merged.add(directory.resolve(ExperimentLayout.SPECIFICATION)));
    return merged;
  }

  private static ObjectNode read(Path file) {
    Specification.read(file);
    try {
      return (ObjectNode) YamlFormat.MAPPER.readTree(Files.readString(file));
    } catch (IOException e) {
      throw new UsageException(file + ": cannot be read: " + UsageException.reason(e));
    }
  }

  private void add(Path file) {
    ObjectNode other = read(file);
    Set<String> keys = new TreeSet<>();
    document.fieldNames().forEachRemaining(keys::add);
    other.fieldNames().forEachRemaining(keys::add);
    for (String key : keys) {
      if (!key.equals(SEEDS) && !document.path(key).equals(other.path(key))) {
        throw new UsageException(
            "%s and %s are different experiments, see %s; only seeds may differ"
                .formatted(first, file, where(key, document.path(key), other.path(key))));
      }
    }
    boolean more = seeds.addAll(Seeds.parse(file + ": " + SEEDS, other.path(SEEDS).asText()));
    changed |= more && !file.equals(first);
  }

  /** The path of the first difference. */
  private static String where(String path, JsonNode a, JsonNode b) {
    if (!a.isObject() || !b.isObject()) {
      return path;
    }
    Set<String> keys = new TreeSet<>();
    a.fieldNames().forEachRemaining(keys::add);
    b.fieldNames().forEachRemaining(keys::add);
    return keys.stream()
        .filter(key -> !a.path(key).equals(b.path(key)))
        .findFirst()
        .map(key -> where(path + "." + key, a.path(key), b.path(key)))
        .orElse(path);
  }

  /** The whole as YAML; the same bytes as the parts if they have the same seeds. */
  String yaml() throws IOException {
    if (!changed) {
      return Files.readString(first);
    }
    document.put(SEEDS, Seeds.format(List.copyOf(seeds)));
    try {
      return YamlFormat.MAPPER.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
