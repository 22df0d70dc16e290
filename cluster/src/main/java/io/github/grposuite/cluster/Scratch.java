package io.github.grposuite.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A temporary folder of an executor, deleted when the process ends. It lies among Spark's own,
 * where there are some, which a standalone worker deletes when it has killed the process.
 */
record Scratch(Path folder) {
  static Scratch create() throws IOException {
    String parent =
        Optional.ofNullable(System.getenv("SPARK_EXECUTOR_DIRS"))
            .map(folders -> folders.split(System.getProperty("path.separator"), -1)[0])
            .orElse(System.getProperty("java.io.tmpdir"));
    Scratch scratch = new Scratch(Files.createTempDirectory(Path.of(parent), "grpo-"));
    Runtime.getRuntime().addShutdownHook(new Thread(scratch::delete));
    return scratch;
  }

  /** Deletes it; what cannot be deleted stays. */
  void delete() {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // It lies in a temporary folder.
    }
  }
}
