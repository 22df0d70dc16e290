package io.github.grposuite.datasets.hub;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A fake hub, a file of it, and a place for it. */
abstract class HubTest {
  static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
  static final HubFile FILE =
      new HubFile(HubFile.Kind.DATASET, "owner/set", "main", "data/x.csv", Optional.empty());
  static final RetryPolicy PATIENCE =
      new RetryPolicy(3, Duration.ZERO, Duration.ofSeconds(5), Duration.ofMillis(700));

  @TempDir Path folder;
  Path target;
  FakeHub hub;
  final List<String> heard = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    target = folder.resolve("x.csv");
    hub = new FakeHub();
    hub.content("question,selections\n");
    hub.headers.put("X-Repo-Commit", COMMIT);
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  HubSource fetch(HubFile file, boolean force) throws IOException {
    return download(Map.of("HF_ENDPOINT", hub.address())).fetch(file, target, force);
  }

  HubDownload download(Map<String, String> environment) {
    HubListener listener =
        new HubListener() {
          @Override
          public void started(HubFile file, long total, long resumed) {
            heard.add("started " + resumed + "/" + total);
          }

          @Override
          public void retrying(HubFile file, String problem, Duration wait) {
            heard.add("retrying: " + problem);
          }
        };
    return new HubDownload(HubEndpoint.of(environment), PATIENCE, listener);
  }

  void refused(HubFile file, String... parts) {
    assertThatThrownBy(() -> fetch(file, false))
        .isInstanceOf(HubException.class)
        .hasMessageContainingAll(parts)
        .hasMessageNotContaining("\n");
  }

  static HubFile pinned(String sha256) {
    return new HubFile(
        FILE.kind(), FILE.repository(), FILE.revision(), FILE.path(), Optional.of(sha256));
  }

  String sha256() {
    return DigestUtils.sha256Hex(hub.content);
  }

  List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(7).nextBytes(bytes);
    return bytes;
  }
}
