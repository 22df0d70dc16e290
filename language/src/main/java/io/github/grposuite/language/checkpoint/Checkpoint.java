package io.github.grposuite.language.checkpoint;

import io.github.grposuite.records.file.Sha256;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An open checkpoint: a folder with config.json and its weights as safetensors. Once it is open,
 * every tensor that the model needs is known to be there, in the right shape, and whole.
 */
public final class Checkpoint implements Closeable {
  static final String CONFIG = "config.json";
  static final String TOKENIZER = "tokenizer.json";

  private final Path folder;
  private final DecoderConfig config;
  private final CheckpointWeights weights;
  private final Optional<GenerationConfig> generation;
  private final List<String> notes;
  private Map<Path, String> hashes;

  private Checkpoint(
      Path folder,
      DecoderConfig config,
      CheckpointWeights weights,
      Optional<GenerationConfig> generation,
      List<String> notes) {
    this.folder = folder;
    this.config = config;
    this.weights = weights;
    this.generation = generation;
    this.notes = List.copyOf(notes);
  }

  /**
   * Opens and checks a folder.
   *
   * @throws CheckpointException if anything in it cannot be used
   */
  public static Checkpoint open(Path folder) {
    if (Safetensors.isPickle(folder) && Files.isRegularFile(folder)) {
      throw Safetensors.pickle(folder);
    }
    if (!Files.isDirectory(folder)) {
      throw new CheckpointException(
          folder
              + ": no such folder; give the folder of a checkpoint as transformers saves it, with"
              + " config.json and model.safetensors");
    }
    DecoderConfig config = DecoderConfig.read(folder.resolve(CONFIG));
    Optional<GenerationConfig> generation = GenerationConfig.in(folder);
    CheckpointWeights weights = CheckpointWeights.open(folder);
    try {
      List<String> notes = new ArrayList<>();
      OutputLayer.nameEmbedding(config, weights).ifPresent(notes::add);
      ExpectedTensors.of(config).check(weights);
      OutputLayer output = OutputLayer.of(config, weights);
      output.note().ifPresent(notes::add);
      return new Checkpoint(folder, output.config(), weights, generation, notes);
    } catch (RuntimeException e) {
      weights.close();
      throw e;
    }
  }

  /** The path. */
  public Path folder() {
    return folder;
  }

  /** The shape of the model. */
  public DecoderConfig config() {
    return config;
  }

  /** What generation_config.json says, if there is one. */
  public Optional<GenerationConfig> generation() {
    return generation;
  }

  /** The tokens that end an answer; none if it ends by its length only. */
  public List<Integer> answerEnds() {
    return generation.map(GenerationConfig::eos).orElse(config.eosTokens());
  }

  /** What of config.json and the weights disagreed and how it was reconciled, a sentence each. */
  public List<String> notes() {
    return notes;
  }

  /** The tokeniser's file; it need not exist. */
  public Path tokenizer() {
    return folder.resolve(TOKENIZER);
  }

  /** The files that decide on the model's output, in the order of their names. */
  public List<Path> files() {
    List<Path> files = new ArrayList<>(List.of(folder.resolve(CONFIG)));
    if (Files.exists(tokenizer())) {
      files.add(tokenizer());
    }
    files.addAll(weights.files());
    files.sort(Comparator.comparing(Path::getFileName));
    return files;
  }

  /** The tensors by name. */
  public Map<String, TensorInfo> tensors() {
    return weights.tensors();
  }

  /** A tensor's values as F32, as {@link Safetensors#read(String)} gives them. */
  public ByteBuffer read(String tensor) {
    return weights.read(tensor);
  }

  /** Some of a tensor's values as F32, as {@link Safetensors#read(String, long, ByteBuffer)}. */
  public void read(String tensor, long first, ByteBuffer target) {
    weights.read(tensor, first, target);
  }

  /** The file that holds a tensor. */
  Path file(String tensor) {
    return weights.file(tensor);
  }

  /** A tensor's name in its file. */
  String storedName(String tensor) {
    return weights.storedName(tensor);
  }

  /** Some of a tensor's bytes, as {@link Safetensors#readStored}. */
  void readStored(String tensor, long first, ByteBuffer target) {
    weights.readStored(tensor, first, target);
  }

  /** SHA-256 of each of the {@linkplain #files files}. Reads all of them the first time. */
  public synchronized Map<Path, String> hashes() {
    if (hashes == null) {
      Map<Path, String> made = new LinkedHashMap<>();
      files().forEach(file -> made.put(file, hash(file)));
      hashes = Collections.unmodifiableMap(made);
    }
    return hashes;
  }

  /**
   * SHA-256 of what decides on the model's output: config.json, tokenizer.json if there is one, and
   * the weights. It is that of the lines that {@code sha256sum} prints for these files, in the
   * order of their names. Reads all files the first time.
   */
  public String contentHash() {
    StringBuilder lines = new StringBuilder();
    hashes()
        .forEach(
            (file, hash) ->
                lines.append(hash).append("  ").append(file.getFileName()).append('\n'));
    return Sha256.hex(lines.toString());
  }

  private static String hash(Path file) {
    try {
      return Sha256.hex(file);
    } catch (IOException e) {
      throw JsonFile.unreadable(file, e);
    }
  }

  @Override
  public void close() {
    weights.close();
  }
}
