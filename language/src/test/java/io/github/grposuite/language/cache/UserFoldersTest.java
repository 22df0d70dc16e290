package io.github.grposuite.language.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.grposuite.records.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In the user's home directory or where the user says; nowhere else. */
class UserFoldersTest {
  @TempDir Path home;

  private static UserFolders folders(String userHome, Map<String, String> environment) {
    return new UserFolders(environment, userHome);
  }

  @Test
  void atHome() {
    UserFolders folders = folders(home.toString(), Map.of("HOME", "/elsewhere"));
    assertThat(folders.cache()).isEqualTo(home.resolve(".cache/grpo-suite"));
    assertThat(folders.engine()).isEqualTo(home.resolve(".djl.ai"));
  }

  /** A container may run a user whom its system does not know. */
  @Test
  void whereJavaKnowsNoHome() {
    UserFolders folders = folders("?", Map.of("HOME", home.toString()));
    assertThat(folders.cache()).isEqualTo(home.resolve(".cache/grpo-suite"));
    assertThat(folders.engine()).isEqualTo(home.resolve(".djl.ai"));
  }

  @Test
  void whereTheUserSays() {
    Map<String, String> shared =
        Map.of("XDG_CACHE_HOME", "x", "GRPO_CACHE_DIR", "", "DJL_CACHE_DIR", "engine");
    assertThat(folders("?", shared).cache()).isEqualTo(Path.of("x", "grpo-suite"));
    assertThat(folders("?", shared).engine()).isEqualTo(Path.of("engine"));
    Map<String, String> own = Map.of("XDG_CACHE_HOME", "x", "GRPO_CACHE_DIR", "own");
    assertThat(folders("?", own).cache()).isEqualTo(Path.of("own"));
  }

  @Test
  void withoutAHomeTheUserIsAsked() {
    for (String none : new String[] {"?", "", "relative", home.resolve("absent").toString()}) {
      UserFolders folders = folders(none, Map.of("HOME", ""));
      assertThatThrownBy(folders::cache)
          .isInstanceOf(StoreException.class)
          .hasMessage(
              "there is no home directory (user.home is \"%s\"); name a folder for what is kept"
                      .formatted(none)
                  + " between runs in GRPO_CACHE_DIR");
      assertThatThrownBy(folders::engine)
          .isInstanceOf(StoreException.class)
          .hasMessageEndingWith(
              "name a folder for the engine's libraries (450 MB) in DJL_CACHE_DIR");
    }
  }

  @Test
  void aHomeThatCannotBeWrittenHoldsOnlyWhatIsThere() throws IOException {
    Path locked = Files.createDirectories(home.resolve("locked"));
    assumeTrue(locked.toFile().setWritable(false) && !Files.isWritable(locked), "skipped: root");
    UserFolders folders = folders(locked.toString(), Map.of());
    assertThatThrownBy(folders::engine)
        .hasMessage(
            "the home directory %s cannot be written; name a folder for the engine's libraries"
                    .formatted(locked)
                + " (450 MB) in DJL_CACHE_DIR");
    assertThat(locked.toFile().setWritable(true)).isTrue();
    Path there = Files.createDirectory(locked.resolve(".djl.ai"));
    assertThat(locked.toFile().setWritable(false)).isTrue();
    assertThat(folders.engine()).isEqualTo(there);
  }
}
