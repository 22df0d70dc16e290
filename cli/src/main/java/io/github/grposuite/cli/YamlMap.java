package io.github.grposuite.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.experiments.spec.PlainYaml;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.experiments.spec.YamlFormat;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Short YAML that is one map: a plot's request, a style. */
final class YamlMap {
  private static final long LARGEST = 100_000;

  private YamlMap() {}

  /** The text of a file. */
  static String text(String flag, Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new UsageException(
            flag + ": " + file + (Files.exists(file) ? " is not a file" : ": no such file"));
      }
      if (Files.size(file) > LARGEST) {
        throw new UsageException(
            "%s: %s is larger than %s bytes; give a short YAML file"
                .formatted(flag, file, LARGEST));
      }
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new UsageException(flag + ": " + file + " is not UTF-8 text; save it as UTF-8");
    } catch (IOException e) {
      throw new UsageException(flag + ": " + file + " cannot be read: " + UsageException.reason(e));
    }
  }

  /**
   * The map that the text is.
   *
   * @param source names it in messages
   * @param example of what is expected
   */
  static Map<String, Object> parse(String source, String yaml, String example) {
    JsonNode root = PlainYaml.read(source, yaml);
    if (!root.isObject()) {
      throw new UsageException(
          "%s: must be keys and values like %s, but was %s"
              .formatted(source, example, root.isMissingNode() ? "empty" : root.toString()));
    }
    return YamlFormat.MAPPER.convertValue(root, new TypeReference<Map<String, Object>>() {});
  }
}
