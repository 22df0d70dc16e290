package io.github.grposuite.experiments.training;

import io.github.grposuite.experiments.spec.TreeSettings;
import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.adapter.PeftFolder;
import io.github.grposuite.language.checkpoint.DecoderConfig;
import io.github.grposuite.records.file.Disk;
import io.github.grposuite.records.file.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An adapter in PEFT's format that training starts from; opened when its content is asked for. */
final class AdapterFolder {
  /** The setting that names the folder. */
  static final String ADAPTER = "adapter";

  private static final String NONE = "none";

  private final TreeSettings settings;
  private final Path folder;

  private AdapterFolder(TreeSettings settings, Path folder) {
    this.settings = settings;
    this.folder = folder;
  }

  /** That of a data block, if there is one. */
  static Optional<AdapterFolder> read(TreeSettings settings) {
    String folder = settings.addedText(ADAPTER, NONE);
    return folder.equals(NONE)
        ? Optional.empty()
        : Optional.of(new AdapterFolder(settings, Path.of(folder)));
  }

  /**
   * The SHA-256 of the two files' digests.
   *
   * @throws io.github.grposuite.experiments.spec.UsageException if one is missing
   */
  String hash() {
    StringBuilder digests = new StringBuilder();
    for (String name : List.of(PeftFolder.CONFIG, PeftFolder.WEIGHTS)) {
      Path file = folder.resolve(name);
      if (!Disk.isFile(file)) {
        throw settings.problem(
            ADAPTER,
            file
                + " does not exist; give a folder with an adapter in PEFT's format, such as"
                + " runs/ID/adapter or checkpoints/ID/step-N of an experiment");
      }
      try {
        digests.append(Sha256.hex(file)).append('\n');
      } catch (IOException e) {
        throw settings.problem(ADAPTER, file + " cannot be read (" + e.getMessage() + ")");
      }
    }
    return Sha256.hex(digests.toString());
  }

  /**
   * Its weights.
   *
   * @param layout that is trained
   * @throws IllegalArgumentException if the adapter has another
   */
  float[] weights(LoraLayout layout, DecoderConfig model) {
    PeftFolder.Loaded loaded = PeftFolder.read(folder, model);
    if (!loaded.layout().slots().equals(layout.slots())
        || Double.compare(loaded.layout().settings().alpha(), layout.settings().alpha()) != 0) {
      throw new IllegalArgumentException(
          ADAPTER
              + " "
              + folder
              + " must have the rank, alpha, maps and layers of lora_rank, lora_alpha, lora_targets"
              + " and lora_layers, but "
              + PeftFolder.CONFIG
              + " has others: rank "
              + loaded.layout().settings().rank()
              + ", alpha "
              + loaded.layout().settings().alpha()
              + ", "
              + loaded.layout().slots().size()
              + " maps; set these as it has them");
    }
    return loaded.weights();
  }
}
