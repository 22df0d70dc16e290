package io.github.grposuite.records.store;

import java.nio.file.Path;

/** A record is of a format that came after this program; the message says what to do. */
public final class NewerFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NewerFormatException(Path manifest, int format) {
    super(
        manifest
            + " was written by a newer version (format "
            + format
            + "; this one reads 1 to "
            + Manifest.FORMAT
            + "); update the suite");
  }
}
