package io.github.grposuite.cluster;

import io.github.grposuite.experiments.spec.UsageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the cluster is. Spark itself tries a standalone master for a minute and fills the console
 * meanwhile; one look at its port says the same at once.
 *
 * @param url as Spark takes it: {@code spark://HOST:PORT[,HOST:PORT…]}, {@code local[N]}, {@code
 *     k8s://…}, {@code yarn}
 */
record MasterAddress(String url) {
  private static final String STANDALONE = "spark://";
  private static final Pattern HOST =
      Pattern.compile("([^:/,\\s]+|\\[[0-9a-fA-F:]+\\]):(\\d{1,5})");
  private static final Pattern OTHER =
      Pattern.compile("local(\\[[^\\]]+\\])?|local-cluster\\[[^\\]]+\\]|k8s://.+|yarn");
  private static final int MILLISECONDS = 5000;

  MasterAddress {
    if (url.startsWith(STANDALONE)) {
      hosts(url);
    } else if (!OTHER.matcher(url).matches()) {
      throw wrong(url);
    }
  }

  private static UsageException wrong(String url) {
    return new UsageException(
        "--master: must be spark://HOST:PORT, local[N], k8s://… or yarn, but was \"" + url + "\"");
  }

  /** Whether executors are threads of this process. */
  boolean local() {
    return url.equals("local") || url.startsWith("local[");
  }

  /** Whether nothing outside this machine has a part in it. */
  boolean loopback() {
    return local() || hosts(url).stream().anyMatch(MasterAddress::isLoopback);
  }

  /**
   * Fails if this is a standalone master and nobody listens there.
   *
   * @throws UsageException with the reason
   */
  void check() {
    List<InetSocketAddress> hosts = hosts(url);
    List<String> reasons = new ArrayList<>();
    for (InetSocketAddress host : hosts) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(host.getHostString(), host.getPort()), MILLISECONDS);
        return;
      } catch (UnknownHostException e) {
        reasons.add("unknown host " + host.getHostString());
      } catch (IOException e) {
        reasons.add(UsageException.reason(e));
      }
    }
    if (!hosts.isEmpty()) {
      throw new UsageException(
          "--master: no Spark master answers at "
              + url
              + " ("
              + String.join("; ", reasons)
              + "); the master's page or log has its address");
    }
  }

  private static List<InetSocketAddress> hosts(String url) {
    List<InetSocketAddress> hosts = new ArrayList<>();
    if (url.startsWith(STANDALONE)) {
      for (String part : url.substring(STANDALONE.length()).split(",", -1)) {
        Matcher matcher = HOST.matcher(part);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 65535) {
          throw wrong(url);
        }
        hosts.add(
            InetSocketAddress.createUnresolved(
                matcher.group(1), Integer.parseInt(matcher.group(2))));
      }
    }
    return hosts;
  }

  private static boolean isLoopback(InetSocketAddress host) {
    try {
      return InetAddress.getByName(host.getHostString()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
