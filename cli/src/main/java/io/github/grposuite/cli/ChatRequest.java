package io.github.grposuite.cli;

import io.github.grposuite.datasets.Message;
import io.github.grposuite.experiments.spec.UsageException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;

/**
 * That a prompt is said by a user, in the model's chat template.
 *
 * @param system what the system says before
 * @param date that the template is given
 */
record ChatRequest(Optional<String> system, Optional<LocalDate> date) {
  static final String CHAT = "chat";
  static final String SYSTEM = "system";
  static final String DATE = "chat-date";

  /** Empty without {@code --chat}. */
  static Optional<ChatRequest> of(CommandLine line) {
    if (!line.hasOption(CHAT)) {
      for (String flag : List.of(SYSTEM, DATE)) {
        if (line.hasOption(flag)) {
          throw new UsageException("--" + flag + ": needs --chat");
        }
      }
      return Optional.empty();
    }
    if (!line.hasOption("prompt")) {
      throw new UsageException("--chat: needs --prompt");
    }
    return Optional.of(
        new ChatRequest(Flags.text(line, SYSTEM), Flags.text(line, DATE).map(ChatRequest::date)));
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new UsageException(
          "--" + DATE + ": must be a day such as 2026-01-31, but was \"" + text + "\"");
    }
  }

  List<Message> conversation(String prompt) {
    List<Message> messages = new ArrayList<>();
    system.ifPresent(text -> messages.add(new Message("system", text)));
    messages.add(Message.user(prompt));
    return messages;
  }
}
