package io.github.grposuite.cli;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Paths in commands that are to be pasted. */
final class ShellWord {
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9_./@%+=:,][A-Za-z0-9_./@%+=:,-]*");

  private ShellWord() {}

  /** As a shell and the suite's own flags take it for one path. */
  static String of(Path path) {
    String text = path.toString();
    if (PLAIN.matcher(text).matches()) {
      return text;
    }
    return "'" + (text.startsWith("-") ? "./" + text : text).replace("'", "'\\''") + "'";
  }
}
