package io.github.grposuite.experiments.cli;

import io.github.grposuite.datasets.hub.HubDownload;
import io.github.grposuite.datasets.hub.HubEndpoint;
import io.github.grposuite.datasets.hub.HubException;
import io.github.grposuite.datasets.hub.HubFile;
import io.github.grposuite.datasets.hub.HubSource;
import io.github.grposuite.datasets.hub.Patience;
import io.github.grposuite.datasets.opinions.PublishedSurvey;
import io.github.grposuite.experiments.spec.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;

/** {@code grpo data fetch}: the published survey, from the hub. */
final class DataFetch {
  private final HubFile file;
  private final Path target;
  private final boolean force;

  DataFetch(CommandLine line, Path folder) {
    try {
      this.file =
          PublishedSurvey.file(
              line.getOptionValue("revision", PublishedSurvey.REVISION),
              Optional.ofNullable(line.getOptionValue("sha256")));
    } catch (HubException e) {
      throw new UsageException(e.getMessage());
    }
    Path out = Path.of(line.getOptionValue("out", folder.toString()));
    this.target = out.toString().endsWith(".csv") ? out : out.resolve(file.name());
    this.force = line.hasOption("force");
  }

  int run(Map<String, String> environment, Console console) {
    HubEndpoint endpoint;
    try {
      endpoint = HubEndpoint.of(environment);
    } catch (HubException e) {
      throw new UsageException(e.getMessage());
    }
    try (FetchProgress progress = new FetchProgress(console)) {
      HubSource source =
          new HubDownload(endpoint, Patience.DEFAULT, progress).fetch(file, target, force);
      progress.close();
      tell(source, console);
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

  private void tell(HubSource source, Console console) {
    console
        .out()
        .println(
            target
                + ": "
                + source.bytes()
                + " bytes, SHA-256 "
                + source.sha256()
                + ", "
                + source.commit().map(commit -> "commit " + commit).orElse("commit unknown"));
    console
        .out()
        .println(
            switch (source.verifiedBy()) {
              case "pin" -> "The SHA-256 is the one that was asked for.";
              case "record" -> "The SHA-256 is that of an earlier fetch.";
              case "hub" -> "The SHA-256 is the one that the hub states.";
              default ->
                  "The hub states no SHA-256; "
                      + HubSource.beside(target).getFileName()
                      + " keeps this one for later fetches.";
            });
    console.out().println("Licence: CC BY-NC-SA 4.0. Next: ./grpo data describe --file " + target);
  }
}
