package io.github.grposuite.records.store;

import io.github.grposuite.records.StoreException;
import io.github.grposuite.records.file.FileProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps everybody else from a cell. All locks of a store are single bytes of one file, so thousands
 * need one descriptor, and the system gives them back when a process ends by any means.
 *
 * <p>POSIX takes all locks of a process on a file away when it closes any descriptor of the file.
 * So a process opens a store's file once, and closes it when it holds none of its locks.
 */
public final class CellLock implements AutoCloseable {
  /** The byte that stands for the files of the whole experiment. */
  static final long TABLE = 1L << 62;

  private static final String NAME = ".locks";
  private static final int ID_RADIX = 16;

  /** Open lock files by their real path; guards everything here. */
  private static final Map<Path, CellLock.OpenFile> OPEN = new HashMap<>();

  /** The file system takes no locks, as network file systems may. */
  static final class NoLocksException extends IOException {
    private static final long serialVersionUID = 1L;

    NoLocksException(IOException cause) {
      super(FileProblem.reason(cause), cause);
    }
  }

  private static final class OpenFile {
    private final FileChannel channel;
    private int holders;

    OpenFile(FileChannel channel) {
      this.channel = channel;
    }
  }

  private final Path file;
  private final FileLock lock;
  private boolean closed;

  private CellLock(Path file, FileLock lock) {
    this.file = file;
    this.lock = lock;
  }

  /** The byte of the lock file that stands for a cell: the first 62 bits of its id. */
  static long position(String id) {
    return Long.parseUnsignedLong(id, ID_RADIX) >>> 2;
  }

  /**
   * The lock of a byte of a folder's lock file, unless somebody has it, in this process or another.
   */
  static Optional<CellLock> tryLock(Path folder, long position) {
    synchronized (OPEN) {
      try {
        return lock(folder.toRealPath().resolve(NAME), position, 1, false);
      } catch (NoLocksException e) {
        throw StoreException.locking(folder.resolve(NAME), e);
      } catch (IOException e) {
        throw StoreException.writing(folder.resolve(NAME), e);
      }
    }
  }

  /** Whether somebody has any lock at all. */
  static boolean anyHeld(Path folder) {
    return held(folder, 0, Long.MAX_VALUE);
  }

  /** Whether somebody has the lock of a byte. */
  static boolean held(Path folder, long position) {
    return held(folder, position, 1);
  }

  private static boolean held(Path folder, long position, long size) {
    synchronized (OPEN) {
      try {
        Optional<CellLock> probe = lock(folder.toRealPath().resolve(NAME), position, size, true);
        probe.ifPresent(CellLock::close);
        return probe.isEmpty();
      } catch (NoSuchFileException | NoLocksException e) {
        return false; // Where nobody can lock, nobody has.
      } catch (IOException e) {
        throw StoreException.reading(folder.resolve(NAME), e);
      }
    }
  }

  private static Optional<CellLock> lock(Path file, long position, long size, boolean probe)
      throws IOException {
    OpenFile open = OPEN.get(file);
    if (open == null) {
      open = new OpenFile(open(file, probe));
      OPEN.put(file, open);
    }
    open.holders++;
    FileLock lock = null;
    try {
      lock = tryLock(open.channel, position, size, probe);
    } catch (OverlappingFileLockException e) {
      // Another thread of this process has it.
    } finally {
      if (lock == null) {
        leave(file);
      }
    }
    return Optional.ofNullable(lock).map(held -> new CellLock(file, held));
  }

  /** The lock; null if another process has it. */
  static FileLock tryLock(FileChannel channel, long position, long size, boolean shared)
      throws NoLocksException {
    try {
      return channel.tryLock(position, size, shared);
    } catch (IOException e) {
      throw new NoLocksException(e);
    }
  }

  /** To lock, the file is created; a probe changes nothing, and may look where it cannot write. */
  private static FileChannel open(Path file, boolean probe) throws IOException {
    if (!probe) {
      return FileChannel.open(
          file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
    try {
      return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (FileSystemException e) {
      if (!Files.exists(file)) {
        throw e;
      }
      return FileChannel.open(file, StandardOpenOption.READ);
    }
  }

  private static void leave(Path file) throws IOException {
    OpenFile open = OPEN.get(file);
    open.holders--;
    if (open.holders == 0) {
      OPEN.remove(file);
      open.channel.close();
    }
  }

  @Override
  public void close() {
    synchronized (OPEN) {
      if (closed) {
        return;
      }
      closed = true;
      try {
        lock.release();
        leave(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
