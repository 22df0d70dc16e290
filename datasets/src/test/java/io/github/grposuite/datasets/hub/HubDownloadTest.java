package io.github.grposuite.datasets.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubDownloadTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
  private static final HubFile FILE =
      new HubFile(HubFile.Kind.DATASET, "owner/set", "main", "data/x.csv", Optional.empty());
  private static final Patience PATIENCE =
      new Patience(3, Duration.ZERO, Duration.ofSeconds(5), Duration.ofMillis(700));

  @TempDir Path folder;
  private Path target;
  private FakeHub hub;
  private final List<String> heard = new ArrayList<>();

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

  private HubSource fetch(HubFile file, boolean force) throws IOException {
    return download(Map.of("HF_ENDPOINT", hub.address())).fetch(file, target, force);
  }

  private HubDownload download(Map<String, String> environment) {
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

  private void refused(HubFile file, String... parts) {
    assertThatThrownBy(() -> fetch(file, false))
        .isInstanceOf(HubException.class)
        .hasMessageContainingAll(parts)
        .hasMessageNotContaining("\n");
  }

  private static HubFile pinned(String sha256) {
    return new HubFile(
        FILE.kind(), FILE.repository(), FILE.revision(), FILE.path(), Optional.of(sha256));
  }

  private String sha256() {
    return DigestUtils.sha256Hex(hub.content);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  @Test
  void wholeFileWithItsRecord() throws IOException {
    HubSource source = fetch(FILE, false);
    assertThat(target).hasBinaryContent(hub.content);
    assertThat(names()).containsExactly("x.csv", "x.csv.source.json");
    assertThat(Files.readString(HubSource.beside(target)))
        .isEqualTo(
            """
            {
              "kind" : "dataset",
              "repository" : "owner/set",
              "path" : "data/x.csv",
              "revision" : "main",
              "commit" : "%s",
              "endpoint" : "%s",
              "sha256" : "%s",
              "bytes" : "20",
              "verified_by" : "nothing"
            }
            """
                .formatted(COMMIT, hub.address(), sha256()));
    assertThat(source.commit()).contains(COMMIT);
    assertThat(hub.requests.get(0).path()).isEqualTo("/datasets/owner/set/resolve/main/data/x.csv");
    assertThat(heard).containsExactly("started 0/20");
  }

  @Test
  void modelsAndRevisionsWithSlashes() throws IOException {
    HubFile file =
        new HubFile(HubFile.Kind.MODEL, "gpt2", "refs/pr/1", "config.json", Optional.empty());
    fetch(file, false);
    assertThat(hub.requests.get(0).path()).isEqualTo("/gpt2/resolve/refs%2Fpr%2F1/config.json");
  }

  @Test
  void whatIsThereIsNotFetchedAgain() throws IOException {
    HubSource first = fetch(FILE, false);
    assertThat(fetch(FILE, false)).isEqualTo(first);
    assertThat(fetch(FILE.at(COMMIT), false)).isEqualTo(first);
    assertThat(fetch(pinned(sha256()), false)).isEqualTo(first);
    assertThat(hub.requests).hasSize(1);
    Files.delete(HubSource.beside(target));
    assertThat(fetch(pinned(sha256()), false).verifiedBy()).isEqualTo("pin");
    assertThat(hub.requests).hasSize(1);
  }

  @Test
  void anotherFileIsThere() throws IOException {
    Files.writeString(target, "mine");
    refused(FILE, target + ": is there already, and no x.csv.source.json says what it is; choose");
    refused(
        pinned(sha256()),
        target + ": must have SHA-256 " + sha256() + ", but has " + DigestUtils.sha256Hex("mine"),
        "replace it with --force");
    fetch(FILE, true);
    assertThat(target).hasBinaryContent(hub.content);
    refused(
        FILE.at("v2"),
        target
            + ": is datasets/owner/set/data/x.csv at revision main, but"
            + " datasets/owner/set/data/x.csv at revision v2 was asked for; choose another --out");
    Files.writeString(target, "changed");
    refused(FILE, target + ": must have SHA-256 " + sha256() + ", but has ");
    Files.writeString(HubSource.beside(target), "{\"kind\": \"else\"}");
    refused(FILE, "x.csv.source.json: is not a record of where the file came from; delete it");
    assertThatThrownBy(
            () -> download(Map.of("HF_ENDPOINT", hub.address())).fetch(FILE, folder, false))
        .hasMessage(folder + ": must be a file, but is a directory; name a file in it");
  }

  @Test
  void theRecordIsTrustedLater() throws IOException {
    fetch(FILE, false);
    String first = sha256();
    Files.delete(target);
    assertThat(fetch(FILE, false).verifiedBy()).isEqualTo("record");
    Files.delete(target);
    hub.content("moved on");
    refused(
        FILE,
        "must have SHA-256 " + first + ", but what arrived has " + sha256() + " and was deleted",
        "the file changed since " + HubSource.beside(target) + " was written; accept the new one");
    assertThat(names()).containsExactly("x.csv.source.json");
    assertThat(fetch(FILE, true).sha256()).isEqualTo(sha256());
  }

  @Test
  void wrongHash() throws IOException {
    String wrong = "0".repeat(64);
    refused(
        pinned(wrong),
        "datasets/owner/set/data/x.csv at revision main: must have SHA-256 " + wrong,
        "but what arrived has " + sha256() + " and was deleted; check --sha256 and --revision");
    assertThat(names()).isEmpty();
    hub.headers.put("X-Linked-ETag", "\"" + wrong + "\"");
    refused(FILE, "must have SHA-256 " + wrong + ", but what arrived has", "; fetch it again");
    refused(
        pinned(sha256()),
        "must have SHA-256 " + sha256() + ", but the hub has one with " + wrong + "; check --sha");
    assertThat(names()).isEmpty();
    hub.headers.put("X-Linked-ETag", "\"" + sha256() + "\"");
    assertThat(fetch(FILE, false).verifiedBy()).isEqualTo("hub");
  }

  @Test
  void tokenIsForTheEndpointAlone() throws IOException {
    try (FakeHub other = new FakeHub()) {
      other.content("elsewhere");
      other.headers.put("X-Repo-Commit", "f".repeat(40));
      hub.redirect = "/moved?x=1";
      hub.headers.put("X-Linked-ETag", "\"" + DigestUtils.sha256Hex("elsewhere") + "\"");
      Map<String, String> environment =
          Map.of("HF_ENDPOINT", hub.address() + "/", "HF_TOKEN", "hf_secret");
      assertThatThrownBy(() -> download(environment).fetch(FILE, target, false))
          .hasMessageContaining("was redirected more than 10 times; check HF_ENDPOINT");
      assertThat(hub.requests)
          .hasSize(11)
          .allMatch(
              request -> request.header("Authorization").orElse("").equals("Bearer hf_secret"));
      hub.redirect = other.address() + "/blob";
      HubSource source = download(environment).fetch(FILE, target, false);
      assertThat(other.requests).hasSize(1);
      assertThat(other.requests.get(0).headers().toString()).doesNotContain("hf_secret");
      assertThat(source.commit()).contains(COMMIT);
      assertThat(source.verifiedBy()).isEqualTo("hub");
      assertThat(Files.readString(HubSource.beside(target))).doesNotContain("hf_secret");
    }
  }

  @Test
  void redirectsElsewhere() {
    for (String location : List.of("file:///etc/passwd", "ftp://h/x", "http://", "::", " ")) {
      hub.redirect = location;
      refused(FILE, "must redirect to another http address, but does not; check HF_ENDPOINT");
    }
  }

  @Test
  void resumesAfterCuts() throws IOException {
    hub.content = random(300_000);
    hub.headers.put("ETag", "\"v1\"");
    hub.cuts.addAll(List.of(100_000, 250_000));
    fetch(FILE, false);
    assertThat(target).hasBinaryContent(hub.content);
    assertThat(hub.requests).hasSizeBetween(3, 4);
    assertThat(hub.requests.get(1).header("If-range")).contains("\"v1\"");
    assertThat(hub.requests.get(1).header("Range").orElse("")).matches("bytes=[1-9]\\d*-");
    assertThat(heard.get(1)).startsWith("retrying: the connection was cut");
    assertThat(names()).containsExactly("x.csv", "x.csv.source.json");
  }

  @Test
  void resumesInALaterFetch() throws IOException {
    leavePart();
    int before = hub.requests.size();
    fetch(FILE, false);
    assertThat(target).hasBinaryContent(hub.content);
    assertThat(hub.requests.get(before).header("Range")).isPresent();
  }

  /** What an earlier fetch left behind when it was ended. */
  private void leavePart() throws IOException {
    hub.content = random(300_000);
    hub.headers.put("ETag", "\"v1\"");
    hub.cuts.add(200_000);
    hub.statuses.clear();
    HubDownload once =
        new HubDownload(
            HubEndpoint.of(Map.of("HF_ENDPOINT", hub.address())),
            new Patience(1, Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(5)),
            HubListener.NONE);
    assertThatThrownBy(() -> once.fetch(FILE, target, false))
        .hasMessageContaining("did not arrive after 1 attempt (the connection was cut");
    assertThat(names()).containsExactly("x.csv.part", "x.csv.part.json");
    assertThat(Files.size(folder.resolve("x.csv.part"))).isPositive();
  }

  @Test
  void aChangedFileIsNotJoined() throws IOException {
    leavePart();
    hub.content = "new content, and shorter".getBytes(StandardCharsets.UTF_8);
    hub.headers.put("ETag", "\"v2\"");
    fetch(FILE, false);
    assertThat(target).hasBinaryContent(hub.content);
  }

  @Test
  void aServerThatIgnoresIfRangeIsNotTrusted() throws IOException {
    leavePart();
    hub.content = new byte[400_000];
    hub.headers.put("ETag", "\"v2\"");
    String state = Files.readString(folder.resolve("x.csv.part.json"));
    Files.writeString(folder.resolve("x.csv.part.json"), state.replace("v1", "v2"));
    hub.headers.put("X-Linked-ETag", "\"another\"");
    fetch(FILE, false);
    assertThat(target).hasBinaryContent(hub.content);
    assertThat(heard).contains("retrying: the file changed on the server; starting over");
  }

  @Test
  void aServerWithoutRangesStartsOver() throws IOException {
    leavePart();
    hub.ranges = false;
    fetch(FILE, false);
    assertThat(target).hasBinaryContent(hub.content);
    assertThat(heard).containsExactly("started 0/300000");
  }

  @Test
  void withoutStrongValidatorNothingIsResumed() throws IOException {
    hub.content = random(300_000);
    hub.headers.put("ETag", "W/\"v1\"");
    hub.cuts.add(100_000);
    fetch(FILE, false);
    assertThat(target).hasBinaryContent(hub.content);
    assertThat(hub.requests).noneMatch(request -> request.header("Range").isPresent());
  }

  @Test
  void aWholePartIsAccepted() throws IOException {
    leavePart();
    Files.write(folder.resolve("x.csv.part"), hub.content);
    fetch(FILE, false);
    assertThat(target).hasBinaryContent(hub.content);
    assertThat(heard).isEmpty();
    Files.delete(target);
    leaveTooLongPart();
    fetch(FILE, true);
    assertThat(target).hasBinaryContent(hub.content);
  }

  private void leaveTooLongPart() throws IOException {
    Files.delete(HubSource.beside(target));
    leavePart();
    Files.write(folder.resolve("x.csv.part"), new byte[400_000]);
  }

  @Test
  void stalls() throws IOException {
    hub.content = random(300_000);
    hub.headers.put("ETag", "\"v1\"");
    hub.cuts.add(100_000);
    hub.stall = true;
    fetch(FILE, false);
    assertThat(target).hasBinaryContent(hub.content);
    assertThat(heard).contains("retrying: the connection was cut: no byte arrived in 0.7 s");
  }

  @Test
  void serverErrorsAreTriedAgain() throws IOException {
    hub.statuses.addAll(List.of(503, 429));
    fetch(FILE, false);
    assertThat(heard)
        .containsExactly(
            "retrying: the server answered 503",
            "retrying: the server answered 429",
            "started 0/20");
    Files.delete(target);
    hub.statuses.addAll(List.of(500, 502, 504));
    refused(
        FILE,
        hub.address()
            + ": datasets/owner/set/data/x.csv at revision main did not arrive after 3 attempts (the"
            + " server answered 504); check the network and HF_ENDPOINT, and fetch again");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 | wants a token, or there is no such repository (401); check the name, and set HF_TOKEN",
        "403 | access is denied (403); accept the terms at HUB/datasets/owner/set, and set HF_TOKEN",
        "404 | no such file or revision (404); look at HUB/datasets/owner/set for the names, and",
        "418 | the server answered 418; check HF_ENDPOINT, or try later",
      })
  void refusals(int status, String message) throws IOException {
    hub.statuses.add(status);
    refused(
        FILE,
        hub.address() + "/datasets/owner/set/resolve/main/data/x.csv: ",
        message.replace("HUB", hub.address()));
    assertThat(hub.requests).hasSize(1);
    assertThat(names()).isEmpty();
  }

  @Test
  void refusalsOfAToken() {
    Map<String, String> environment = Map.of("HF_ENDPOINT", hub.address(), "HF_TOKEN", "hf_secret");
    hub.statuses.addAll(List.of(401, 403));
    assertThatThrownBy(() -> download(environment).fetch(FILE, target, false))
        .hasMessageContaining("HF_TOKEN is not accepted (401); set it to a token with read access")
        .hasMessageNotContaining("hf_secret");
    assertThatThrownBy(() -> download(environment).fetch(FILE, target, false))
        .hasMessageContaining("and check that HF_TOKEN may read it")
        .hasMessageNotContaining("hf_secret");
  }

  @Test
  void nobodyAnswers() {
    hub.close();
    refused(
        FILE,
        hub.address()
            + ": datasets/owner/set/data/x.csv at revision main did not arrive after 3"
            + " attempts (",
        "check the network and HF_ENDPOINT");
    assertThat(target).doesNotExist();
  }
}
