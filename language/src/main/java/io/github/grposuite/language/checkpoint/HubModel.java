package io.github.grposuite.language.checkpoint;

import io.github.grposuite.datasets.hub.HubDownload;
import io.github.grposuite.datasets.hub.HubException;
import io.github.grposuite.datasets.hub.HubFile;
import io.github.grposuite.datasets.hub.HubSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fetches a model of the hub as a checkpoint's folder: config.json, the tokeniser, and the weights
 * as safetensors. All files are of one commit, whatever happens to the branch meanwhile.
 */
public final class HubModel {
  private static final List<String> OPTIONAL =
      List.of("tokenizer_config.json", "generation_config.json", "chat_template.jinja");

  private final HubDownload download;
  private final String repository;
  private final Path folder;
  private final boolean force;
  private final List<HubSource> sources = new ArrayList<>();
  private String revision;

  private HubModel(
      HubDownload download, String repository, String revision, Path folder, boolean force) {
    this.download = download;
    this.repository = repository;
    this.revision = revision;
    this.folder = folder;
    this.force = force;
  }

  /**
   * Fetches what is not there yet. A folder that holds the weights already needs no network.
   *
   * @param revision a branch, a tag or a commit
   * @param force whether to replace files that are there
   * @return where each file came from, config.json first
   * @throws HubException if a file cannot be fetched, or the model has none that can be loaded
   */
  public static List<HubSource> fetch(
      HubDownload download, String repository, String revision, Path folder, boolean force)
      throws IOException {
    HubModel model = new HubModel(download, repository, revision, folder, force);
    model.fetch();
    return List.copyOf(model.sources);
  }

  private void fetch() throws IOException {
    HubSource config = required(Checkpoint.CONFIG);
    revision = config.commit().orElse(revision);
    if (!optional(Checkpoint.TOKENIZER)) {
      throw new HubException(
          repository
              + ": has no tokenizer.json; choose another model, or make it with transformers'"
              + " AutoTokenizer.from_pretrained and save_pretrained");
    }
    if (force || (!has(CheckpointWeights.SINGLE) && !has(ShardIndex.FILE))) {
      for (String name : OPTIONAL) {
        optional(name);
      }
    }
    weights();
  }

  private void weights() throws IOException {
    boolean sharded = !force && has(ShardIndex.FILE) && !has(CheckpointWeights.SINGLE);
    if (!sharded && optional(CheckpointWeights.SINGLE)) {
      return;
    }
    if (!optional(ShardIndex.FILE)) {
      throw new HubException(
          repository
              + ": has neither model.safetensors nor "
              + ShardIndex.FILE
              + " at revision "
              + revision
              + "; pickle files are never loaded: choose a revision with safetensors, or convert it"
              + " with transformers' save_pretrained(…, safe_serialization=True)");
    }
    for (String shard : ShardIndex.read(folder.resolve(ShardIndex.FILE)).files()) {
      required(shard);
    }
  }

  private boolean has(String name) {
    return Files.exists(folder.resolve(name));
  }

  private HubSource required(String name) throws IOException {
    HubFile file = new HubFile(HubFile.Kind.MODEL, repository, revision, name, Optional.empty());
    HubSource source = download.fetch(file, folder.resolve(name), force);
    sources.add(source);
    return source;
  }

  /** Fetches a file; false if the hub has none of this name. */
  private boolean optional(String name) throws IOException {
    try {
      required(name);
      return true;
    } catch (HubException e) {
      if (e.isNotFound()) {
        return false;
      }
      throw e;
    }
  }
}
