package io.github.grposuite.language.cache;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.grposuite.records.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The engine's native libraries, which are unpacked once for a user and loaded from there. */
public final class EngineLibraries {
  /** The engine's name. */
  public static final String PYTORCH = "PyTorch";

  /** The environment's variable that names the folder of another build's libraries. */
  public static final String LIBRARIES = "PYTORCH_LIBRARY_PATH";

  private static final String FLAVOR = "PYTORCH_FLAVOR";

  /** What DJL's release has besides the one for the processor; PyTorch 2.7.1 for CUDA 12. */
  private static final String CUDA = "cu128";

  private static final Path DRIVER = Path.of("/proc/driver/nvidia/version");
  private static final long BYTES = 450L << 20;

  private EngineLibraries() {}

  /**
   * Loads the tokenisers.
   *
   * @throws StoreException if they cannot be unpacked, or not be run from where they are
   */
  public static void loadTokenizers() {
    load(ai.djl.huggingface.tokenizers.jni.LibUtils::checkStatus);
  }

  /**
   * Loads what computes: the libraries that {@link #LIBRARIES} names, or DJL's own.
   *
   * @throws StoreException if it cannot be unpacked, or not be run from where it is
   */
  public static void loadPyTorch() {
    String folder = System.getenv(LIBRARIES);
    if (folder == null || folder.isEmpty()) {
      load(() -> Engine.getEngine(PYTORCH));
    } else {
      loadFrom(Path.of(folder));
    }
  }

  /** DJL must be told which of its own libraries goes with them. */
  private static void loadFrom(Path folder) {
    if (System.getenv(FLAVOR) == null) {
      boolean cuda = Files.exists(library(folder, "torch_cuda")) && Files.exists(DRIVER);
      System.setProperty(FLAVOR, cuda ? CUDA : "cpu");
    }
    if (!Files.exists(library(folder, "torch_cpu"))) {
      // DJL would take its own.
      throw unusable(folder, "there is no " + System.mapLibraryName("torch_cpu"));
    }
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), PYTORCH)) {
      // Libraries of another version load, and compute something else.
      float sum = manager.ones(new Shape(2, 2)).sum().getFloat();
      if (Float.compare(sum, 4) != 0) {
        throw unusable(folder, "it computes 1 + 1 + 1 + 1 = " + sum);
      }
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      throw unusable(folder, firstLine(e));
    }
  }

  private static Path library(Path folder, String name) {
    return folder.resolve(System.mapLibraryName(name));
  }

  private static StoreException unusable(Path folder, String why) {
    return new StoreException(
        "%s is %s, but PyTorch cannot be used from there (%s); give the folder torch/lib of PyTorch 2.7.1, or unset it"
            .formatted(LIBRARIES, folder, why));
  }

  /** The version of what computes; it must be loaded. */
  public static String version() {
    return Engine.getEngine(PYTORCH).getVersion();
  }

  private static void load(Runnable library) {
    Path folder = UserFolders.ofProcess().engine();
    if (System.getProperty(UserFolders.ENGINE, "").isEmpty()) {
      System.setProperty(UserFolders.ENGINE, folder.toString());
    }
    try {
      library.run();
    } catch (RuntimeException | LinkageError e) {
      throw new StoreException(
          "the engine's libraries (450 MB) cannot be unpacked to %s and run from there (%s); make"
                  .formatted(folder, reason(folder, e))
              + " room, or name another folder in "
              + UserFolders.ENGINE);
    }
  }

  /** What DJL says where there is no room has nothing to do with it. */
  private static String reason(Path folder, Throwable thrown) {
    long free = folder.toFile().getUsableSpace();
    if (Files.isDirectory(folder) && free < BYTES) {
      return "only " + (free >> 20) + " MB are free there";
    }
    return firstLine(thrown);
  }

  private static String firstLine(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
  }
}
