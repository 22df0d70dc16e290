package io.github.grposuite.language.tokens;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;

/** JSON that the parser of the tokenizers library reads, too; it ends the process at some other. */
final class StrictJson extends JsonParserDelegate {
  /** That parser takes 128. */
  private static final int DEEPEST = 100;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
              .build());

  StrictJson(Reader text) throws IOException {
    super(MAPPER.createParser(text));
  }

  @Override
  public JsonToken nextToken() throws IOException {
    JsonToken token = super.nextToken();
    if (token == JsonToken.FIELD_NAME || token == JsonToken.VALUE_STRING) {
      checkSurrogates(getText());
    } else if (token != null && token.isNumeric() && !Double.isFinite(getDoubleValue())) {
      throw new JsonParseException(this, "a number is too large");
    }
    return token;
  }

  private void checkSurrogates(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
          throw new JsonParseException(this, "half a surrogate pair is no text");
        }
        i++;
      }
    }
  }

  @Override
  public JsonParser skipChildren() throws IOException {
    int depth = currentToken().isStructStart() ? 1 : 0;
    while (depth > 0) {
      JsonToken token = nextToken();
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }
    return this;
  }

  /** An error at the place that was read last. */
  JsonParseException error(String problem) {
    return new JsonParseException(this, problem);
  }
}
