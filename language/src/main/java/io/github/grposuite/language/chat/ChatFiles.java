package io.github.grposuite.language.chat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.language.checkpoint.CheckpointException;
import io.github.grposuite.language.checkpoint.ConfigFields;
import io.github.grposuite.language.checkpoint.JsonFile;
import io.github.grposuite.language.checkpoint.ModelFile;
import io.github.grposuite.records.file.FileProblem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the files of a model say of conversations, as transformers reads them.
 *
 * @param file that the template is of
 * @param specialTokens texts of bos_token and its like, by these names
 */
record ChatFiles(Path file, String template, Map<String, String> specialTokens) {
  private static final String TEMPLATE = "chat_template.jinja";
  private static final String CONFIG = "tokenizer_config.json";
  private static final String FIELD = "chat_template";
  private static final String DEFAULT = "default";

  static ChatFiles read(Path folder) {
    Path config = folder.resolve(CONFIG);
    Path template = folder.resolve(TEMPLATE);
    Map<String, String> tokens = new LinkedHashMap<>();
    String source = null;
    if (Files.exists(config)) {
      ConfigFields fields = new ConfigFields(config.toString(), "", JsonFile.read(config));
      fields.object().fieldNames().forEachRemaining(name -> addToken(fields, name, tokens));
      source = source(fields);
    }
    if (Files.exists(template)) {
      return new ChatFiles(template, text(template), tokens);
    }
    if (source == null) {
      throw new CheckpointException(
          folder
              + ": has no chat template (no "
              + TEMPLATE
              + ", and no chat_template in "
              + CONFIG
              + "); it is a model that continues text, so ask it without one, or give the folder"
              + " of its instruction-tuned sister");
    }
    return new ChatFiles(config, source, tokens);
  }

  /** A token is its text, or an object with the text as content. */
  private static void addToken(ConfigFields fields, String name, Map<String, String> tokens) {
    if (name.endsWith("_token")) {
      JsonNode value = fields.get(name);
      JsonNode text = value.isObject() ? value.path("content") : value;
      if (text.isTextual()) {
        tokens.put(name, text.textValue());
      }
    }
  }

  /** The template, of several the default one; null if there is none. */
  private static String source(ConfigFields fields) {
    if (!fields.has(FIELD)) {
      return null;
    }
    JsonNode value = fields.get(FIELD);
    if (value.isTextual()) {
      return value.textValue();
    }
    for (JsonNode named : value) {
      if (DEFAULT.equals(named.path("name").asText()) && named.path("template").isTextual()) {
        return named.get("template").textValue();
      }
    }
    throw fields.error(
        FIELD, "must be a text, or a list of {name, template} with the name " + DEFAULT);
  }

  private static String text(Path file) {
    ModelFile.check(file, "give the model's own file");
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new CheckpointException(file + ": is not UTF-8 text; fetch the file again");
    } catch (IOException e) {
      throw new CheckpointException(file + ": cannot be read (" + FileProblem.reason(e) + ")");
    }
  }
}
