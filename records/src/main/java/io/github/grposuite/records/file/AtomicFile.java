package io.github.grposuite.records.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * Files that are under their names whole or not at all, even after a power failure: each is written
 * beside, synced and renamed, and the folder that has its name is synced too.
 */
public final class AtomicFile {
  private static final int BUFFER = 1 << 16;

  private AtomicFile() {}

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes everything; the stream is closed by others. */
    void write(OutputStream out) throws IOException;
  }

  /** Replaces a file by a text in UTF-8. One caller at a time. */
  public static void write(Path file, String text) throws IOException {
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Replaces a file at once; if that fails, the old one stays. One caller at a time. */
  public static void write(Path file, Content content) throws IOException {
    write(file, file.resolveSibling("." + file.getFileName() + ".writing"), content);
  }

  /**
   * The same for any number of callers.
   *
   * @param beside where it is written, in the same folder; of this caller alone
   */
  public static void write(Path file, Path beside, Content content) throws IOException {
    Files.deleteIfExists(beside);
    try {
      create(beside, content);
      rename(beside, file);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /** Writes a new file and waits for the disk. */
  public static void create(Path file, byte[] content) throws IOException {
    create(file, out -> out.write(content));
  }

  private static void create(Path file, Content content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
      content.write(out);
      out.flush();
      channel.force(true);
    }
  }

  /** Writes a new file of a folder, by its path in there. */
  public static void create(Path folder, String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    if (name.indexOf('/') < 0) {
      create(file, content);
    } else {
      Path below = Files.createDirectories(folderOf(file));
      create(file, content);
      sync(below);
    }
  }

  /**
   * Gives a file or a folder, whose content is on disk, its name at once, in the place of a file
   * that has it.
   */
  public static void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    sync(folderOf(to));
  }

  /** Waits until the names in a folder are on disk, where the system has a way to ask for it. */
  public static void sync(Path folder) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(folder, StandardOpenOption.READ);
    } catch (IOException e) {
      return; // Windows opens no folders.
    }
    try (channel) {
      channel.force(true);
    }
  }

  private static Path folderOf(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent());
  }
}
