package io.github.grposuite.language.checkpoint;

import java.io.Closeable;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A model's tensors, in one safetensors file or in several with an index. */
final class CheckpointWeights implements Closeable {
  static final String SINGLE = "model.safetensors";

  private final Path where;
  private final List<Safetensors> files;
  private final Map<String, Safetensors> fileByTensor = new LinkedHashMap<>();
  private final Map<String, TensorInfo> tensors = new LinkedHashMap<>();

  private final Map<String, String> storedNames = new HashMap<>();

  private CheckpointWeights(Path where, List<Safetensors> files) {
    this.where = where;
    this.files = List.copyOf(files);
    for (Safetensors file : files) {
      file.tensors().forEach((name, tensor) -> add(file, tensor));
    }
  }

  private void add(Safetensors file, TensorInfo tensor) {
    Safetensors other = fileByTensor.put(tensor.name(), file);
    if (other != null) {
      throw new CheckpointException(
          file.file()
              + ": tensor \""
              + tensor.name()
              + "\" must be in one file, but is in "
              + other.file()
              + " as well; fetch the checkpoint again");
    }
    tensors.put(tensor.name(), tensor);
  }

  /** Opens the weights in a folder; model.safetensors goes before an index, as in transformers. */
  static CheckpointWeights open(Path folder) {
    Path single = folder.resolve(SINGLE);
    if (Files.exists(single)) {
      return new CheckpointWeights(single, List.of(Safetensors.open(single)));
    }
    Path index = folder.resolve(ShardIndex.FILE);
    if (Files.exists(index)) {
      return sharded(index);
    }
    for (Path file : List.of(single, index)) {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) || ModelFile.unfinished(file).isPresent()) {
        ModelFile.check(file, "fetch it again");
      }
    }
    Safetensors.refusePickle(folder);
    throw new CheckpointException(
        folder
            + ": must hold "
            + SINGLE
            + " or "
            + ShardIndex.FILE
            + ", but holds neither; give the folder of a checkpoint as transformers saves it");
  }

  private static CheckpointWeights sharded(Path index) {
    ShardIndex shards = ShardIndex.read(index);
    List<Safetensors> files = new ArrayList<>();
    try {
      for (String shard : shards.files()) {
        Path file = index.resolveSibling(shard);
        ModelFile.check(file, index + " names it: fetch the missing file");
        files.add(Safetensors.open(file));
      }
      CheckpointWeights weights = new CheckpointWeights(index, files);
      weights.check(shards);
      return weights;
    } catch (RuntimeException e) {
      files.forEach(Safetensors::close);
      throw e;
    }
  }

  private void check(ShardIndex shards) {
    shards
        .shards()
        .forEach(
            (tensor, shard) -> {
              Safetensors file = fileByTensor.get(tensor);
              if (file == null || !file.file().endsWith(shard)) {
                throw new CheckpointException(
                    where
                        + ": tensor \""
                        + tensor
                        + "\" must be in "
                        + shard
                        + ", but is "
                        + (file == null ? "in no file" : "in " + file.file().getFileName())
                        + "; fetch the checkpoint again");
              }
            });
    for (String tensor : tensors.keySet()) {
      if (!shards.shards().containsKey(tensor)) {
        throw new CheckpointException(
            file(tensor)
                + ": tensor \""
                + tensor
                + "\" is not in "
                + where
                + "; fetch the checkpoint again");
      }
    }
  }

  /** The file or index, for messages. */
  Path where() {
    return where;
  }

  /** The files with tensors. */
  List<Path> files() {
    return files.stream().map(Safetensors::file).toList();
  }

  /** The tensors by name. */
  Map<String, TensorInfo> tensors() {
    return Collections.unmodifiableMap(tensors);
  }

  /** The file that holds a tensor. */
  Path file(String tensor) {
    return holder(tensor).file();
  }

  /** Lets a tensor be known under another name only. */
  void rename(String stored, String name) {
    TensorInfo tensor = tensors.remove(stored);
    tensors.put(
        name, new TensorInfo(name, tensor.type(), tensor.shape(), tensor.begin(), tensor.end()));
    fileByTensor.put(name, fileByTensor.remove(stored));
    storedNames.put(name, stored);
  }

  /** A tensor's name in its file. */
  String storedName(String tensor) {
    return storedNames.getOrDefault(tensor, tensor);
  }

  ByteBuffer read(String tensor) {
    return holder(tensor).read(storedName(tensor));
  }

  void read(String tensor, long first, ByteBuffer target) {
    holder(tensor).read(storedName(tensor), first, target);
  }

  void readStored(String tensor, long first, ByteBuffer target) {
    holder(tensor).readStored(storedName(tensor), first, target);
  }

  private Safetensors holder(String tensor) {
    Safetensors file = fileByTensor.get(tensor);
    if (file == null) {
      throw new CheckpointException(
          where + ": has no tensor \"" + tensor + "\"; it has " + tensors.size() + " others");
    }
    return file;
  }

  @Override
  public void close() {
    files.forEach(Safetensors::close);
  }
}
