package io.github.grposuite.language.cache;

import io.github.grposuite.records.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a user's own files are that can be made again. Never the current folder, nor one that other
 * users share.
 *
 * @param environment of the process
 * @param userHome what Java takes for the home directory; "?" where the system knows no such user
 */
public record UserFolders(Map<String, String> environment, String userHome) {
  /** Of the engine's libraries, as DJL calls it. */
  static final String ENGINE = "DJL_CACHE_DIR";

  private static final String OWN = "GRPO_CACHE_DIR";
  private static final String SHARED = "XDG_CACHE_HOME";
  private static final String ENGINE_FOLDER = ".djl.ai";

  /** Those of this process. */
  public static UserFolders ofProcess() {
    return new UserFolders(System.getenv(), System.getProperty("user.home", ""));
  }

  /**
   * What the suite keeps: {@code GRPO_CACHE_DIR}, else {@code grpo-suite} in {@code
   * XDG_CACHE_HOME}, else in {@code .cache} of the home directory.
   *
   * @throws StoreException if there is no home directory either
   */
  public Path cache() {
    return named(OWN)
        .orElseGet(
            () ->
                named(SHARED)
                    .orElseGet(() -> home(OWN, "what is kept between runs").resolve(".cache"))
                    .resolve("grpo-suite"));
  }

  /**
   * Where the engine unpacks its libraries: {@code DJL_CACHE_DIR}, else {@code .djl.ai} in the home
   * directory.
   *
   * @throws StoreException if that cannot be written
   */
  Path engine() {
    return named(ENGINE).orElseGet(this::engineAtHome);
  }

  private Path engineAtHome() {
    String what = "the engine's libraries (450 MB)";
    Path home = home(ENGINE, what);
    Path folder = home.resolve(ENGINE_FOLDER);
    if (!Files.isDirectory(folder) && !Files.isWritable(home)) {
      throw new StoreException(
          "the home directory %s cannot be written; name a folder for %s in %s"
              .formatted(home, what, ENGINE));
    }
    return folder;
  }

  private Optional<Path> named(String variable) {
    return Optional.of(environment.getOrDefault(variable, ""))
        .filter(name -> !name.isEmpty())
        .map(Path::of);
  }

  /** Java's, else HOME, if it is a folder. */
  private Path home(String variable, String what) {
    for (String each : new String[] {userHome, environment.getOrDefault("HOME", "")}) {
      if (Path.of(each).isAbsolute() && Files.isDirectory(Path.of(each))) {
        return Path.of(each);
      }
    }
    throw new StoreException(
        "there is no home directory (user.home is \"%s\"); name a folder for %s in %s"
            .formatted(userHome, what, variable));
  }
}
