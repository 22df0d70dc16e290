package io.github.grposuite.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Texts that come with the command line. */
final class Resource {
  private Resource() {}

  /** The text of that path, such as {@code /paper/results.md}. */
  static String text(String path) {
    try (InputStream in = Resource.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
