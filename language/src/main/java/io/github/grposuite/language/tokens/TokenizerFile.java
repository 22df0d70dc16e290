package io.github.grposuite.language.tokens;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.language.checkpoint.CheckpointException;
import io.github.grposuite.language.checkpoint.ModelFile;
import io.github.grposuite.records.text.JsonProblem;
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
 * <p>The tokenizers library ends the whole process at some of the files that it cannot use, so
 * every file is read here first, and what it would fail at is refused.
 *
 * @param ids of the tokens of the vocabulary and those added to it, by text
 * @param largest id
 * @param last text of the token with the largest id
 */
record TokenizerFile(Map<String, Integer> ids, int largest, String last) {
  private static final long LARGEST_FILE = 200_000_000;

  /** Characters; the library takes minutes for the automaton of very long ones. */
  private static final int LONGEST_ADDED = 1000;

  /**
   * Reads a file.
   *
   * @throws CheckpointException if it is missing, too large, not UTF-8, not JSON, names no token,
   *     or would not be read by the library
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
          StrictJson json = new StrictJson(text)) {
        return new Scan(json).file();
      }
    } catch (CharacterCodingException e) {
      throw problem(file, "is not UTF-8 text");
    } catch (JsonProcessingException e) {
      throw problem(file, JsonProblem.reason(e));
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
    private final StrictJson json;
    private final Map<String, Integer> ids = new HashMap<>();
    private int largest = -1;
    private String last = "";

    Scan(StrictJson json) {
      this.json = json;
    }

    TokenizerFile file() throws IOException {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw json.error("it must be a JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("added_tokens") && value == JsonToken.START_ARRAY) {
          added();
        } else if (name.equals("model") && value == JsonToken.START_OBJECT) {
          model();
        } else if (name.equals("post_processor")) {
          TextTemplate.check(json.readValueAsTree(), json);
        } else {
          json.skipChildren();
        }
      }
      if (json.nextToken() != null) {
        throw json.error("there is more after its JSON object");
      }
      if (largest < 0) {
        throw json.error("its model has no vocabulary");
      }
      return new TokenizerFile(Collections.unmodifiableMap(ids), largest, last);
    }

    private void model() throws IOException {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("vocab") && value == JsonToken.START_OBJECT) {
          while (json.nextToken() == JsonToken.FIELD_NAME) {
            String text = json.currentName();
            json.nextToken();
            add(text, id());
          }
        } else if (name.equals("vocab") && value == JsonToken.START_ARRAY) {
          pieces();
        } else if (name.equals("dropout") && value.isNumeric() && json.getDoubleValue() != 0) {
          throw json.error("model.dropout must be null, or every text has random tokens");
        } else if (name.equals("continuing_subword_prefix")
            && value == JsonToken.VALUE_STRING
            && !json.getText().isEmpty()) {
          throw json.error("model.continuing_subword_prefix must be null (it is not supported)");
        } else {
          json.skipChildren();
        }
      }
    }

    /** Unigram's: pairs of text and score, whose ids are their places. */
    private void pieces() throws IOException {
      for (int id = 0; json.nextToken() == JsonToken.START_ARRAY; id++) {
        if (json.nextToken() != JsonToken.VALUE_STRING) {
          throw json.error("vocab must hold pairs of text and score");
        }
        add(json.getText(), id);
        while (json.nextToken() != JsonToken.END_ARRAY) {
          json.skipChildren();
        }
      }
    }

    private void added() throws IOException {
      while (json.nextToken() == JsonToken.START_OBJECT) {
        String text = null;
        int id = -1;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          String name = json.currentName();
          JsonToken value = json.nextToken();
          if (name.equals("content") && value == JsonToken.VALUE_STRING) {
            text = json.getText();
          } else if (name.equals("id")) {
            id = id();
          } else {
            json.skipChildren();
          }
        }
        if (text == null || id < 0) {
          throw json.error("added_tokens must have a content and an id each");
        }
        if (text.length() > LONGEST_ADDED) {
          throw json.error("an added token must have at most " + LONGEST_ADDED + " characters");
        }
        add(text, id);
      }
    }

    private int id() throws IOException {
      if (json.currentToken() != JsonToken.VALUE_NUMBER_INT
          || json.getNumberType() != JsonParser.NumberType.INT
          || json.getIntValue() < 0) {
        throw json.error("the ids of tokens must be whole numbers from 0");
      }
      return json.getIntValue();
    }

    private void add(String text, int id) {
      ids.put(text, id);
      if (id > largest) {
        largest = id;
        last = text;
      }
    }
  }

  /** What a post_processor puts around a text. */
  private static final class TextTemplate {
    /** Fails where the library would: at a second text, or a special token that is not listed. */
    static void check(JsonNode processor, StrictJson json) throws IOException {
      for (JsonNode part : processor.path("processors")) {
        check(part, json);
      }
      JsonNode listed = processor.path("special_tokens");
      for (JsonNode piece : processor.path("single")) {
        JsonNode text = piece.path("Sequence");
        JsonNode special = listed.path(piece.path("SpecialToken").path("id").asText());
        boolean first = text.path("id").asText().equals("A");
        boolean known =
            special.path("ids").isArray()
                && special.path("ids").size() == special.path("tokens").size();
        if (!first && !known) {
          throw json.error(
              "post_processor.single must hold the text A and listed special tokens only");
        }
      }
    }
  }
}
