package io.github.grposuite.cli;

import io.github.grposuite.datasets.hub.HubDownload;
import io.github.grposuite.datasets.hub.HubEndpoint;
import io.github.grposuite.datasets.hub.HubException;
import io.github.grposuite.datasets.hub.HubFile;
import io.github.grposuite.datasets.hub.HubSource;
import io.github.grposuite.datasets.hub.RetryPolicy;
import io.github.grposuite.datasets.opinions.PublishedSurvey;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.language.checkpoint.Checkpoint;
import io.github.grposuite.language.checkpoint.HubModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;

/** {@code data fetch} and {@code model fetch}: files of the hub. */
final class Fetch {
  private final Map<String, String> environment;
  private final CommandLine line;
  private final Console console;

  /**
   * As the command line says.
   *
   * @param environment with HF_ENDPOINT and HF_TOKEN
   */
  Fetch(Map<String, String> environment, CommandLine line, Console console) {
    this.environment = environment;
    this.line = line;
    this.console = console;
  }

  /** Fetches with progress. */
  @FunctionalInterface
  private interface Work {
    void fetch(HubDownload download, FetchProgress progress) throws IOException;
  }

  /**
   * The published survey.
   *
   * @param folder where it is written unless {@code --out} says where
   */
  int survey(String folder) {
    HubFile file =
        PublishedSurvey.file(
            line.getOptionValue("revision", PublishedSurvey.REVISION), Flags.text(line, "sha256"));
    Path out = Path.of(line.getOptionValue("out", folder));
    Path target = out.toString().endsWith(".csv") ? out : out.resolve(file.name());
    return run(
        target,
        (download, progress) -> {
          HubSource source = download.fetch(file, target, line.hasOption("force"));
          progress.close();
          tell(target, source);
          console.say(
              switch (source.verifiedBy()) {
                case "pin" -> "The SHA-256 is the one that was asked for.";
                case "record" -> "The SHA-256 is that of an earlier fetch.";
                case "hub" -> "The SHA-256 is the one that the hub states.";
                default ->
                    "The hub states no SHA-256; "
                        + HubSource.beside(target).getFileName()
                        + " keeps this one for later fetches.";
              });
          console.say("Licence: CC BY-NC-SA 4.0. Next: ./grpo data describe --file " + target);
        });
  }

  /**
   * A model's checkpoint folder.
   *
   * @param folder in which it is written, under the repository's name
   */
  int model(String repository, String folder) {
    String revision = line.getOptionValue("revision", "main");
    String named =
        new HubFile(HubFile.Kind.MODEL, repository, revision, "config.json", Optional.empty())
            .repository();
    Path target = Flags.out(line, folder + "/" + named);
    return run(
        target,
        (download, progress) -> {
          List<HubSource> sources =
              HubModel.fetch(download, repository, revision, target, line.hasOption("force"));
          progress.close();
          sources.forEach(source -> tell(target.resolve(source.file().path()), source));
          Checkpoint.open(target).close();
          console.say("Next: ./grpo model describe " + target);
        });
  }

  /** What the hub says is an exit code, what the environment or the place says is usage. */
  private int run(Path target, Work work) {
    HubEndpoint endpoint = HubEndpoint.of(environment);
    try (FetchProgress progress = new FetchProgress(console)) {
      work.fetch(new HubDownload(endpoint, RetryPolicy.DEFAULT, progress), progress);
      return Command.DONE;
    } catch (HubException e) {
      console.problem(e.getMessage());
      return Command.FAILED;
    } catch (IOException e) {
      throw new UsageException(
          UsageException.writing(target, e).getMessage() + "; choose another place with --out");
    }
  }

  private void tell(Path file, HubSource source) {
    String commit = source.commit().map(each -> "commit " + each).orElse("commit unknown");
    console.say(
        "%s: %s bytes, SHA-256 %s, %s".formatted(file, source.bytes(), source.sha256(), commit));
  }
}
