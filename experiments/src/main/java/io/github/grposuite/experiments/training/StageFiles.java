package io.github.grposuite.experiments.training;

import io.github.grposuite.language.training.TrainingLog;
import io.github.grposuite.records.ExperimentLayout;
import io.github.grposuite.records.MetricsFile;
import io.github.grposuite.records.UpdatesFile;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a run's stages recorded, beside metrics.csv. Steps of fine-tuning are not those of
 * preference training, so what was measured then has a file of its own.
 */
final class StageFiles {
  /** The stages, as progress and files name them. */
  static final String FINE_TUNING = "fine-tuning";

  static final String PREFERENCES = "preferences";

  private StageFiles() {}

  /** The files by name. */
  static Map<String, byte[]> of(TrainingLog fineTuning, TrainingLog preferences) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    if (!fineTuning.measurements().isEmpty()) {
      StringBuilder text = new StringBuilder(MetricsFile.FIRST_LINE);
      fineTuning
          .measurements()
          .forEach(
              row ->
                  MetricsFile.write(
                      text, row.step(), row.split(), row.group(), row.metric(), row.value()));
      files.put(ExperimentLayout.FINE_TUNING, text.toString().getBytes(StandardCharsets.UTF_8));
    }
    UpdatesFile updates = new UpdatesFile();
    add(updates, FINE_TUNING, fineTuning);
    add(updates, PREFERENCES, preferences);
    files.put(ExperimentLayout.UPDATES, updates.bytes());
    return files;
  }

  private static void add(UpdatesFile file, String stage, TrainingLog log) {
    log.updates()
        .forEach(
            update ->
                file.add(
                    stage,
                    update.step(),
                    update.examples(),
                    update.loss(),
                    update.gradientNorm(),
                    update.learningRate()));
  }
}
