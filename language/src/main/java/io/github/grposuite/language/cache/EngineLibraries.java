package io.github.grposuite.language.cache;

import ai.djl.engine.Engine;
import io.github.grposuite.records.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The engine's native libraries, which are unpacked once for a user and loaded from there. */
public final class EngineLibraries {
  /** The engine's name. */
  public static final String PYTORCH = "PyTorch";

  /** The environment's variable that names the folder of another build's libraries. */
  public static final String LIBRARIES = "PYTORCH_LIBRARY_PATH";

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
   * Loads what computes.
   *
   * @throws StoreException if it cannot be unpacked, or not be run from where it is
   */
  public static void loadPyTorch() {
    load(() -> Engine.getEngine(PYTORCH));
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
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
  }
}
