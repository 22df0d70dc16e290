package io.github.grposuite.datasets.pairs;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.datasets.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Text out of a value: as it is, or of a conversation, a list of {@code {role, content}}. One
 * message of a user as a prompt, or of an assistant as a response, is its content; more are turns,
 * {@code User: …}, with an empty line between.
 */
final class Texts {
  /** How Community Alignment writes that there is nothing. */
  private static final String NOTHING = "EMPTY STRING";

  private static final String TURN_END = "\n\n";

  private Texts() {}

  /** The text; empty if there is none. */
  static String of(Row row, String column, JsonNode value) {
    return said(row, column, value).text();
  }

  /** The text, and the turns of a conversation. */
  static Said said(Row row, String column, JsonNode value) {
    List<Message> turns = value.isArray() ? turns(row, column, value) : List.of();
    String text = value.isArray() ? conversation(turns) : text(row, column, value);
    check(row, column, text);
    return new Said(text, turns);
  }

  private static void check(Row row, String column, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean half =
          Character.isHighSurrogate(c)
              ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
              : Character.isLowSurrogate(c)
                  && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
      if (c == 0 || half) {
        throw problem(
            row,
            column,
            "has %s, which is no text; remove it"
                .formatted(c == 0 ? "U+0000" : "U+%04X, half of a character".formatted((int) c)));
      }
    }
  }

  private static String text(Row row, String column, JsonNode value) {
    return plain(value)
        .or(() -> value.isNull() || value.isMissingNode() ? Optional.of("") : Optional.empty())
        .orElseThrow(
            () ->
                problem(
                    row, column, "must be text or a list of {role, content}, but was " + value));
  }

  /** A text, number or truth value as text; empty for null, nothing, and any other. */
  static Optional<String> plain(JsonNode value) {
    if (!value.isValueNode() || value.isNull()) {
      return Optional.empty();
    }
    boolean nothing = value.asText().equals(NOTHING) || isNan(value);
    return Optional.of(nothing ? "" : value.asText());
  }

  /** What pandas writes where there is nothing. */
  private static boolean isNan(JsonNode value) {
    return value.isFloatingPointNumber() && Double.isNaN(value.doubleValue());
  }

  private static List<Message> turns(Row row, String column, JsonNode messages) {
    List<Message> turns = new ArrayList<>();
    for (JsonNode message : messages) {
      String content = content(row, column, message);
      String role = message.path("role").asText("");
      turns.add(new Message(role.isEmpty() ? "user" : role, content));
    }
    return turns;
  }

  private static String conversation(List<Message> turns) {
    return turns.size() == 1
        ? turns.get(0).content()
        : turns.stream()
            .map(turn -> capitalised(turn.role()) + ": " + turn.content())
            .collect(Collectors.joining(TURN_END));
  }

  private static String capitalised(String role) {
    return role.substring(0, 1).toUpperCase(Locale.ROOT) + role.substring(1);
  }

  private static String content(Row row, String column, JsonNode message) {
    JsonNode content = message.path("content");
    if (content.isArray()) { // As parts, of which those that are text are read.
      StringBuilder text = new StringBuilder();
      content.forEach(part -> text.append(part.path("text").asText("")));
      return text.toString();
    }
    if (!message.isObject() || content.isMissingNode()) {
      throw problem(row, column, "must be a list of {role, content}, but one is " + message);
    }
    return content.isNull() ? "" : content.asText();
  }

  static PairException problem(Row row, String column, String what) {
    return new PairException("columns", row.where() + ": " + column + ": " + what);
  }
}
