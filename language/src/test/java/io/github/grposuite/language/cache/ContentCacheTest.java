package io.github.grposuite.language.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.language.policy.Continuations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentCacheTest {
  private static final byte[] CONTENT = {1, 2, 3, 4};

  @TempDir private Path folder;

  private int written;

  private Path file() {
    return new ContentCache(folder.resolve("new"))
        .file(
            "kind",
            "inputs",
            CONTENT.length,
            out -> {
              written++;
              out.write(CONTENT);
            });
  }

  /** The SHA-256 at the end left out. */
  private static byte[] content(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    byte[] content = Arrays.copyOf(bytes, bytes.length - 32);
    assertThat(Arrays.copyOfRange(bytes, content.length, bytes.length))
        .isEqualTo(DigestUtils.sha256(content));
    return content;
  }

  private void assertAlone(Path file) throws IOException {
    assertThat(content(file)).isEqualTo(CONTENT);
    try (Stream<Path> files = Files.list(folder.resolve("new"))) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void writesOnceAndAgainIfTheFileIsDamaged() throws IOException {
    Path file = file();
    assertThat(file.getFileName().toString()).matches("kind-[0-9a-f]{32}");
    assertThat(file()).isEqualTo(file);
    assertThat(written).isEqualTo(1);
    byte[] changed = Files.readAllBytes(file);
    changed[1] ^= 1;
    for (byte[] wrong : new byte[][] {{}, {1, 2, 3}, {1, 2, 3, 4, 5}, changed}) {
      Files.write(file, wrong);
      file();
      assertAlone(file);
    }
    assertThat(written).isEqualTo(5);
  }

  @Test
  void otherInputsAreOtherFiles() throws IOException {
    Path other =
        new ContentCache(folder.resolve("new")).file("kind", "others", 1, out -> out.write(7));
    assertThat(file()).isNotEqualTo(other);
    assertThat(content(file())).isEqualTo(CONTENT);
    assertThat(content(other)).isEqualTo(new byte[] {7});
  }

  @Test
  void writersAtTheSameTimeDoNotDisturbEachOther() throws Exception {
    int writers = 4;
    CyclicBarrier begun = new CyclicBarrier(writers);
    ContentCache cache = new ContentCache(folder.resolve("new"));
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    List<Future<Path>> files = new ArrayList<>();
    for (int i = 0; i < writers; i++) {
      files.add(
          threads.submit(
              () ->
                  cache.file("kind", "inputs", CONTENT.length, out -> slowly(begun, out::write))));
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    for (Future<Path> file : files) {
      assertAlone(file.get());
    }
  }

  private interface Sink {
    void write(int value) throws IOException;
  }

  /** Every writer writes a byte, and goes on when all have. */
  private static void slowly(CyclicBarrier begun, Sink out) throws IOException {
    for (byte value : CONTENT) {
      out.write(value);
      try {
        begun.await(1, TimeUnit.MINUTES);
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
  }

  @Test
  void whatADeadProcessLeftIsRemoved() throws Exception {
    Process dead = new ProcessBuilder("sleep", "0").start();
    dead.waitFor();
    Files.createDirectories(folder.resolve("new"));
    Files.writeString(folder.resolve("new/.writing-" + dead.pid() + "-1"), "half");
    Path alive = folder.resolve("new/.writing-" + ProcessHandle.current().pid() + "-0");
    Files.writeString(alive, "half");
    Path file = file();
    try (Stream<Path> files = Files.list(folder.resolve("new"))) {
      assertThat(files).containsExactlyInAnyOrder(file, alive);
    }
  }

  @Test
  void whatFailsLeavesNothing() throws IOException {
    ContentCache cache = new ContentCache(folder);
    assertThatThrownBy(() -> cache.file("kind", "x", 2, out -> out.write(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("kind must be 2 bytes, but 1 were written");
    assertThatThrownBy(
            () ->
                cache.file(
                    "kind",
                    "x",
                    2,
                    out -> {
                      throw new IOException("disk full");
                    }))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(" cannot be written (java.io.IOException: disk full); make room, or")
        .hasMessageEndingWith("name another folder in GRPO_CACHE_DIR");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whereItIs() {
    Path home = Path.of("home");
    assertThat(ContentCache.standard(Map.of(), home)).isEqualTo(home.resolve(".cache/grpo-suite"));
    Map<String, String> shared = Map.of("XDG_CACHE_HOME", "x", "GRPO_CACHE_DIR", "");
    assertThat(ContentCache.standard(shared, home)).isEqualTo(Path.of("x", "grpo-suite"));
    Map<String, String> own = Map.of("XDG_CACHE_HOME", "x", "GRPO_CACHE_DIR", "own");
    assertThat(ContentCache.standard(own, home)).isEqualTo(Path.of("own"));
  }

  @Test
  void hashesTellItemsApart() {
    List<Continuations> items =
        List.of(
            new Continuations(new int[] {1, 2}, new int[][] {{3}}),
            new Continuations(new int[] {1}, new int[][] {{2, 3}}),
            new Continuations(new int[] {1}, new int[][] {{2}, {3}}));
    assertThat(items.stream().map(item -> TokenHash.of(List.of(item))).distinct()).hasSize(3);
    assertThat(TokenHash.of(items)).isEqualTo(TokenHash.of(List.copyOf(items)));
  }
}
