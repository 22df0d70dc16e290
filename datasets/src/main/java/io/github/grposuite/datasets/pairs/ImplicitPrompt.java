package io.github.grposuite.datasets.pairs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * The prompt that both responses begin with: the longest beginning that they share, cut at the end
 * of the last {@code Assistant:} in it, or else before the last blank, so that no word is divided.
 * Of conversations, the messages that both begin with.
 *
 * @param chosen without the prompt
 * @param rejected likewise
 */
record ImplicitPrompt(JsonNode prompt, JsonNode chosen, JsonNode rejected) {
  private static final String ANSWER = "\n\nAssistant:";

  static ImplicitPrompt of(JsonNode chosen, JsonNode rejected) {
    if (chosen.isArray() && rejected.isArray()) {
      return ofMessages(chosen, rejected);
    }
    String first = Texts.plain(chosen).orElse("");
    String second = Texts.plain(rejected).orElse("");
    int cut = cut(first, second);
    return new ImplicitPrompt(
        text(first.substring(0, cut)), text(first.substring(cut)), text(second.substring(cut)));
  }

  private static JsonNode text(String text) {
    return JsonNodeFactory.instance.textNode(text);
  }

  private static int cut(String chosen, String rejected) {
    int shared = 0;
    int shorter = Math.min(chosen.length(), rejected.length());
    while (shared < shorter && chosen.charAt(shared) == rejected.charAt(shared)) {
      shared++;
    }
    int answer = chosen.lastIndexOf(ANSWER, shared - ANSWER.length());
    if (answer >= 0) {
      return answer + ANSWER.length();
    }
    for (int i = shared - 1; i >= 0; i--) {
      if (Character.isWhitespace(chosen.charAt(i))) {
        return i;
      }
    }
    return 0;
  }

  private static ImplicitPrompt ofMessages(JsonNode chosen, JsonNode rejected) {
    int shared = 0;
    while (shared < Math.min(chosen.size(), rejected.size()) - 1
        && chosen.get(shared).equals(rejected.get(shared))) {
      shared++;
    }
    return new ImplicitPrompt(
        messages(chosen, 0, shared),
        messages(chosen, shared, chosen.size()),
        messages(rejected, shared, rejected.size()));
  }

  private static ArrayNode messages(JsonNode list, int from, int to) {
    ArrayNode part = JsonNodeFactory.instance.arrayNode();
    for (int i = from; i < to; i++) {
      part.add(list.get(i));
    }
    return part;
  }
}
