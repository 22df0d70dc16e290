package io.github.grposuite.records.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is there whole or not at all, and nothing stays beside it. */
class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void replacesWhatIsThereAndWhatWasLeftBeside() throws IOException {
    Path file = folder.resolve("page.html");
    left(".page.html.writing-5f", Duration.ofHours(25));
    left(".other.html.writing-5f", Duration.ofHours(25));
    AtomicFile.write(file, "first");
    AtomicFile.write(file, "Ü");
    assertThat(file).hasBinaryContent("Ü".getBytes(StandardCharsets.UTF_8));
    assertThat(folder.toFile().list()).containsExactly("page.html");
  }

  private void left(String name, Duration ago) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "half");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(ago)));
  }

  /** A process id tells nothing of a writer on another machine. */
  @Test
  void whatAnotherMachineMayBeWritingStays() throws IOException {
    left(".page.html.writing-5f", Duration.ofHours(23));
    left(".notes", Duration.ofHours(25));
    left("old.writing", Duration.ofHours(25));
    Files.createDirectory(folder.resolve(".writing-folder"));
    AtomicFile.write(folder.resolve("page.html"), "first");
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder(
            "page.html", ".page.html.writing-5f", ".notes", "old.writing", ".writing-folder");
  }

  /** One lists the folder while another renames its file away. */
  @Test
  void manyWritersInOneFolder() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Path>> writers = new ArrayList<>();
      for (int i = 0; i < 4000; i++) {
        Path file = folder.resolve("file-" + i % 8);
        writers.add(() -> AtomicFile.replace(file, new byte[] {1}));
      }
      for (Future<Path> written : threads.invokeAll(writers)) {
        assertThat(written.get()).exists();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(folder.toFile().list()).hasSize(8);
  }

  @Test
  void writersAtTheSameTimeDoNotDisturbEachOther() throws IOException {
    Path file = folder.resolve("page.html");
    AtomicFile.write(
        file,
        out -> {
          out.write('a');
          AtomicFile.write(file, "another");
          assertThat(file).hasContent("another");
        });
    assertThat(file).hasContent("a");
    assertThat(folder.toFile().list()).containsExactly("page.html");
  }

  @Test
  void keepsTheOldOneIfWritingFails() throws IOException {
    Path file = folder.resolve("page.html");
    AtomicFile.write(file, "old");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(new byte[1 << 20]);
                      throw new IOException("disk full");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("disk full");
    assertThat(file).hasContent("old");
    assertThat(folder.toFile().list()).containsExactly("page.html");
  }

  @Test
  void aNewFileIsInNobodysPlace() throws IOException {
    AtomicFile.create(folder, "adapter/weights.bin", new byte[] {1});
    assertThat(folder.resolve("adapter/weights.bin")).hasBinaryContent(new byte[] {1});
    assertThatThrownBy(() -> AtomicFile.create(folder, "adapter/weights.bin", new byte[] {2}))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(folder.resolve("adapter/weights.bin")).hasBinaryContent(new byte[] {1});
  }

  @Test
  void aFolderGetsItsNameAtOnce() throws IOException {
    AtomicFile.create(folder, ".writing/done", new byte[0]);
    AtomicFile.rename(folder.resolve(".writing"), folder.resolve("run"));
    assertThat(folder.resolve("run/done")).exists();
    assertThat(folder.resolve(".writing")).doesNotExist();
  }

  @Test
  void aSealedFileIsWholeOnlyAsItWasWritten() throws IOException {
    Path file = folder.resolve("state");
    SealedFile.write(file, out -> out.writeInt(7));
    assertThat(SealedFile.isWhole(file)).isTrue();
    byte[] bytes = Files.readAllBytes(file);
    assertThat(bytes).hasSize(Integer.BYTES + Sha256.BYTES);
    bytes[3] ^= 1;
    Files.write(file, bytes);
    assertThat(SealedFile.isWhole(file)).isFalse();
    Files.write(file, new byte[3]);
    assertThat(SealedFile.isWhole(file)).isFalse();
  }
}
