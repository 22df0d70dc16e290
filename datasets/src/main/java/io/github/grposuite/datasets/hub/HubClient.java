package io.github.grposuite.datasets.hub;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.Set;

/**
 * Asks for a file and follows where the hub sends, with the token for the hub's own address only.
 */
final class HubClient {
  private static final int MOST_REDIRECTS = 10;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final HubEndpoint endpoint;
  private final RetryPolicy retries;
  private final HttpClient http;

  HubClient(HubEndpoint endpoint, RetryPolicy retries) {
    this.endpoint = endpoint;
    this.retries = retries;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(retries.connect())
            .build();
  }

  /**
   * The last answer of a chain of redirects.
   *
   * @param linked the hub's id of the content, from any of the answers
   * @param commit the revision's, from any of the answers
   */
  record Answer(
      HttpResponse<InputStream> response, Optional<String> linked, Optional<String> commit) {
    int status() {
      return response.statusCode();
    }

    Optional<String> header(String name) {
      return response.headers().firstValue(name);
    }

    /** The server's strong validator of the body, with its quotes. */
    Optional<String> strongEtag() {
      return header("ETag").filter(etag -> etag.startsWith("\""));
    }

    /** The content's SHA-256 if the hub says it, which it does for large files. */
    Optional<String> sha256() {
      return linked.filter(HubFile::isSha256);
    }
  }

  /**
   * Asks.
   *
   * @param from first byte that is wanted, if not all
   * @param etag of the version that is wanted then
   */
  Answer get(HubFile file, long from, String etag) throws IOException {
    URI address = endpoint.of(file);
    Optional<String> linked = Optional.empty();
    Optional<String> commit = Optional.empty();
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      HttpResponse<InputStream> response = send(request(address, from, etag));
      linked = linked.or(() -> response.headers().firstValue("X-Linked-ETag").map(HubClient::bare));
      commit =
          commit.or(() -> response.headers().firstValue("X-Repo-Commit").filter(HubFile::isCommit));
      if (!REDIRECTS.contains(response.statusCode())) {
        return new Answer(response, linked, commit);
      }
      response.body().close();
      address = next(address, response.headers().firstValue("Location").orElse(""));
    }
    throw new HubException(
        endpoint.of(file)
            + ": was redirected more than "
            + MOST_REDIRECTS
            + " times; check HF_ENDPOINT");
  }

  private HttpRequest request(URI address, long from, String etag) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(retries.stall())
            .header("User-Agent", "grpo-suite")
            .header("Accept-Encoding", "identity");
    endpoint.tokenFor(address).ifPresent(t -> request.header("Authorization", "Bearer " + t));
    if (from > 0) {
      request.header("Range", "bytes=" + from + "-").header("If-Range", etag);
    }
    return request.build();
  }

  private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
    try {
      return http.send(request, BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HubException("interrupted; what has arrived is kept for the next fetch");
    }
  }

  private static URI next(URI address, String location) {
    try {
      URI next = address.resolve(location);
      if (!location.isEmpty()
          && HubEndpoint.isWeb(next)
          && next.getHost() != null
          && (HubEndpoint.isSecure(next) || !HubEndpoint.isSecure(address))) {
        return next;
      }
    } catch (IllegalArgumentException e) {
      // Told below, like an address of another kind.
    }
    throw new HubException(
        address
            + ": must redirect to another "
            + address.getScheme()
            + " address, but does not; check HF_ENDPOINT");
  }

  /** An entity tag without quotes and weakness. */
  private static String bare(String etag) {
    return etag.replaceFirst("^W/", "").replace("\"", "");
  }
}
