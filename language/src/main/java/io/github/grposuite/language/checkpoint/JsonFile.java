package io.github.grposuite.language.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.records.text.JsonProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** JSON objects as checkpoints hold them: strict UTF-8, no key twice, nothing after the object. */
public final class JsonFile {
  private static final long LARGEST = 10_000_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonFile() {}

  /** The object in a file. */
  public static ObjectNode read(Path file) {
    return read(file, "give the folder of a checkpoint as transformers saves it");
  }

  /**
   * The object in a file.
   *
   * @param remedy what to do if there is none
   */
  public static ObjectNode read(Path file, String remedy) {
    ModelFile.check(file, remedy);
    try {
      if (Files.size(file) > LARGEST) {
        throw new CheckpointException(
            file + ": must have at most " + LARGEST + " bytes, but has " + Files.size(file));
      }
      return parse(file.toString(), ByteBuffer.wrap(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * The object in some bytes.
   *
   * @param where for messages
   */
  static ObjectNode parse(String where, ByteBuffer bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new CheckpointException(where + ": is not UTF-8 text; fetch the file again");
    }
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw new CheckpointException(
          where
              + (node == null || node.isMissingNode()
                  ? ": is empty"
                  : ": must be a JSON object, but is " + kind(node))
              + "; fetch the file again");
    } catch (JsonProcessingException e) {
      throw new CheckpointException(
          where + ": is not valid JSON (" + JsonProblem.reason(e) + "); fetch the file again");
    }
  }

  /** A value in words, for messages. */
  static String kind(JsonNode node) {
    if (node == null || node.isMissingNode()) {
      return "missing";
    }
    String text = node.toString();
    return text.length() <= 60 ? text : text.substring(0, 57) + "…";
  }

  static CheckpointException unreadable(Path file, IOException e) {
    return new CheckpointException(
        file
            + ": cannot be read ("
            + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage())
            + ")");
  }
}
