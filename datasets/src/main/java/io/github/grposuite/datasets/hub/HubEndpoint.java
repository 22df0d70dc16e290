package io.github.grposuite.datasets.hub;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The hub, or a mirror of it, and the token for it. The token goes to the endpoint alone.
 *
 * @param uri without a slash at its end
 * @param token if any; never part of a message
 */
public record HubEndpoint(URI uri, Optional<String> token) {
  private static final String DEFAULT = "https://huggingface.co";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Checks that the token travels over a safe connection. */
  public HubEndpoint {
    if (token.isPresent() && !isSecure(uri) && !LOOPBACK.contains(uri.getHost())) {
      throw new HubException(
          "HF_TOKEN is sent over https only, but HF_ENDPOINT is " + uri + "; change or unset one");
    }
  }

  /**
   * What {@code HF_ENDPOINT} and {@code HF_TOKEN} say, as for the hub's own programs.
   *
   * @throws HubException if they say nothing that can be used
   */
  public static HubEndpoint of(Map<String, String> environment) {
    String text = environment.getOrDefault("HF_ENDPOINT", "").strip();
    Optional<String> token =
        Optional.of(environment.getOrDefault("HF_TOKEN", "").strip()).filter(t -> !t.isEmpty());
    if (token.isPresent() && !token.get().chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new HubException(
          "HF_TOKEN must be a token of printable characters without spaces; set it again");
    }
    return new HubEndpoint(endpoint(text.isEmpty() ? DEFAULT : text), token);
  }

  private static URI endpoint(String text) {
    try {
      URI uri = new URI(text.replaceFirst("/+$", ""));
      if (isWeb(uri)
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Told below, like an address of another kind.
    }
    throw new HubException(
        "HF_ENDPOINT must be an address such as "
            + DEFAULT
            + ", without a user, query or fragment; correct or unset it");
  }

  /** Where a file is. */
  URI of(HubFile file) {
    return URI.create(
        page(file) + "/resolve/" + file.revision().replace("/", "%2F") + "/" + file.path());
  }

  /** The repository's page. */
  String page(HubFile file) {
    return uri + "/" + file.kind().folder() + file.repository();
  }

  /** The token for a request to some address: none unless it is the endpoint's. */
  Optional<String> tokenFor(URI address) {
    boolean same =
        uri.getScheme().equalsIgnoreCase(address.getScheme())
            && uri.getHost().equalsIgnoreCase(address.getHost())
            && port(uri) == port(address);
    return token.filter(t -> same);
  }

  static boolean isWeb(URI uri) {
    return isSecure(uri) || "http".equalsIgnoreCase(uri.getScheme());
  }

  static boolean isSecure(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme());
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return uri.getScheme().toLowerCase(Locale.ROOT).equals("https") ? 443 : 80;
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
