package io.github.grposuite.cli;

import io.github.grposuite.datasets.hub.HubException;
import io.github.grposuite.datasets.hub.HubFile;
import io.github.grposuite.datasets.hub.HubSource;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.language.checkpoint.Checkpoint;
import io.github.grposuite.language.checkpoint.HubModel;
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
    return Fetching.run(
        environment,
        folder,
        console,
        (download, progress) -> {
          List<HubSource> sources = HubModel.fetch(download, repository, revision, folder, force);
          progress.close();
          sources.forEach(
              source -> Fetching.tell(folder.resolve(source.file().path()), source, console));
          Checkpoint.open(folder).close();
          console.out().println("Next: ./grpo model describe " + folder);
        });
  }
}
