package io.github.grposuite.experiments.training;

import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.adapter.LoraScaling;
import io.github.grposuite.language.adapter.LoraSettings;
import io.github.grposuite.language.adapter.TargetModule;
import io.github.grposuite.language.cache.ContentCache;
import io.github.grposuite.language.cache.TokenHash;
import io.github.grposuite.language.model.LanguagePolicy;
import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.training.Example;
import io.github.grposuite.language.training.Hooks;
import io.github.grposuite.language.training.Reference;
import io.github.grposuite.language.training.SftStage;
import io.github.grposuite.language.training.TrainingData;
import io.github.grposuite.language.training.TrainingSettings;
import io.github.grposuite.records.file.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The policy that preference training starts from, and its log-probabilities: the same for all
 * methods of a seed, computed once and kept by their content.
 *
 * @param partTokens tokens encoded at a time, which decides on the last bits
 */
record ReferencePolicy(
    ContentCache cache, LoadedModel model, LoraLayout layout, TrainingData data, int partTokens) {
  private static final String VERSION = "2";

  /** Every item that training asks the model for. */
  static List<Continuations> items(TrainingData data) {
    List<Example> all =
        Stream.of(data.train(), data.validation(), data.test()).flatMap(List::stream).toList();
    return Stream.concat(
            all.stream().map(Example::continuations), all.stream().map(Example::chosen))
        .toList();
  }

  /**
   * The adapter after fine-tuning.
   *
   * @param policy with the adapter's start; its weights change only if there is something to do
   * @param hooks for the training
   */
  float[] fineTuned(
      LanguagePolicy policy,
      Optional<TrainingSettings> settings,
      long seed,
      Supplier<Hooks> hooks) {
    if (settings.isEmpty()) {
      return policy.weights();
    }
    String inputs = inputs(settings.get().toString(), policy.weights(), Long.toString(seed));
    Path file =
        cache.file(
            "sft",
            inputs,
            (long) layout.size() * Float.BYTES,
            out -> {
              new SftStage(settings.get(), seed).run(policy, data, hooks.get());
              for (float weight : policy.weights()) {
                out.writeFloat(weight);
              }
            });
    float[] weights = new float[layout.size()];
    read(file).asFloatBuffer().get(weights);
    return weights;
  }

  /** The log-probabilities of a policy, as it is, on all pairs. */
  Reference logProbabilities(LanguagePolicy policy) {
    int pairs = data.train().size() + data.validation().size() + data.test().size();
    double[] flat = new double[2 * pairs];
    Path file =
        cache.file(
            "reference",
            inputs("reference", policy.weights(), ""),
            (long) flat.length * Double.BYTES,
            out -> {
              for (double value : Reference.of(policy, data).flatten()) {
                out.writeDouble(value);
              }
            });
    read(file).asDoubleBuffer().get(flat);
    return Reference.unflatten(flat, data);
  }

  private static ByteBuffer read(Path file) {
    try {
      return ByteBuffer.wrap(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read (" + e + "); delete it", e);
    }
  }

  private String inputs(String what, float[] weights, String more) {
    LoraSettings lora = layout.settings();
    ByteBuffer bytes = ByteBuffer.allocate(weights.length * Float.BYTES);
    bytes.asFloatBuffer().put(weights);
    return String.join(
        "\n",
        VERSION,
        what,
        more,
        model.hash(),
        model.arithmetic() + " " + partTokens,
        lora.rank()
            + " "
            + lora.alpha()
            + " "
            + lora.dropout()
            + " "
            + lora.layers()
            + scaling(lora),
        lora.targets().stream().map(TargetModule::key).sorted().toList().toString(),
        Sha256.hex(bytes.array()),
        data.groups().toString(),
        part(data.train()),
        part(data.validation()),
        part(data.test()));
  }

  /** Nothing for the plain one, so that names of files without it stay. */
  private static String scaling(LoraSettings lora) {
    return lora.scaling().equals(LoraScaling.PLAIN) ? "" : " " + lora.scaling();
  }

  private static String part(List<Example> examples) {
    return examples.stream().map(Example::group).toList()
        + TokenHash.of(examples.stream().map(Example::continuations).toList());
  }
}
