package io.github.grposuite.experiments.training;

import io.github.grposuite.experiments.spec.TreeSettings;
import io.github.grposuite.language.chat.ChatTemplate;
import io.github.grposuite.language.checkpoint.Checkpoint;
import io.github.grposuite.language.checkpoint.CheckpointException;
import io.github.grposuite.language.tokens.SpecialTokens;
import io.github.grposuite.language.tokens.Tokenizer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The checkpoint that a data block names; opened when its content is asked for. */
final class ModelFolder {
  /** The setting that names the folder. */
  static final String MODEL = "model";

  private static final String NONE = "none";

  private final TreeSettings settings;
  private final String folder;
  private final Set<LanguageSetup> fitting = new HashSet<>();
  private String hash;
  private List<String> notes;

  private ModelFolder(TreeSettings settings, String folder) {
    this.settings = settings;
    this.folder = folder;
  }

  static ModelFolder read(TreeSettings settings) {
    return new ModelFolder(settings, settings.text(MODEL, NONE));
  }

  /** Whether a data block names none. */
  static boolean isNone(Map<String, Object> settings) {
    return NONE.equals(settings.get(MODEL));
  }

  /** Whether that stands for no folder at all. */
  static boolean isNone(Path model) {
    return model.equals(Path.of(NONE));
  }

  /** The folder. */
  Path path() {
    return Path.of(folder);
  }

  /**
   * The checkpoint's content hash.
   *
   * @throws io.github.grposuite.experiments.spec.UsageException if none is given or it cannot be
   *     used
   */
  synchronized String hash() {
    if (folder.equals(NONE)) {
      throw settings.problem(
          MODEL,
          "is missing; give the folder of a language model's checkpoint: --set data.model=DIR"
              + " (./grpo model fetch HuggingFaceTB/SmolLM2-135M-Instruct gets one)");
    }
    if (hash == null) {
      try (Checkpoint checkpoint = Checkpoint.open(path())) {
        hash = checkpoint.contentHash();
      } catch (CheckpointException e) {
        throw settings.problem(MODEL, e.getMessage());
      }
    }
    return hash;
  }

  /**
   * The content hash of its chat template, if one is asked for.
   *
   * @throws io.github.grposuite.experiments.spec.UsageException if it has none or it cannot be used
   */
  synchronized Optional<String> template(ChatSetup chat) {
    try {
      return chat.template(path()).map(ChatTemplate::hash);
    } catch (CheckpointException e) {
      throw settings.problem(ChatSetup.CHAT_TEMPLATE, e.getMessage());
    }
  }

  /**
   * Fails unless the model can be trained so: the adapter's layers and maps are there, and a token
   * that is to end a response.
   *
   * @throws io.github.grposuite.experiments.spec.UsageException if it cannot
   */
  synchronized void check(LanguageSetup setup) {
    if (fitting.add(setup)) {
      try (Checkpoint checkpoint = Checkpoint.open(path())) {
        settings.check(() -> setup.check(checkpoint.config()));
      }
    }
  }

  /** What its files disagree about, and what is done, as far as it changes what is computed. */
  synchronized List<String> notes() {
    if (notes == null) {
      try (Checkpoint checkpoint = Checkpoint.open(path());
          Tokenizer tokenizer = Tokenizer.open(checkpoint)) {
        notes =
            Stream.concat(
                    checkpoint.notes().stream(),
                    SpecialTokens.of(checkpoint, tokenizer).aroundTexts().stream())
                .map(note -> folder + ": " + note)
                .toList();
      }
    }
    return notes;
  }
}
