package io.github.grposuite.records.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is there whole or not at all, and nothing stays beside it. */
class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void replacesWhatIsThereAndWhatWasLeftBeside() throws IOException {
    Path file = folder.resolve("page.html");
    Files.writeString(folder.resolve(".page.html.writing"), "half");
    AtomicFile.write(file, "first");
    AtomicFile.write(file, "Ü");
    assertThat(file).hasBinaryContent("Ü".getBytes(StandardCharsets.UTF_8));
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
    SealedFile.write(file, folder.resolve(".state"), out -> out.writeInt(7));
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
