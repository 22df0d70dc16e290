package io.github.grposuite.datasets.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HubResumeTest extends HubTest {
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
            new RetryPolicy(1, Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(5)),
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
}
