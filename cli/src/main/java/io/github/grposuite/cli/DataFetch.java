package io.github.grposuite.cli;

import io.github.grposuite.datasets.hub.HubException;
import io.github.grposuite.datasets.hub.HubFile;
import io.github.grposuite.datasets.hub.HubSource;
import io.github.grposuite.datasets.opinions.PublishedSurvey;
import io.github.grposuite.experiments.spec.UsageException;
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
    return Fetching.run(
        environment,
        target,
        console,
        (download, progress) -> {
          HubSource source = download.fetch(file, target, force);
          progress.close();
          tell(source, console);
        });
  }

  private void tell(HubSource source, Console console) {
    Fetching.tell(target, source, console);
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
