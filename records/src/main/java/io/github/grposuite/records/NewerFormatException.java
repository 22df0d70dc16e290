package io.github.grposuite.records;

import java.nio.file.Path;

/** A record is of a format that came after this program; the message says what to do. */
public final class NewerFormatException extends RecordException {
  private static final long serialVersionUID = 1L;

  NewerFormatException(Path manifest, int format) {
    super(
        "%s was written by a newer version (format %s; this one reads 1 to %s); update the suite"
            .formatted(manifest, format, Manifest.FORMAT));
  }
}
