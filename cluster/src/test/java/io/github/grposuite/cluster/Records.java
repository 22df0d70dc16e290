package io.github.grposuite.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.records.RecordJson;
import io.github.grposuite.records.file.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The records of an experiment directory as text, to be compared. */
final class Records {
  /** What may differ between processes: times, and the Java that ran it. */
  private static final List<String> OWN = List.of("start", "duration_seconds", "java", "jvm");

  private Records() {}

  /**
   * Every file of every record by its path: digests, but of an environment what must be the same,
   * and of the done file the names.
   */
  static Map<String, String> of(Path directory) throws IOException {
    Map<String, String> records = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path relative = directory.relativize(file);
        if (relative.getNameCount() > 2 && !relative.toString().contains("/.")) {
          records.put(relative.toString(), content(file));
        }
      }
    }
    return records;
  }

  private static String content(Path file) throws IOException {
    return switch (file.getFileName().toString()) {
      case "environment.json" ->
          ((ObjectNode) RecordJson.PRETTY.readTree(file.toFile())).without(OWN).toString();
      case "done" -> Files.readString(file).replaceAll("[0-9a-f]{64}  environment.json", "");
      default -> Sha256.hex(Files.readAllBytes(file));
    };
  }
}
