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
import java.util.Set;

/**
 * Files that are under their names whole or not at all, even after a power failure: each is written
 * beside, synced and renamed, and the folder that has its name is synced too.
 */
public final class AtomicFile {
  private static final int BUFFER = 1 << 16;

  /** EINVAL, EBADF, ENOSYS and ENOTSUP. */
  private static final Set<String> UNSUPPORTED =
      Set.of(
          "Invalid argument",
          "Bad file descriptor",
          "Function not implemented",
          "Operation not supported");

  private AtomicFile() {}

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes everything; the stream is closed by others. */
    void write(OutputStream out) throws IOException;
  }

  /** Replaces a file that can be made again by a text in UTF-8, as the other does. */
  public static Path replace(Path file, String text) throws IOException {
    return replace(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Replaces a file that can be made again at once, without waiting for the disk.
   *
   * @return the file
   */
  public static Path replace(Path file, byte[] content) throws IOException {
    Path beside = InTheMaking.beside(file);
    try {
      Files.write(beside, content, StandardOpenOption.CREATE_NEW);
      InTheMaking.sweepBeside(beside);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
    return file;
  }

  /** Replaces a file by a text in UTF-8. */
  public static void write(Path file, String text) throws IOException {
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Replaces a file at once; if that fails, the old one stays. Of several callers, in any
   * processes, the last one wins.
   */
  public static void write(Path file, Content content) throws IOException {
    Path beside = InTheMaking.beside(file);
    try {
      create(beside, content);
      InTheMaking.sweepBeside(beside);
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

  /**
   * Waits until the names in a folder are on disk, where the system has a way to ask for it:
   * Windows opens no folders, and some network file systems do not sync them.
   */
  public static void sync(Path folder) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(folder, StandardOpenOption.READ);
    } catch (IOException e) {
      return;
    }
    try (channel) {
      channel.force(true);
    } catch (IOException e) {
      if (!UNSUPPORTED.contains(String.valueOf(e.getMessage()))) {
        throw e;
      }
    }
  }

  private static Path folderOf(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent());
  }
}
