package io.github.grposuite.experiments.training;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The model that a data block names, with what is trained of it.
 *
 * @param setup how an adapter is trained; empty where hidden states alone are asked for
 */
record NamedModel(ModelFolder folder, Optional<LanguageSetup> setup) {
  /** One that is asked for its hidden states. */
  static NamedModel frozen(ModelFolder folder) {
    return new NamedModel(folder, Optional.empty());
  }

  /** One that gets an adapter. */
  static NamedModel trained(ModelFolder folder, LanguageSetup setup) {
    return new NamedModel(folder, Optional.of(setup));
  }

  /**
   * Puts the contents of the files in the place of their paths.
   *
   * @throws io.github.grposuite.experiments.spec.UsageException if one cannot be used, or the
   *     adapter that is asked for does not fit the model
   */
  void identify(Map<String, Object> settings) {
    settings.put(ModelFolder.MODEL, "sha256:" + folder.hash());
    setup.ifPresent(
        training -> {
          folder
              .template(training.chat())
              .ifPresent(hash -> settings.put(ChatSetup.CHAT_TEMPLATE, "sha256:" + hash));
          training
              .start()
              .ifPresent(start -> settings.put(AdapterFolder.ADAPTER, "sha256:" + start.hash()));
          folder.check(training);
        });
  }

  /** What the model's files disagree about. */
  List<String> notes() {
    return folder.notes();
  }
}
