package io.github.grposuite.language.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.records.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
  void contentOfAnyLengthIsWrittenOnceAndAgainIfItIsDamaged() throws IOException {
    ContentCache cache = new ContentCache(folder.resolve("new"));
    ContentCache.Writer writer =
        out -> {
          written++;
          out.write(CONTENT);
        };
    Path file = cache.file("kind", "inputs", writer);
    assertThat(cache.file("kind", "inputs", writer)).isEqualTo(file);
    assertThat(written).isEqualTo(1);
    byte[] bytes = Files.readAllBytes(file);
    bytes[0] ^= 1;
    Files.write(file, bytes);
    assertAlone(cache.file("kind", "inputs", writer));
    assertThat(written).isEqualTo(2);
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
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(" cannot be written (disk full); make room, or")
        .hasMessageEndingWith("name another folder in GRPO_CACHE_DIR");
    assertThat(folder).isEmptyDirectory();
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
