package io.github.grposuite.reports.publish;

import io.github.grposuite.records.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file of a page, which is never there in part. */
public final class PageFile {
  static final String NAME = "index.html";

  private static final String ROOT = "<html lang=\"en\">";

  /** What neither HTML nor XML has: control characters, halves of pairs, what is no character. */
  private static final String NO_TEXT =
      "[^\\t\\n\\r -\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]|[\\x7f-\\x9f]";

  private PageFile() {}

  /** Writes FOLDER/index.html. */
  static Path write(Path folder, String html) throws IOException {
    Path page = folder.resolve(NAME);
    AtomicFile.write(page, html.replaceAll(NO_TEXT, "\uFFFD"));
    return page;
  }

  /** Makes a written page load itself again every so many seconds, for it will be written again. */
  public static void refreshEvery(Path folder, int seconds) throws IOException {
    String html = Files.readString(folder.resolve(NAME));
    write(folder, html.replaceFirst(ROOT, "<html lang=\"en\" data-refresh=\"" + seconds + "\">"));
  }
}
