package io.github.grposuite.language.tokens;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.grposuite.language.checkpoint.CheckpointException;
import io.github.grposuite.language.checkpoint.ModelFile;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * The tokens that a tokenizer.json names, read without building the tokeniser.
 *
 * @param ids of the tokens of the vocabulary and those added to it, by text
 * @param largest id
 * @param last text of the token with the largest id
 */
record TokenizerFile(Map<String, Integer> ids, int largest, String last) {
  private static final long LARGEST_FILE = 200_000_000;
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Reads a file.
   *
   * @throws CheckpointException if it is missing, too large, not UTF-8, not JSON, or names no token
   */
  static TokenizerFile read(Path file) {
    ModelFile.check(
        file,
        "a checkpoint needs the tokenizer.json that the tokenizers library writes (older folders"
            + " with tokenizer.model alone: load and save them with transformers)");
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw problem(file, "has " + Files.size(file) + " bytes, more than " + LARGEST_FILE);
      }
      try (Reader text = Files.newBufferedReader(file);
          JsonParser parser = JSON.createParser(text)) {
        return new Scan(file, parser).file();
      }
    } catch (CharacterCodingException e) {
      throw problem(file, "is not UTF-8 text");
    } catch (JsonProcessingException e) {
      throw problem(
          file,
          e.getOriginalMessage().replaceAll("\\R", " ")
              + " (line "
              + e.getLocation().getLineNr()
              + ")");
    } catch (IOException e) {
      throw problem(file, String.valueOf(e.getMessage()));
    }
  }

  private static CheckpointException problem(Path file, String what) {
    return new CheckpointException(
        file + ": is not a tokeniser's file: " + what + "; fetch the file again");
  }

  /** One pass over the file. */
  private static final class Scan {
    private final Path file;
    private final JsonParser parser;
    private final Map<String, Integer> ids = new HashMap<>();
    private int largest = -1;
    private String last = "";

    Scan(Path file, JsonParser parser) {
      this.file = file;
      this.parser = parser;
    }

    TokenizerFile file() throws IOException {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw problem(file, "must be a JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("added_tokens") && value == JsonToken.START_ARRAY) {
          added();
        } else if (name.equals("model") && value == JsonToken.START_OBJECT) {
          model();
        } else {
          parser.skipChildren();
        }
      }
      if (parser.nextToken() != null) {
        throw problem(file, "has more after its JSON object");
      }
      if (largest < 0) {
        throw problem(file, "its model has no vocabulary");
      }
      return new TokenizerFile(Collections.unmodifiableMap(ids), largest, last);
    }

    private void model() throws IOException {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean vocabulary = parser.currentName().equals("vocab");
        JsonToken value = parser.nextToken();
        if (vocabulary && value == JsonToken.START_OBJECT) {
          while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String text = parser.currentName();
            parser.nextToken();
            add(text, id());
          }
        } else if (vocabulary && value == JsonToken.START_ARRAY) {
          pieces();
        } else {
          parser.skipChildren();
        }
      }
    }

    /** Unigram's: pairs of text and score, whose ids are their places. */
    private void pieces() throws IOException {
      for (int id = 0; parser.nextToken() == JsonToken.START_ARRAY; id++) {
        if (parser.nextToken() != JsonToken.VALUE_STRING) {
          throw problem(file, "vocab must hold pairs of text and score");
        }
        add(parser.getText(), id);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          parser.skipChildren();
        }
      }
    }

    private void added() throws IOException {
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        String text = null;
        int id = -1;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          JsonToken value = parser.nextToken();
          if (name.equals("content") && value == JsonToken.VALUE_STRING) {
            text = parser.getText();
          } else if (name.equals("id")) {
            id = id();
          } else {
            parser.skipChildren();
          }
        }
        if (text == null || id < 0) {
          throw problem(file, "added_tokens must have a content and an id each");
        }
        add(text, id);
      }
    }

    private int id() throws IOException {
      if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
          || parser.getNumberType() != JsonParser.NumberType.INT
          || parser.getIntValue() < 0) {
        throw problem(
            file,
            "the ids of tokens must be whole numbers from 0 (line "
                + parser.currentLocation().getLineNr()
                + ")");
      }
      return parser.getIntValue();
    }

    private void add(String text, int id) {
      ids.put(text, id);
      if (id > largest) {
        largest = id;
        last = text;
      }
    }
  }
}
