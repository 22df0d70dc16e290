package io.github.grposuite.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A part of a document that a program writes. */
final class GeneratedPart {
  private GeneratedPart() {}

  /** Replaces what stands between the marks of a part. */
  static void replace(Path document, String part, String report) throws IOException {
    String first = "<!-- " + part + " -->";
    String last = "<!-- /" + part + " -->";
    String text = Files.readString(document);
    int begin = text.indexOf(first);
    int end = text.indexOf(last);
    if (begin < 0 || end < begin) {
      throw new IOException(document + " must have the lines " + first + " and " + last);
    }
    String changed =
        text.substring(0, begin) + first + "\n\n" + report + "\n" + text.substring(end);
    Files.write(document, changed.getBytes(StandardCharsets.UTF_8));
  }
}
