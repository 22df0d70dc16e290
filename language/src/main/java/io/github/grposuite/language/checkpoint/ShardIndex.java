package io.github.grposuite.language.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A model.safetensors.index.json: which file holds which tensor.
 *
 * @param shards names of files in the same folder, by tensor
 */
public record ShardIndex(Map<String, String> shards) {
  /** The file's name in a checkpoint's folder. */
  public static final String FILE = "model.safetensors.index.json";

  private static final Pattern SHARD = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*\\.safetensors");

  /** Copies the map. */
  public ShardIndex {
    shards = Collections.unmodifiableMap(new TreeMap<>(shards));
  }

  /**
   * Reads a file.
   *
   * @throws CheckpointException if it is not an index, or names anything but files beside it
   */
  public static ShardIndex read(Path file) {
    JsonNode map = JsonFile.read(file).path("weight_map");
    if (!map.isObject() || map.isEmpty()) {
      throw new CheckpointException(
          file
              + ": weight_map must be an object of file names by tensor, but was "
              + JsonFile.kind(map)
              + "; fetch the file again");
    }
    Map<String, String> shards = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : map.properties()) {
      JsonNode shard = entry.getValue();
      if (!shard.isTextual() || !SHARD.matcher(shard.textValue()).matches()) {
        throw new CheckpointException(
            file
                + ": weight_map must name .safetensors files in the same folder, but names "
                + JsonFile.kind(shard)
                + " for tensor \""
                + entry.getKey()
                + "\"; fetch the file again from a source you trust");
      }
      shards.put(entry.getKey(), shard.textValue());
    }
    return new ShardIndex(shards);
  }

  /** The files, each once, sorted. */
  public List<String> files() {
    return shards.values().stream().distinct().sorted().toList();
  }
}
