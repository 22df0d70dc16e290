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
import io.github.grposuite.language.training.TrainingLog;
import io.github.grposuite.language.training.TrainingSettings;
import io.github.grposuite.records.file.DataArrays;
import io.github.grposuite.records.file.Sha256;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The policy that preference training starts from, and its log-probabilities: the same for all
 * methods of a seed, computed once and kept by their content.
 *
 * @param partTokens tokens encoded at a time, which decides on the last bits
 */
record ReferencePolicy(
    ContentCache cache, LoadedModel model, LoraLayout layout, TrainingData data, int partTokens) {
  private static final String VERSION = "3";

  /**
   * What fine-tuning ends with.
   *
   * @param weights of the adapter
   * @param log what was recorded; empty without fine-tuning
   */
  record FineTuned(float[] weights, TrainingLog log) {}

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
  FineTuned fineTuned(
      LanguagePolicy policy,
      Optional<TrainingSettings> settings,
      long seed,
      Supplier<Hooks> hooks) {
    if (settings.isEmpty()) {
      return new FineTuned(policy.weights(), TrainingLog.empty());
    }
    Path file =
        cache.file(
            "sft",
            inputs(settings.get() + " with log", policy.weights(), Long.toString(seed)),
            out -> {
              TrainingLog log =
                  new SftStage(settings.get(), seed).run(policy, data, hooks.get()).log();
              DataArrays.write(policy.weights(), out);
              log.write(out);
            });
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      return new FineTuned(DataArrays.readFloats(in), TrainingLog.read(in));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * The log-probabilities of the model without an adapter.
   *
   * @param policy its weights are as before afterwards
   */
  double[][] base(LanguagePolicy policy, List<Continuations> items) {
    float[] none = new float[layout.size()];
    double[] flat = new double[2 * items.size()];
    Path file =
        cache.file(
            "base",
            inputs("base", none, TokenHash.of(items)),
            (long) flat.length * Double.BYTES,
            out -> {
              float[] weights = policy.weights();
              policy.setWeights(none);
              for (double[] pair : policy.logProbabilities(items)) {
                out.writeDouble(pair[0]);
                out.writeDouble(pair[1]);
              }
              policy.setWeights(weights);
            });
    read(file).asDoubleBuffer().get(flat);
    return IntStream.range(0, items.size())
        .mapToObj(i -> new double[] {flat[2 * i], flat[2 * i + 1]})
        .toArray(double[][]::new);
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
      throw unreadable(file, e);
    }
  }

  private static UncheckedIOException unreadable(Path file, IOException e) {
    return new UncheckedIOException(file + " cannot be read (" + e + "); delete it", e);
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
