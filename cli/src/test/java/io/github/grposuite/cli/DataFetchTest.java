package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.grposuite.datasets.hub.HubException;
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

class DataFetchTest {
  private static final byte[] CONTENT = "question,selections".getBytes(StandardCharsets.UTF_8);
  private static final String COMMIT = "cb2880488749218abb81802a94c2c62ebfde2f35";

  @TempDir Path folder;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private int status = 200;
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
      requests.add(exchange.getRequestURI().getPath());
      exchange.getResponseHeaders().set("X-Repo-Commit", COMMIT);
      exchange.sendResponseHeaders(status, status == 200 ? CONTENT.length : -1);
      if (status == 200) {
        exchange.getResponseBody().write(CONTENT);
      }
    }
  }

  private int fetch(String endpoint, boolean terminal, String... arguments) throws ParseException {
    out.reset();
    err.reset();
    DataCommand command = new DataCommand(Map.of("HF_ENDPOINT", endpoint));
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            terminal);
    return command.run(new DefaultParser().parse(command.options(), arguments), console);
  }

  private String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Test
  void fetchesOnce() throws ParseException {
    Path file = folder.resolve("new/global_opinions.csv");
    assertThat(fetch(endpoint(), false, "fetch", "--out", folder.resolve("new").toString()))
        .isZero();
    assertThat(file).hasBinaryContent(CONTENT);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(
            file + ": 19 bytes, SHA-256 ",
            ", commit " + COMMIT + "\n",
            "The hub states no SHA-256; global_opinions.csv.source.json keeps this one",
            "Licence: CC BY-NC-SA 4.0. Next: ./grpo data describe --file " + file);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("global_opinions.csv: 0.0 MB\n");
    assertThat(fetch(endpoint(), true, "fetch", "--out", file.toString())).isZero();
    assertThat(requests)
        .containsExactly(
            "/datasets/Anthropic/llm_global_opinions/resolve/"
                + COMMIT
                + "/data/global_opinions.csv");
  }

  @Test
  void failures() throws ParseException, IOException {
    status = 404;
    Path file = folder.resolve("my.csv");
    assertThat(fetch(endpoint(), true, "fetch", "--revision", "v9", "--out", file.toString()))
        .isEqualTo(Command.FAILED);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("grpo: " + endpoint() + "/datasets/")
        .contains("/resolve/v9/data/global_opinions.csv: no such file or revision (404)");
    Files.writeString(file, "mine");
    assertThat(fetch(endpoint(), true, "fetch", "--out", file.toString())).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("replace it with --force");
    status = 200;
    assertThat(fetch(endpoint(), true, "fetch", "--force", "--out", file.toString())).isZero();
    assertThat(file).hasBinaryContent(CONTENT);
    String below = file.resolve("x").toString();
    assertThatThrownBy(() -> fetch(endpoint(), false, "fetch", "--out", below))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("cannot be written (")
        .hasMessageEndingWith("choose another place with --out");
    assertThatThrownBy(() -> fetch("nowhere", false, "fetch", "--out", below))
        .isInstanceOf(HubException.class)
        .hasMessageStartingWith("HF_ENDPOINT must be an address");
  }
}
