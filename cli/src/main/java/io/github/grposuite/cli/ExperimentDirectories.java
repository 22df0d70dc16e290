package io.github.grposuite.cli;

import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.ExperimentLayout;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** The experiments in a directory that a command is given. */
final class ExperimentDirectories {
  private static final int DEPTH = 4;

  private ExperimentDirectories() {}

  /** Whether a directory holds an experiment. */
  static boolean isOne(Path directory) {
    return Files.isRegularFile(new ExperimentLayout(directory).specification());
  }

  /** What was run there. */
  static Specification specification(Path directory) {
    return Specification.read(new ExperimentLayout(directory).specification());
  }

  /** The directory itself, or all below it that hold an experiment, in order; at least one. */
  static List<Path> in(Path root) {
    if (!Files.isDirectory(root)) {
      throw new UsageException(
          root + ": no such directory; give one that ./grpo run or reproduce wrote");
    }
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEPTH, new Search(root, found));
    } catch (IOException e) {
      throw UsageException.reading(root, e);
    }
    if (found.isEmpty()) {
      throw new UsageException(
          root + ": holds no experiment (no experiment.yaml); run one with ./grpo run first");
    }
    return found.stream().sorted().toList();
  }

  /** Does not look into an experiment's own folders, where files come and go while it runs. */
  private static final class Search extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Path> found;

    Search(Path root, List<Path> found) {
      this.root = root;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      if (!directory.equals(root)
          && ExperimentLayout.FOLDERS.contains(String.valueOf(directory.getFileName()))) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      if (isOne(directory)) {
        found.add(directory);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (file.equals(root)) {
        throw e;
      }
      return FileVisitResult.CONTINUE; // It has just gone, or is nobody's to read.
    }
  }
}
