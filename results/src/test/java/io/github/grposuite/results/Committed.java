package io.github.grposuite.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is committed of an experiment; results/.gitignore says why the rest is not. */
final class Committed {
  private static final Set<String> KINDS = Set.of("yaml", "csv", "md", "svg");
  private static final Set<String> RECORD =
      Set.of("metrics.csv", "policy.json", "manifest.json", "done");

  private Committed() {}

  /** Its files but records, in order. */
  static List<Path> files(Path experiment) throws IOException {
    return walk(experiment).stream()
        .filter(file -> KINDS.contains(kind(file)) && !isIn("runs", file))
        .filter(file -> !file.endsWith("curves.csv"))
        .toList();
  }

  /** The files of its records, in order. */
  static List<Path> records(Path experiment) throws IOException {
    return walk(experiment).stream()
        .filter(file -> isIn("runs", file) && RECORD.contains(file.getFileName().toString()))
        .toList();
  }

  private static List<Path> walk(Path experiment) throws IOException {
    try (Stream<Path> files = Files.walk(experiment)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static boolean isIn(String folder, Path file) {
    return file.toString().replace('\\', '/').contains("/" + folder + "/");
  }

  private static String kind(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
