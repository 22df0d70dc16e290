package io.github.grposuite.language.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The special tokens in a checkpoint's generation_config.json. Where there is such a file, it alone
 * says which tokens end an answer, as in transformers.
 *
 * @param bos ids, at most one
 * @param eos ids of the tokens that end an answer
 * @param pad ids, at most one
 */
public record GenerationConfig(List<Integer> bos, List<Integer> eos, List<Integer> pad) {
  static final String FILE = "generation_config.json";

  /** Copies the lists. */
  public GenerationConfig {
    bos = List.copyOf(bos);
    eos = List.copyOf(eos);
    pad = List.copyOf(pad);
  }

  /**
   * Reads a folder's file, if it has one.
   *
   * @throws CheckpointException if it is not JSON, or an id is not a whole number
   */
  static Optional<GenerationConfig> in(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    ObjectNode json = JsonFile.read(file);
    ConfigFields fields = new ConfigFields(file.toString(), "", json);
    return Optional.of(
        new GenerationConfig(
            ids(fields, "bos_token_id"), ids(fields, "eos_token_id"), ids(fields, "pad_token_id")));
  }

  private static List<Integer> ids(ConfigFields fields, String name) {
    List<Integer> ids = new ArrayList<>();
    if (fields.has(name)) {
      JsonNode value = fields.get(name);
      for (JsonNode id : value.isArray() ? value : List.of(value)) {
        // Ids at or beyond the vocabulary are never produced, and some files have -1 for "none".
        fields.token(name, id, Integer.MAX_VALUE).ifPresent(ids::add);
      }
    }
    return ids;
  }
}
