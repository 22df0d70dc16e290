package io.github.grposuite.language.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies in a model file's place when it was not fetched as it should. */
class ModelFileTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("model.safetensors");
  }

  private void refused(String message) {
    assertThatThrownBy(() -> ModelFile.check(file(), "fetch it"))
        .isInstanceOf(CheckpointException.class)
        .hasMessage(file() + ": " + message);
    assertThatThrownBy(() -> Safetensors.open(file()))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith(file() + ": ");
  }

  @Test
  void pointersOfGitLfs() throws IOException {
    Files.writeString(
        file(),
        "version https://git-lfs.github.com/spec/v1\noid sha256:"
            + "0".repeat(64)
            + "\nsize 269060552\n");
    refused(
        "is a Git LFS pointer, not the file itself; run git lfs pull in the repository, or download"
            + " model.safetensors");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE html>\n<html><body>404</body></html>",
        "\ufeff\n <HTML>",
        "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>",
      })
  void pagesThatWereSavedInstead(String page) throws IOException {
    Files.writeString(file(), page);
    refused("is a web page (an error message?) saved under this name; fetch the file again");
  }

  @Test
  void missingFilesFoldersAndLinks() throws IOException {
    refused("no such file; fetch it");
    Files.createDirectory(file());
    refused("must be a file, but is a folder; fetch it");
    Files.delete(file());
    Files.createSymbolicLink(file(), folder.resolve("blobs/0123"));
    refused("is a link to a file that does not exist; copy or fetch the file itself");
  }

  @ParameterizedTest
  @ValueSource(strings = {".part", ".incomplete", ".crdownload", ".aria2"})
  void downloadsThatHaveNotEnded(String ending) throws IOException {
    Path part = Files.createFile(folder.resolve("model.safetensors" + ending));
    refused(
        "has not been downloaded to its end (beside it is "
            + part.getFileName()
            + "); let the download finish");
    Files.writeString(folder.resolve("config.json"), "{}");
    assertThatThrownBy(() -> CheckpointWeights.open(folder))
        .hasMessageContaining("has not been downloaded to its end");
  }

  @Test
  void aFileOfItsOwn() throws IOException {
    Files.writeString(file(), "{}");
    Files.createFile(folder.resolve("model.safetensors.part"));
    ModelFile.check(file(), "fetch it");
    assertThat(ModelFile.unfinished(file())).isEmpty();
  }
}
