package io.github.grposuite.datasets.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What names a file, and where it is. */
class HubFileTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "../x | main | a | repository must be like owner/name, but was \"../x\"",
        "a/b/c | main | a | repository must be like owner/name",
        "a/b?c | main | a | repository must be",
        "'' | main | a | repository must be like owner/name, but was \"\"",
        "a/b | ma in | a | revision must be a branch, a tag or a commit, but was \"ma in\"",
        "a/b | x/../y | a | revision must be",
        "a/b | main | /a | path must be a path in the repository such as data/file.csv, but was",
        "a/b | main | a/../../b | path must be",
        "a/b | main | a%2e | path must be",
        "a/b | main | a/ | path must be",
      })
  void namesThatLeadElsewhere(String repository, String revision, String path, String message) {
    assertThatThrownBy(
            () -> new HubFile(HubFile.Kind.MODEL, repository, revision, path, Optional.empty()))
        .isInstanceOf(HubException.class)
        .hasMessageContaining(message);
  }

  @Test
  void hashesThatAreNone() {
    assertThatThrownBy(
            () -> new HubFile(HubFile.Kind.MODEL, "a/b", "main", "c", Optional.of("ABC")))
        .hasMessage("the SHA-256 must be 64 digits 0 to 9, a to f, but was \"ABC\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "huggingface.co",
        "ftp://huggingface.co",
        "https://",
        "https://user:secret@huggingface.co",
        "https://huggingface.co/?x=1",
        "https://huggingface.co/#x",
        "https://hugging face.co"
      })
  void endpointsThatAreNone(String text) {
    assertThatThrownBy(() -> HubEndpoint.of(Map.of("HF_ENDPOINT", text)))
        .isInstanceOf(HubException.class)
        .hasMessage(
            "HF_ENDPOINT must be an address such as https://huggingface.co, without a user, query"
                + " or fragment; correct or unset it");
  }

  @Test
  void endpoints() {
    HubFile file = new HubFile(HubFile.Kind.DATASET, "a/b", "main", "c", Optional.empty());
    assertThat(HubEndpoint.of(Map.of()).of(file))
        .hasToString("https://huggingface.co/datasets/a/b/resolve/main/c");
    assertThat(HubEndpoint.of(Map.of("HF_ENDPOINT", " https://mirror.example:8443/hf// ")).of(file))
        .hasToString("https://mirror.example:8443/hf/datasets/a/b/resolve/main/c");
  }

  @Test
  void tokens() {
    HubEndpoint endpoint = HubEndpoint.of(Map.of("HF_TOKEN", "hf_secret"));
    assertThat(endpoint.toString()).doesNotContain("hf_secret");
    assertThat(endpoint.tokenFor(URI.create("https://huggingface.co:443/x"))).contains("hf_secret");
    assertThat(endpoint.tokenFor(URI.create("https://HuggingFace.co/x"))).contains("hf_secret");
    assertThat(endpoint.tokenFor(URI.create("http://huggingface.co/x"))).isEmpty();
    assertThat(endpoint.tokenFor(URI.create("https://huggingface.co:444/x"))).isEmpty();
    assertThat(endpoint.tokenFor(URI.create("https://cdn.huggingface.co/x"))).isEmpty();
    assertThat(HubEndpoint.of(Map.of("HF_TOKEN", " ")).token()).isEmpty();
    assertThatThrownBy(() -> HubEndpoint.of(Map.of("HF_TOKEN", "hf\nsecret")))
        .hasMessage(
            "HF_TOKEN must be a token of printable characters without spaces; set it again");
    Map<String, String> plain = Map.of("HF_ENDPOINT", "http://mirror.example", "HF_TOKEN", "hf_s");
    assertThatThrownBy(() -> HubEndpoint.of(plain))
        .hasMessage(
            "HF_TOKEN is sent over https only, but HF_ENDPOINT is http://mirror.example; change or"
                + " unset one");
  }

  @Test
  void patience() {
    assertThat(RetryPolicy.DEFAULT.waitAfter(1)).hasSeconds(1);
    assertThat(RetryPolicy.DEFAULT.waitAfter(4)).hasSeconds(8);
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> new RetryPolicy(0, second, second, second))
        .hasMessage("attempts must be at least 1, but was 0");
    assertThatThrownBy(() -> new RetryPolicy(1, second, Duration.ZERO, second))
        .hasMessage("times must be positive, but were PT1S, PT0S and PT1S");
  }
}
