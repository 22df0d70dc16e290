package io.github.grposuite.records;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.records.file.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoneMarkerTest {
  @TempDir Path run;

  @BeforeEach
  void write() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String name :
        new String[] {"metrics.csv", "adapter/adapter_config.json", "adapter/weights.bin"}) {
      files.put(name, name.getBytes(StandardCharsets.UTF_8));
      Files.createDirectories(run.resolve(name).getParent());
      Files.write(run.resolve(name), files.get(name));
    }
    StringBuilder done = new StringBuilder();
    files.forEach((name, content) -> done.append(Sha256.hex(content) + "  " + name + "\n"));
    Files.writeString(run.resolve(ExperimentLayout.DONE), done.toString());
  }

  @Test
  void wholeRun() {
    assertThatCode(() -> DoneMarker.verify(run)).doesNotThrowAnyException();
  }

  @Test
  void aFolderMayBeLeftOutAsAWhole() throws IOException {
    Files.delete(run.resolve("adapter/weights.bin"));
    assertThatThrownBy(() -> DoneMarker.verify(run))
        .isInstanceOf(RecordException.class)
        .hasMessageContaining("adapter/weights.bin is missing");
    Files.delete(run.resolve("adapter/adapter_config.json"));
    Files.delete(run.resolve("adapter"));
    assertThatCode(() -> DoneMarker.verify(run)).doesNotThrowAnyException();
    Files.delete(run.resolve("metrics.csv"));
    assertThatThrownBy(() -> DoneMarker.verify(run)).hasMessageContaining("metrics.csv is missing");
  }

  @Test
  void aChangedFileInAFolderIsNamed() throws IOException {
    Files.writeString(run.resolve("adapter/weights.bin"), "changed");
    assertThatThrownBy(() -> DoneMarker.verify(run))
        .hasMessageContaining("adapter/weights.bin (7 bytes) is not what the run wrote");
  }

  @Test
  void aPathOutOfTheRunIsRefused() throws IOException {
    String line = "0".repeat(64) + "  ../metrics.csv\n";
    Files.writeString(run.resolve(ExperimentLayout.DONE), line);
    assertThatThrownBy(() -> DoneMarker.verify(run))
        .hasMessageContaining("has a line that is not \"SHA-256  file\"");
  }
}
