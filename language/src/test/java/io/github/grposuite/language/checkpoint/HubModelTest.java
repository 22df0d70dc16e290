package io.github.grposuite.language.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.grposuite.datasets.hub.HubDownload;
import io.github.grposuite.datasets.hub.HubEndpoint;
import io.github.grposuite.datasets.hub.HubException;
import io.github.grposuite.datasets.hub.HubListener;
import io.github.grposuite.datasets.hub.HubSource;
import io.github.grposuite.datasets.hub.RetryPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubModelTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  @TempDir Path folder;
  private final Map<String, String> files = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    files.put("config.json", "{}");
    files.put("tokenizer.json", "{\"t\": 1}");
    files.put("generation_config.json", "{\"g\": 1}");
    files.put("model.safetensors", "weights");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      requests.add(path);
      String content = files.get(path.substring(path.lastIndexOf('/') + 1));
      exchange.getResponseHeaders().set("X-Repo-Commit", COMMIT);
      if (content == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private List<HubSource> fetch(boolean force) throws IOException {
    String address = "http://127.0.0.1:" + server.getAddress().getPort();
    return HubModel.fetch(
        new HubDownload(
            HubEndpoint.of(Map.of("HF_ENDPOINT", address)), RetryPolicy.DEFAULT, HubListener.NONE),
        "owner/model",
        "main",
        folder,
        force);
  }

  private static List<String> names(List<HubSource> sources) {
    return sources.stream().map(source -> source.file().path()).toList();
  }

  @Test
  void oneFileOfWeightsAllOfOneCommit() throws IOException {
    assertThat(names(fetch(false)))
        .containsExactly(
            "config.json", "tokenizer.json", "generation_config.json", "model.safetensors");
    assertThat(requests)
        .containsExactly(
            "/owner/model/resolve/main/config.json",
            "/owner/model/resolve/" + COMMIT + "/tokenizer.json",
            "/owner/model/resolve/" + COMMIT + "/tokenizer_config.json",
            "/owner/model/resolve/" + COMMIT + "/generation_config.json",
            "/owner/model/resolve/" + COMMIT + "/chat_template.jinja",
            "/owner/model/resolve/" + COMMIT + "/model.safetensors");
    assertThat(folder.resolve("model.safetensors")).hasContent("weights");
    requests.clear();
    fetch(false);
    assertThat(requests).isEmpty();
    files.put("model.safetensors", "others");
    fetch(true);
    assertThat(folder.resolve("model.safetensors")).hasContent("others");
  }

  @Test
  void shards() throws IOException {
    files.remove("model.safetensors");
    files.put(
        ShardIndex.FILE,
        "{\"weight_map\": {\"a\": \"m-1.safetensors\", \"b\": \"m-2.safetensors\"}}");
    files.put("m-1.safetensors", "1");
    files.put("m-2.safetensors", "2");
    assertThat(names(fetch(false))).contains("m-1.safetensors", "m-2.safetensors");
    requests.clear();
    Files.delete(folder.resolve("m-2.safetensors"));
    fetch(false);
    assertThat(requests).containsExactly("/owner/model/resolve/" + COMMIT + "/m-2.safetensors");
  }

  @Test
  void indexThatLeadsElsewhere() {
    files.remove("model.safetensors");
    files.put(ShardIndex.FILE, "{\"weight_map\": {\"a\": \"../m.safetensors\"}}");
    assertThatThrownBy(() -> fetch(false))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("but names \"../m.safetensors\" for tensor \"a\"");
  }

  @Test
  void modelsThatCannotBeLoaded() {
    files.remove("model.safetensors");
    files.put("pytorch_model.bin", "pickle");
    assertThatThrownBy(() -> fetch(false))
        .isInstanceOf(HubException.class)
        .hasMessageStartingWith(
            "owner/model: has neither model.safetensors nor model.safetensors.index.json at"
                + " revision "
                + COMMIT
                + "; pickle files are never loaded");
    files.remove("tokenizer.json");
    assertThatThrownBy(() -> fetch(true))
        .hasMessageContaining("owner/model: has no tokenizer.json");
    files.remove("config.json");
    assertThatThrownBy(() -> fetch(true))
        .hasMessageContaining("/owner/model/resolve/main/config.json: no such file or revision");
  }
}
