package io.github.grposuite.language.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.language.checkpoint.ConfigFields;
import io.github.grposuite.language.checkpoint.JsonFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a tokenizer_config.json says of special tokens.
 *
 * @param texts of bos_token, eos_token and pad_token, as far as they are given
 * @param addBos whether bos_token is put before a text, if it is said
 * @param addEos whether eos_token is put after a text, if it is said
 */
record TokenizerConfig(
    Map<String, String> texts, Optional<Boolean> addBos, Optional<Boolean> addEos) {
  private static final String FILE = "tokenizer_config.json";

  /** Reads a folder's file, if it has one. */
  static Optional<TokenizerConfig> in(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    ConfigFields fields = new ConfigFields(file.toString(), "", JsonFile.read(file));
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : List.of("bos_token", "eos_token", "pad_token")) {
      if (fields.has(name)) {
        texts.put(name, text(fields, name));
      }
    }
    return Optional.of(
        new TokenizerConfig(
            Collections.unmodifiableMap(texts),
            flag(fields, "add_bos_token"),
            flag(fields, "add_eos_token")));
  }

  /** A token is its text, or an object with the text as content. */
  private static String text(ConfigFields fields, String name) {
    JsonNode value = fields.get(name);
    JsonNode text = value.isObject() ? value.path("content") : value;
    if (!text.isTextual()) {
      throw fields.error(name, "must be a string or an object with a content");
    }
    return text.textValue();
  }

  private static Optional<Boolean> flag(ConfigFields fields, String name) {
    return fields.has(name) ? Optional.of(fields.flag(name, false)) : Optional.empty();
  }
}
