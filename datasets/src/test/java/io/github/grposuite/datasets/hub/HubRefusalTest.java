package io.github.grposuite.datasets.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubRefusalTest extends HubTest {
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
