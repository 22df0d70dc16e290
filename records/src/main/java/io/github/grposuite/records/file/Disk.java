package io.github.grposuite.records.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Files that survive a power failure, or are not there. */
public final class Disk {
  private static final int PROBE = 1 << 16;

  private Disk() {}

  /** Writes a new file and waits for the disk. */
  public static void write(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      write(channel, content);
      channel.force(true);
    }
  }

  /** Writes a new file of a folder, by its path in there. */
  public static void write(Path folder, String name, byte[] content) throws IOException {
    int slash = name.lastIndexOf('/');
    if (slash < 0) {
      write(folder.resolve(name), content);
      return;
    }
    Path below = Files.createDirectories(folder.resolve(name.substring(0, slash)));
    write(below.resolve(name.substring(slash + 1)), content);
    sync(below);
  }

  public static void write(FileChannel channel, byte[] content) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(content);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** Replaces a file at once; if that fails, the old one stays. One caller at a time. */
  public static void replace(Path folder, String name, byte[] content) throws IOException {
    Path temporary = folder.resolve("." + name + ".new");
    Files.deleteIfExists(temporary);
    try {
      write(temporary, content);
      Files.move(
          temporary,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
    sync(folder);
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

  /** Whether a file of some size can be written and synced; it is deleted again. */
  public static boolean takes(Path file) {
    try {
      write(file, new byte[PROBE]);
      return true;
    } catch (IOException e) {
      return false;
    } finally {
      deleteLeftover(file);
    }
  }

  /** The names of what is in a folder; nothing if there is none. */
  public static List<String> names(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(path -> names.add(folder.relativize(path).toString()));
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return names;
  }

  public static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  public static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  public static boolean isFile(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** Deletes a file, a link or a folder with what is in it; links are not followed. */
  public static void delete(Path path) throws IOException {
    if (!exists(path)) {
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Deletes what harms nobody if it stays: its name begins with a dot and is never read. */
  public static void deleteLeftover(Path path) {
    try {
      delete(path);
    } catch (IOException ignored) {
      // The next run tries again.
    }
  }
}
