package io.github.grposuite.cli;

import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.adapter.LoraSettings;
import io.github.grposuite.language.adapter.PeftFolder;
import io.github.grposuite.language.adapter.TargetModule;
import io.github.grposuite.language.checkpoint.Checkpoint;
import io.github.grposuite.language.checkpoint.DecoderConfig;
import io.github.grposuite.language.checkpoint.ExpectedTensors;
import io.github.grposuite.language.checkpoint.TensorInfo;
import io.github.grposuite.language.checkpoint.TensorNames;
import io.github.grposuite.language.tokens.SpecialTokens;
import io.github.grposuite.language.tokens.Tokenizer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** {@code grpo model describe}: what a checkpoint's folder holds, without the engine. */
final class ModelDescription {
  private final StringBuilder text = new StringBuilder();

  private ModelDescription() {}

  static String text(ModelRequest request) {
    ModelDescription description = new ModelDescription();
    try (Checkpoint checkpoint = Checkpoint.open(Path.of(request.subject()))) {
      description.model(checkpoint);
      request.adapter().ifPresent(folder -> description.adapter(folder, checkpoint.config()));
    }
    return description.text.toString();
  }

  /** Paths and tokens may hold anything; a control character is shown by its number. */
  private static String visible(Object value) {
    StringBuilder text = new StringBuilder();
    value
        .toString()
        .chars()
        .forEach(
            c ->
                text.append(
                    Character.isISOControl(c) || c == '\u2028' || c == '\u2029'
                        ? String.format(Locale.ROOT, "\\u%04x", c)
                        : String.valueOf((char) c)));
    return text.toString();
  }

  private void model(Checkpoint checkpoint) {
    DecoderConfig config = checkpoint.config();
    long parameters = 0;
    Map<String, Long> parts = parts(config);
    for (long part : parts.values()) {
      parameters += part;
    }
    text.append(visible(checkpoint.folder())).append('\n');
    line("architecture", config.architecture().key());
    line("parameters", number(parameters));
    parts.forEach((part, count) -> line("  " + part, number(count)));
    line("output layer", config.tiedEmbeddings() ? "the embedding (tied)" : "its own");
    line("layers", number(config.layers()));
    line("hidden size", number(config.hiddenSize()));
    line("feed-forward size", number(config.intermediateSize()));
    line(
        "attention heads",
        config.heads()
            + " of size "
            + config.headDim()
            + ", sharing "
            + Flags.count(config.keyValueHeads(), "key-value head"));
    windows(config).ifPresent(windows -> line("sliding window", windows));
    line("vocabulary", number(config.vocabSize()));
    line("context", number(config.maxPositions()) + " tokens");
    line("stored as", types(checkpoint));
    for (Path file : checkpoint.files()) {
      line("file", file);
    }
    List<String> notes = new ArrayList<>(checkpoint.notes());
    if (checkpoint.files().contains(checkpoint.tokenizer())) {
      try (Tokenizer tokenizer = Tokenizer.open(checkpoint)) {
        line("before a text", tokenizer.named(tokenizer.before()));
        line("ends an answer", tokenizer.named(checkpoint.answerEnds()));
        notes.addAll(SpecialTokens.of(checkpoint, tokenizer).notes());
      }
    } else {
      line("tokeniser", "none; model answer needs " + checkpoint.tokenizer().getFileName());
    }
    line("content hash", checkpoint.contentHash());
    long token = 2L * config.layers() * config.keyValueHeads() * config.headDim();
    line(
        "memory in F32",
        bytes(parameters * Float.BYTES) + ", and " + bytes(token * Float.BYTES) + " a token read");
    notes.forEach(note -> line("note", note));
  }

  /** A model has windows of one size, in some layers or in all. */
  private static Optional<String> windows(DecoderConfig config) {
    List<Integer> sizes =
        config.capabilities().attention().stream()
            .flatMapToInt(layer -> layer.window().stream())
            .boxed()
            .toList();
    return sizes.isEmpty()
        ? Optional.empty()
        : Optional.of(number(sizes.get(0)) + " tokens, in " + Flags.count(sizes.size(), "layer"));
  }

  /** Numbers of parameters by part. */
  private static Map<String, Long> parts(DecoderConfig config) {
    Map<String, Long> parts = new LinkedHashMap<>();
    ExpectedTensors.of(config)
        .shapes()
        .forEach(
            (name, shape) -> {
              long count = shape.stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact);
              parts.merge(part(name), count, Long::sum);
            });
    return parts;
  }

  private static String part(String tensor) {
    if (tensor.equals(TensorNames.EMBEDDING)) {
      return "embedding";
    }
    if (tensor.equals(TensorNames.HEAD)) {
      return "output layer";
    }
    if (tensor.contains("norm")) {
      return "norms";
    }
    return tensor.contains(".mlp.") ? "feed-forward" : "attention";
  }

  private static String types(Checkpoint checkpoint) {
    return checkpoint.tensors().values().stream()
        .map(TensorInfo::type)
        .distinct()
        .map(Enum::name)
        .collect(Collectors.joining(", "));
  }

  private void adapter(Path folder, DecoderConfig config) {
    LoraLayout layout = PeftFolder.read(folder, config).layout();
    LoraSettings settings = layout.settings();
    text.append('\n').append("adapter ").append(visible(folder)).append('\n');
    line("rank", range(layout.slots().stream().mapToDouble(LoraLayout.Slot::rank)));
    line(
        "alpha",
        number(settings.alpha())
            + " (scale "
            + range(layout.slots().stream().mapToDouble(LoraLayout.Slot::scale))
            + (settings.scaling().rankStabilised() ? ", rsLoRA)" : ")"));
    line("dropout", number(settings.dropout()));
    List<String> targets = settings.targets().stream().sorted().map(TargetModule::key).toList();
    line("targets", String.join(", ", targets));
    line(
        "layers",
        settings.layers().isEmpty()
            ? "all"
            : settings.layers().stream().map(String::valueOf).collect(Collectors.joining(", ")));
    line("trainable parameters", number(layout.size()));
    for (String file : List.of(PeftFolder.CONFIG, PeftFolder.WEIGHTS)) {
      line("file", folder.resolve(file));
    }
  }

  private void line(String label, Path file) {
    line(label, file.getFileName() + ", " + bytes(size(file)));
  }

  private void line(String label, String value) {
    text.append("  %-22s%s".formatted(label, visible(value))).append('\n');
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String number(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /** One number, or the smallest and the largest. */
  private static String range(DoubleStream values) {
    DoubleSummaryStatistics range = values.summaryStatistics();
    return range.getMin() == range.getMax()
        ? number(range.getMin())
        : number(range.getMin()) + " to " + number(range.getMax()) + " by map";
  }

  private static String bytes(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
        : String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw UsageException.reading(file, e);
    }
  }
}
