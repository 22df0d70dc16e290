package io.github.grposuite.records;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why a cell failed: {@code failure.json}.
 *
 * @param error one line
 * @param step at which it failed, or the last one measured before
 * @param group that left the finite numbers, by its name
 */
public record Failure(Kind kind, String error, OptionalInt step, Optional<String> group) {
  /** The kinds of failure. */
  public enum Kind {
    /** A loss, a weight or the policy left the finite numbers. */
    DIVERGED,
    /** It took longer than it was given. */
    TIMEOUT,
    /** It needs more memory than there is. */
    MEMORY,
    /** Anything else. */
    ERROR
  }

  /** Keeps the first line of the error. */
  public Failure {
    error = error.lines().findFirst().orElse("");
  }

  /** What {@code failure.json} says. */
  public Map<String, Object> content() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("kind", kind.name().toLowerCase(Locale.ROOT));
    content.put("error", error);
    content.put("step", step.isPresent() ? step.getAsInt() : null);
    content.put("group", group.orElse(null));
    return content;
  }

  /** The failure that was written; a kind that is not known here is an {@link Kind#ERROR}. */
  public static Failure of(JsonNode content) {
    String key = content.path("kind").asText().toUpperCase(Locale.ROOT);
    Kind kind = Kind.ERROR;
    for (Kind known : Kind.values()) {
      kind = known.name().equals(key) ? known : kind;
    }
    JsonNode step = content.path("step");
    JsonNode group = content.path("group");
    return new Failure(
        kind,
        content.path("error").asText("no reason is recorded"),
        step.canConvertToInt() ? OptionalInt.of(step.asInt()) : OptionalInt.empty(),
        group.isTextual() ? Optional.of(group.textValue()) : Optional.empty());
  }
}
