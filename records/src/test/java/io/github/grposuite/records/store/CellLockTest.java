package io.github.grposuite.records.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.records.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Locks between threads and between processes. */
class CellLockTest {
  @TempDir Path folder;

  /** Takes the lock of a byte, says whether it got it, and keeps it until it is killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws InterruptedException {
      Optional<CellLock> lock =
          CellLock.tryLock(Path.of(arguments[0]), Long.parseLong(arguments[1]));
      System.out.println(lock.isPresent() ? "got it" : "busy");
      if (lock.isPresent()) {
        Thread.sleep(Long.MAX_VALUE);
      }
    }
  }

  private Process holder(long position) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                folder.toString(),
                Long.toString(position)))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String says(Process process) throws IOException {
    return process.inputReader().readLine();
  }

  @Test
  void oneHolderInAProcess() {
    Optional<CellLock> first = CellLock.tryLock(folder, 7);
    assertThat(first).isPresent();
    assertThat(CellLock.tryLock(folder, 7)).isEmpty();
    assertThat(CellLock.held(folder, 7)).isTrue();
    assertThat(CellLock.held(folder, 8)).isFalse();
    first.get().close();
    first.get().close();
    assertThat(CellLock.held(folder, 7)).isFalse();
    CellLock.tryLock(folder, 7).orElseThrow().close();
  }

  @Test
  void aProbeOfAStoreWithoutLocksChangesNothing() {
    assertThat(CellLock.held(folder, 7)).isFalse();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void oneHolderOfAllProcessesAndNoneAfterItsDeath() throws Exception {
    Process holder = holder(7);
    assertThat(says(holder)).isEqualTo("got it");
    assertThat(CellLock.tryLock(folder, 7)).isEmpty();
    assertThat(CellLock.held(folder, 7)).isTrue();
    CellLock.tryLock(folder, 8).orElseThrow().close();
    holder.destroyForcibly().waitFor();
    CellLock.tryLock(folder, 7).orElseThrow().close();
  }

  /** POSIX drops all locks of a process on a file when it closes any descriptor of it. */
  @Test
  void otherLocksOfAProcessSurviveAProbeAndARelease() throws Exception {
    try (CellLock kept = CellLock.tryLock(folder, 7).orElseThrow()) {
      CellLock.tryLock(folder, 8).orElseThrow().close();
      assertThat(CellLock.held(folder, 9)).isFalse();
      assertThat(says(holder(7))).isEqualTo("busy");
    }
    Process next = holder(7);
    assertThat(says(next)).isEqualTo("got it");
    next.destroyForcibly().waitFor();
  }

  /** A closed channel refuses a lock by an IOException, as a file system without locks does. */
  @Test
  void aFileSystemWithoutLocksIsToldFromALockThatIsTaken() throws IOException {
    FileChannel closed =
        FileChannel.open(
            folder.resolve("file"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    closed.close();
    assertThatThrownBy(() -> CellLock.tryLock(closed, 0, 1, false))
        .isInstanceOf(CellLock.NoLocksException.class);
    assertThat(
            StoreException.locking(
                Path.of("runs/.locks"),
                new CellLock.NoLocksException(new IOException("No locks available"))))
        .hasMessage(
            "runs/.locks cannot be locked (No locks available); its file system has no locks:"
                + " choose a directory on another one, such as a disk of this machine, and"
                + " ./grpo merge the records from there");
  }

  @Test
  void everyIdHasAByteBelowTheTables() {
    assertThat(CellLock.position("ffffffffffffffff")).isLessThan(CellLock.TABLE);
    assertThat(CellLock.position("0000000000000004")).isEqualTo(1);
  }
}
