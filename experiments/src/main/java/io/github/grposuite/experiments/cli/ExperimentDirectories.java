package io.github.grposuite.experiments.cli;

import io.github.grposuite.experiments.spec.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The experiments in a directory that a command is given. */
final class ExperimentDirectories {
  private static final int DEPTH = 4;

  private ExperimentDirectories() {}

  /** The directory itself, or all below it that hold an experiment, in order; at least one. */
  static List<Path> in(Path root) {
    if (!Files.isDirectory(root)) {
      throw new UsageException(
          root + ": no such directory; give one that ./grpo run or reproduce wrote");
    }
    try (Stream<Path> files =
        Files.find(root, DEPTH, (path, a) -> path.endsWith("experiment.yaml"))) {
      List<Path> found = files.map(Path::getParent).sorted().toList();
      if (found.isEmpty()) {
        throw new UsageException(
            root + ": holds no experiment (no experiment.yaml); run one with ./grpo run first");
      }
      return found;
    } catch (UncheckedIOException e) {
      throw unreadable(root, e.getCause());
    } catch (IOException e) {
      throw unreadable(root, e);
    }
  }

  private static UsageException unreadable(Path root, IOException e) {
    return new UsageException(root + ": cannot be read (" + UsageException.reason(e) + ")");
  }
}
