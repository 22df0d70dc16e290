package io.github.grposuite.experiments.cli;

import io.github.grposuite.datasets.hub.HubDownload;
import io.github.grposuite.datasets.hub.HubEndpoint;
import io.github.grposuite.datasets.hub.HubException;
import io.github.grposuite.datasets.hub.HubFile;
import io.github.grposuite.datasets.hub.HubSource;
import io.github.grposuite.datasets.hub.Patience;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.language.checkpoint.Checkpoint;
import io.github.grposuite.language.checkpoint.HubModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;

/** {@code grpo model fetch}: a model's checkpoint folder, from the hub. */
final class ModelFetch {
  static final String OUT = "out/models";

  private static final String REVISION = "main";

  private final String repository;
  private final String revision;
  private final Path folder;
  private final boolean force;

  ModelFetch(CommandLine line, String repository) {
    this.repository = repository;
    this.revision = line.getOptionValue("revision", REVISION);
    this.force = line.hasOption("force");
    try {
      HubFile.Kind kind = HubFile.Kind.MODEL;
      HubFile config = new HubFile(kind, repository, revision, "config.json", Optional.empty());
      this.folder = Flags.out(line, OUT + "/" + config.repository());
    } catch (HubException e) {
      throw new UsageException(e.getMessage());
    }
  }

  int run(Map<String, String> environment, Console console) {
    HubEndpoint endpoint;
    try {
      endpoint = HubEndpoint.of(environment);
    } catch (HubException e) {
      throw new UsageException(e.getMessage());
    }
    try (FetchProgress progress = new FetchProgress(console)) {
      HubDownload download = new HubDownload(endpoint, Patience.DEFAULT, progress);
      List<HubSource> sources = HubModel.fetch(download, repository, revision, folder, force);
      progress.close();
      sources.forEach(source -> tell(source, console));
      Checkpoint.open(folder).close();
      console.out().println("Next: ./grpo model describe " + folder);
      return Command.DONE;
    } catch (HubException e) {
      console.err().println("grpo: " + e.getMessage());
      return Command.FAILED;
    } catch (IOException e) {
      throw new UsageException(
          folder
              + " cannot be written ("
              + UsageException.reason(e)
              + "); choose another place with --out");
    }
  }

  private void tell(HubSource source, Console console) {
    console
        .out()
        .println(
            folder.resolve(source.file().path())
                + ": "
                + source.bytes()
                + " bytes, SHA-256 "
                + source.sha256()
                + ", "
                + source.commit().map(commit -> "commit " + commit).orElse("commit unknown"));
  }
}
