package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.grposuite.experiments.spec.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.ParseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code grpo model fetch} from a hub on this machine that holds a fixture. */
class ModelFetchTest {
  private static final Path FIXTURES =
      Path.of("../language/src/test/resources/io/github/grposuite/language/fixtures");

  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  @TempDir Path folder;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path served = FIXTURES.resolve("llama");
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      requests.add(path);
      Path file = served.resolve(path.substring(path.lastIndexOf('/') + 1));
      exchange.getResponseHeaders().set("X-Repo-Commit", COMMIT);
      if (!Files.isRegularFile(file)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      exchange.sendResponseHeaders(200, Files.size(file));
      Files.copy(file, exchange.getResponseBody());
    }
  }

  private int fetch(String... arguments) throws ParseException {
    out.reset();
    err.reset();
    String endpoint = "http://127.0.0.1:" + server.getAddress().getPort();
    ModelCommand command = new ModelCommand(Map.of("HF_ENDPOINT", endpoint));
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    return command.run(new DefaultParser().parse(command.options(), arguments), console);
  }

  @Test
  void fetchesAFolderThatCanBeDescribed() throws ParseException {
    assertThat(fetch("fetch", "owner/llama", "--out", folder.toString())).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(
            folder.resolve("model.safetensors") + ": 163608 bytes, SHA-256 ",
            ", commit " + COMMIT + "\n",
            "\nNext: ./grpo model describe " + folder + "\n");
    assertThat(requests)
        .startsWith("/owner/llama/resolve/main/config.json")
        .contains("/owner/llama/resolve/" + COMMIT + "/model.safetensors");
    int before = requests.size();
    assertThat(fetch("fetch", "owner/llama", "--out", folder.toString())).isZero();
    assertThat(requests).hasSize(before);
    assertThat(fetch("describe", folder.toString())).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("40,160");
  }

  @Test
  void failures() throws ParseException, IOException {
    served = folder.resolve("nothing");
    assertThat(fetch("fetch", "owner/none", "--out", folder.resolve("a").toString()))
        .isEqualTo(Command.FAILED);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("grpo: ")
        .contains("/owner/none/resolve/main/config.json: no such file or revision");
    Path file = Files.writeString(folder.resolve("file"), "");
    served = FIXTURES.resolve("llama");
    assertThatThrownBy(() -> fetch("fetch", "owner/llama", "--out", file.resolve("x").toString()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("cannot be written (")
        .hasMessageEndingWith("choose another place with --out");
  }
}
