package io.github.grposuite.experiments.spec;

import io.github.grposuite.core.text.VisibleText;
import io.github.grposuite.records.file.FileProblem;
import java.io.IOException;
import java.util.Locale;

/** Something the user said cannot be done; the message is one line that says what to do. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int LONGEST = 1000;
  private static final int TAIL = 200;

  /** A one-line message: what was expected, what was found, where, what to do. */
  public UsageException(String message) {
    super(oneLine(message));
  }

  /** A message in {@link String#format}'s form. */
  public UsageException(String format, Object... found) {
    this(String.format(Locale.ROOT, format, found));
  }

  /** What was found may be anything: its middle is left out, its control characters are escaped. */
  private static String oneLine(String message) {
    String shown =
        message.length() <= LONGEST
            ? message
            : message.substring(0, LONGEST - TAIL)
                + " … "
                + message.substring(message.length() - TAIL);
    return VisibleText.of(shown);
  }

  /** A file or directory that cannot be read. */
  public static UsageException reading(Object what, IOException e) {
    return new UsageException(what + " cannot be read (" + reason(e) + ")");
  }

  /** A file or directory that cannot be written. */
  public static UsageException writing(Object what, IOException e) {
    return new UsageException(what + " cannot be written (" + reason(e) + ")");
  }

  /** Why a file operation failed, in words without class names. */
  public static String reason(IOException e) {
    return FileProblem.reason(e);
  }
}
