package io.github.grposuite.language.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether a file of a model is there and is what was published, not something in its place. */
public final class ModelFile {
  private static final int HEAD = 200;
  private static final String POINTER = "version https://git-lfs.github.com/spec/";
  private static final List<String> PAGES =
      List.of("<!doctype html", "<html", "<?xml", "<error>", "<head", "<!--");

  /** What downloading programs append to a name until a file is whole. */
  private static final List<String> UNFINISHED =
      List.of(".part", ".incomplete", ".crdownload", ".download", ".aria2", ".tmp");

  private ModelFile() {}

  /**
   * Fails unless this is a file with its own content.
   *
   * @param remedy what to do if there is none
   * @throws CheckpointException if it is missing, a folder, a link to nothing, a Git LFS pointer, a
   *     page that was saved in its place, or still being downloaded
   */
  public static void check(Path file, String remedy) {
    Path name = file.getFileName();
    if (Files.isDirectory(file)) {
      throw new CheckpointException(file + ": must be a file, but is a folder; " + remedy);
    }
    if (!Files.exists(file) && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new CheckpointException(
          file + ": is a link to a file that does not exist; copy or fetch the file itself");
    }
    Optional<Path> unfinished = unfinished(file);
    if (unfinished.isPresent()) {
      throw new CheckpointException(
          file
              + ": has not been downloaded to its end (beside it is "
              + unfinished.get().getFileName()
              + "); let the download finish");
    }
    if (!Files.exists(file)) {
      throw new CheckpointException(file + ": no such file; " + remedy);
    }
    String head = head(file);
    if (head.startsWith(POINTER)) {
      throw new CheckpointException(
          file
              + ": is a Git LFS pointer, not the file itself; run git lfs pull in the repository,"
              + " or download "
              + name);
    }
    String text = head.replace("\u00ef\u00bb\u00bf", "").strip().toLowerCase(Locale.ROOT);
    if (PAGES.stream().anyMatch(text::startsWith)) {
      throw new CheckpointException(
          file + ": is a web page (an error message?) saved under this name; fetch the file again");
    }
  }

  /** A download of this file that has not come to its end, if there is one. */
  static Optional<Path> unfinished(Path file) {
    boolean there = Files.exists(file);
    return UNFINISHED.stream()
        .filter(ending -> !there || ending.equals(".aria2"))
        .map(ending -> file.resolveSibling(file.getFileName() + ending))
        .filter(Files::exists)
        .findFirst();
  }

  private static String head(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw JsonFile.unreadable(file, e);
    }
  }
}
