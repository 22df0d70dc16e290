package io.github.grposuite.experiments.training;

import io.github.grposuite.experiments.spec.TreeSettings;
import io.github.grposuite.language.chat.ChatTemplate;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Whether pairs are written with the model's chat template.
 *
 * @param kind whose template it is
 * @param date that a template is given which writes one
 */
record ChatSetup(Kind kind, Optional<LocalDate> date) {
  /** The setting that says so. */
  static final String CHAT_TEMPLATE = "chat_template";

  private static final String DATE = "chat_date";
  private static final String NO_DATE = "none";

  /** Whose template. */
  enum Kind {
    /** None: prompt and response are joined as they are. */
    NONE,
    /** That of the model's folder. */
    MODEL
  }

  static ChatSetup none() {
    return new ChatSetup(Kind.NONE, Optional.empty());
  }

  static ChatSetup read(TreeSettings s) {
    Kind kind = s.addedChoice(CHAT_TEMPLATE, Kind.class, Kind.NONE);
    if (kind == Kind.NONE) {
      if (s.has(DATE)) {
        throw s.problem(DATE, "is of chat_template: model; set that as well, or remove the date");
      }
      return none();
    }
    return new ChatSetup(kind, date(s.text(DATE, NO_DATE)));
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return text.equals(NO_DATE) ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          DATE + " must be a day such as 2026-01-31, or none, but was \"" + text + "\"");
    }
  }

  boolean isUsed() {
    return kind == Kind.MODEL;
  }

  /** The template of a model's folder, if it is asked for. */
  Optional<ChatTemplate> template(Path model) {
    return isUsed() ? Optional.of(ChatTemplate.of(model, date)) : Optional.empty();
  }
}
