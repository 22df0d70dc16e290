package io.github.grposuite.records.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Why a file operation failed, in words without class names. */
public final class FileProblem {
  private FileProblem() {}

  /** What a path is instead of a file whose bytes can be read again; empty if it is one. */
  public static Optional<String> instead(Path path) {
    if (Files.isRegularFile(path)) {
      return Optional.empty();
    }
    if (Files.isDirectory(path)) {
      return Optional.of("is a folder, not a file");
    }
    try {
      Files.readAttributes(path, BasicFileAttributes.class);
      return Optional.of("is a pipe or a device, not a file; write it to a file first");
    } catch (IOException e) {
      return Optional.of(reason(e));
    }
  }

  /** The reason, to be put in parentheses or after a colon. */
  public static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "a file is in its place";
    }
    if (e instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    return e.getMessage();
  }
}
