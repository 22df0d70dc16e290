package io.github.grposuite.cli;

import io.github.grposuite.datasets.hub.HubDownload;
import io.github.grposuite.datasets.hub.HubEndpoint;
import io.github.grposuite.datasets.hub.HubException;
import io.github.grposuite.datasets.hub.HubSource;
import io.github.grposuite.datasets.hub.Patience;
import io.github.grposuite.experiments.spec.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** What every command that fetches from the hub does alike. */
final class Fetching {
  private Fetching() {}

  /** Fetches, and says where it is. */
  @FunctionalInterface
  interface Work {
    void fetch(HubDownload download, FetchProgress progress) throws IOException;
  }

  /**
   * Fetches with progress; what the hub says is an exit code, what the environment or the place
   * says is an error of usage.
   *
   * @param target where it is written, for messages
   */
  static int run(Map<String, String> environment, Path target, Console console, Work work) {
    HubEndpoint endpoint;
    try {
      endpoint = HubEndpoint.of(environment);
    } catch (HubException e) {
      throw new UsageException(e.getMessage());
    }
    try (FetchProgress progress = new FetchProgress(console)) {
      work.fetch(new HubDownload(endpoint, Patience.DEFAULT, progress), progress);
      return Command.DONE;
    } catch (HubException e) {
      console.err().println("grpo: " + e.getMessage());
      return Command.FAILED;
    } catch (IOException e) {
      throw new UsageException(
          target
              + " cannot be written ("
              + UsageException.reason(e)
              + "); choose another place with --out");
    }
  }

  /** A line about a fetched file. */
  static void tell(Path file, HubSource source, Console console) {
    console
        .out()
        .println(
            file
                + ": "
                + source.bytes()
                + " bytes, SHA-256 "
                + source.sha256()
                + ", "
                + source.commit().map(commit -> "commit " + commit).orElse("commit unknown"));
  }
}
