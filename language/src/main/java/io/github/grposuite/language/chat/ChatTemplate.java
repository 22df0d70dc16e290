package io.github.grposuite.language.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.grposuite.datasets.Message;
import io.github.grposuite.language.checkpoint.CheckpointException;
import io.github.grposuite.language.policy.PromptException;
import io.github.grposuite.records.file.Sha256;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A model's chat template: a conversation as the text that the model reads, as {@code
 * apply_chat_template} of transformers writes it. What is said in a conversation is text, whatever
 * it looks like; it is never evaluated.
 */
public final class ChatTemplate {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String DATE_FUNCTION = "strftime_now";

  private final Path file;
  private final String source;
  private final Object parsed;
  private final Map<String, String> specialTokens;
  private final Optional<LocalDate> date;

  private ChatTemplate(
      Path file,
      String source,
      Object parsed,
      Map<String, String> specialTokens,
      Optional<LocalDate> date) {
    this.file = file;
    this.source = source;
    this.parsed = parsed;
    this.specialTokens = specialTokens;
    this.date = date;
  }

  /**
   * The template of a model's folder: chat_template.jinja, or else that in tokenizer_config.json.
   *
   * @param date that templates which write one are given; without it they have none, so that a
   *     conversation is the same text on every day
   * @throws CheckpointException if there is none, or it is no template
   */
  public static ChatTemplate of(Path folder, Optional<LocalDate> date) {
    ChatFiles files = ChatFiles.read(folder);
    return of(files.file(), files.template(), files.specialTokens(), date);
  }

  static ChatTemplate of(
      Path file, String source, Map<String, String> specialTokens, Optional<LocalDate> date) {
    try {
      return new ChatTemplate(file, source, JinjaLibrary.parse(source), specialTokens, date);
    } catch (JinjaLibrary.TemplateException e) {
      throw new CheckpointException(
          file + ": the chat template " + e.getMessage() + "; give the model's own file");
    }
  }

  /** SHA-256 of the template and of the special tokens that it names. */
  public String hash() {
    StringBuilder content = new StringBuilder(source);
    new TreeMap<>(specialTokens)
        .forEach(
            (name, text) -> {
              if (source.contains(name)) {
                content.append('\0').append(name).append('\0').append(text);
              }
            });
    return Sha256.hex(content.toString());
  }

  /**
   * A conversation as text, which begins with the model's beginning of texts if the template puts
   * it there.
   *
   * @param answerFollows whether the text ends where the assistant's answer begins
   * @throws PromptException if the template does not take the conversation, or makes an empty
   *     prompt of it
   */
  public String render(List<Message> conversation, boolean answerFollows) {
    Map<String, Object> variables = new LinkedHashMap<>(specialTokens);
    variables.put("messages", conversation);
    // As transformers gives them.
    variables.put("tools", null);
    variables.put("documents", null);
    variables.put("add_generation_prompt", answerFollows);
    try {
      String text =
          JinjaLibrary.render(
              parsed,
              MAPPER.writeValueAsString(variables),
              date.map(LocalDate::toString).orElse(null));
      if (answerFollows && text.isEmpty()) {
        throw new PromptException(
            file
                + ": the chat template writes nothing that an answer could follow; give the model's"
                + " own file");
      }
      return text;
    } catch (JinjaLibrary.TemplateException e) {
      String remedy =
          date.isEmpty() && e.getMessage().endsWith(DATE_FUNCTION)
              ? "; it writes the date, so give one as chat_date or --chat-date"
              : "";
      throw new PromptException(file + ": the chat template " + e.getMessage() + remedy);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
