package io.github.grposuite.datasets.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;

class HubDownloadTest extends HubTest {
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
}
