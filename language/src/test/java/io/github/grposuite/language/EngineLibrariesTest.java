package io.github.grposuite.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.language.cache.EngineLibraries;
import io.github.grposuite.records.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries that the environment names, in a process of its own, since they are loaded once. */
class EngineLibrariesTest {
  /** Loads them. */
  static final class Probe {
    private Probe() {}

    public static void main(String[] arguments) {
      try {
        EngineLibraries.loadPyTorch();
        System.out.print("loaded " + EngineLibraries.version());
      } catch (StoreException e) {
        System.out.print(e.getMessage());
      }
    }
  }

  private static String load(String folder) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dai.djl.offline=true",
            "-cp",
            System.getProperty("java.class.path"),
            Probe.class.getName());
    builder.environment().put(EngineLibraries.LIBRARIES, folder);
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return printed;
  }

  @Test
  void aFolderWithoutPyTorchIsRefused(@TempDir Path folder)
      throws IOException, InterruptedException {
    assertThat(load(folder.toString()))
        .isEqualTo(
            "PYTORCH_LIBRARY_PATH is "
                + folder
                + ", but PyTorch cannot be used from there (there is no "
                + System.mapLibraryName("torch_cpu")
                + "); give the folder torch/lib of PyTorch 2.7.1, or unset it");
  }

  @Test
  void anEmptyNameIsNone() throws IOException, InterruptedException {
    assertThat(load("")).isEqualTo("loaded 2.7.1");
  }
}
