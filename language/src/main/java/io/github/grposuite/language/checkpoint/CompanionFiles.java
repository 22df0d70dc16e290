package io.github.grposuite.language.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What lies beside a checkpoint's weights and belongs to the model: configuration, tokeniser, chat
 * templates, licence. Weights of any format, their indices, adapters and hidden files do not.
 */
public final class CompanionFiles {
  private static final Pattern BELONGS =
      Pattern.compile("[^.].*\\.(?:json|jinja|txt|model)|(?:licen[cs]e|notice)[^.]*(?:\\.md)?");
  private static final Pattern FOREIGN =
      Pattern.compile(".*\\.index\\.json|.*\\.source\\.json|adapter_config\\.json");

  /** Where transformers keeps chat templates with names. */
  private static final String TEMPLATES = "additional_chat_templates";

  private CompanionFiles() {}

  /** The paths of a folder's files, relative to it and in order. */
  public static Set<Path> of(Path folder) {
    Set<Path> files = new TreeSet<>();
    for (Path in : List.of(folder, folder.resolve(TEMPLATES))) {
      if (Files.isDirectory(in)) {
        try (Stream<Path> all = Files.list(in)) {
          all.filter(file -> Files.isRegularFile(file) && belongs(file))
              .map(folder::relativize)
              .forEach(files::add);
        } catch (IOException e) {
          throw JsonFile.unreadable(in, e);
        }
      }
    }
    return files;
  }

  private static boolean belongs(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return BELONGS.matcher(name).matches() && !FOREIGN.matcher(name).matches();
  }
}
