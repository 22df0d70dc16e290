package io.github.grposuite.experiments.spec;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Something the user said cannot be done; the message is one line that says what to do. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A one-line message: what was expected, what was found, where, what to do. */
  public UsageException(String message) {
    super(message);
  }

  /** Why a file operation failed, in words without class names. */
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
