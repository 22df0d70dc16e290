package io.github.grposuite.datasets.hub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on the loopback that answers like the hub, or as badly as it is told to. */
final class FakeHub implements AutoCloseable {
  /** A request as it arrived. */
  record Request(String path, Map<String, String> headers) {
    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }
  }

  final List<Request> requests = new CopyOnWriteArrayList<>();
  final Map<String, String> headers = new HashMap<>();

  /** What is sent instead of the content, in turn; the content once it is empty. */
  final List<Integer> statuses = new CopyOnWriteArrayList<>();

  byte[] content = new byte[0];
  String redirect = "";
  boolean ranges = true;

  /** Bytes after which the connection is cut, in turn. */
  final List<Integer> cuts = new CopyOnWriteArrayList<>();

  /** Whether to wait rather than to cut. */
  boolean stall;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  FakeHub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void content(String text) {
    content = text.getBytes(StandardCharsets.UTF_8);
  }

  private void answer(HttpExchange exchange) throws IOException {
    Map<String, String> asked = new HashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> asked.put(name, values.get(0)));
    Request request = new Request(exchange.getRequestURI().getRawPath(), asked);
    requests.add(request);
    try (exchange) {
      headers.forEach(exchange.getResponseHeaders()::set);
      if (!statuses.isEmpty()) {
        exchange.sendResponseHeaders(statuses.remove(0), -1);
      } else if (!redirect.isEmpty()) {
        exchange.getResponseHeaders().set("Location", redirect);
        exchange.sendResponseHeaders(302, -1);
      } else {
        send(exchange, request);
      }
    } catch (IOException e) {
      // The client went away, or the connection was cut on purpose.
    }
  }

  private void send(HttpExchange exchange, Request request) throws IOException {
    int from = 0;
    Optional<String> range = request.header("Range");
    boolean same =
        request.header("If-range").map(etag -> etag.equals(headers.get("ETag"))).orElse(true);
    if (range.isPresent() && ranges && same) {
      from = Integer.parseInt(range.get().replaceAll("\\D", ""));
      if (from >= content.length) {
        exchange.getResponseHeaders().set("Content-Range", "bytes */" + content.length);
        exchange.sendResponseHeaders(416, -1);
        return;
      }
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
    int end = cuts.isEmpty() ? content.length : cuts.remove(0);
    exchange.getResponseBody().write(content, from, end - from);
    exchange.getResponseBody().flush();
    if (stall && end < content.length) {
      try {
        Thread.sleep(5_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
