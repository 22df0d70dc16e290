package io.github.grposuite.language.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.grposuite.datasets.Message;
import io.github.grposuite.language.checkpoint.CheckpointException;
import io.github.grposuite.language.policy.PromptException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatTemplateTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Optional<LocalDate> DATE = Optional.of(LocalDate.of(2026, 1, 31));
  private static final List<Message> HELLO = List.of(Message.user("Hello"));
  private static final Map<String, String> TOKENS =
      Map.of("bos_token", "<s>", "eos_token", "</s>", "pad_token", "<pad>", "unk_token", "<unk>");

  @TempDir private Path folder;

  private static String resource(String name) throws IOException {
    try (InputStream in = ChatTemplateTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static ChatTemplate template(String source, Optional<LocalDate> date) {
    return ChatTemplate.of(Path.of("model", "chat_template.jinja"), source, TOKENS, date);
  }

  private static String rendered(String source) {
    return template(source, Optional.empty()).render(HELLO, false);
  }

  private static List<Message> messages(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(each -> new Message(each.get("role").textValue(), each.get("content").textValue()))
        .toList();
  }

  private static void check(ChatTemplate template, List<Message> messages, JsonNode expected) {
    if (expected.has("error")) {
      assertThatThrownBy(() -> template.render(messages, false))
          .isInstanceOf(PromptException.class)
          .hasMessageEndingWith(
              "chat_template.jinja: the chat template says \""
                  + expected.get("error").textValue()
                  + "\"");
    } else {
      assertThat(template.render(messages, false)).isEqualTo(expected.get("plain").textValue());
      assertThat(template.render(messages, true)).isEqualTo(expected.get("asked").textValue());
    }
  }

  /** Every template and conversation, character for character; tools/chat_oracle.py. */
  @Test
  void conversationsAreThoseOfTransformers() throws IOException {
    Map<String, ChatTemplate> plain = new HashMap<>();
    Map<String, ChatTemplate> dated = new HashMap<>();
    Set<String> equal = new HashSet<>();
    for (String line : resource("cases.jsonl").split("\n")) {
      JsonNode one = MAPPER.readTree(line);
      String name = one.get("template").textValue();
      if (!plain.containsKey(name)) {
        String source = resource("templates/" + name + ".jinja");
        plain.put(name, template(source, Optional.empty()));
        dated.put(name, template(source, DATE));
      }
      List<Message> messages = messages(one.get("messages"));
      if (one.has("plain") || one.has("error")) {
        check(plain.get(name), messages, one);
        equal.add(name);
      }
      if (one.has("dated")) {
        check(dated.get(name), messages, one.get("dated"));
        equal.add(name);
      }
    }
    assertThat(equal).hasSize(22);
  }

  @Test
  void aDateIsNeverTodays() throws IOException {
    String gptOss = resource("templates/gptoss.jinja");
    assertThatThrownBy(() -> template(gptOss, Optional.empty()).render(HELLO, true))
        .isInstanceOf(PromptException.class)
        .hasMessage(
            Path.of("model", "chat_template.jinja")
                + ": the chat template cannot be evaluated: there is no function strftime_now; it"
                + " writes the date, so give one as chat_date or --chat-date");
    assertThat(template("{{ strftime_now('%d %B %b %Y-%m %H:%M %%') }}", DATE).render(HELLO, true))
        .isEqualTo("31 January Jan 2026-01 00:00 %");
  }

  @Test
  void stringsAreThoseOfPython() {
    assertThat(
            rendered(
                "{{ 'xxaxbx'.strip('x') + '|' + 'xxa'.lstrip('x') + '|' + 'ab\\n"
                    + "\\n"
                    + "'.rstrip('\\n"
                    + "') }}"))
        .isEqualTo("axb|a|ab");
    assertThat(rendered("{{ ' a\u001f b  '.split() | join('-') }}")).isEqualTo("a-b");
    assertThat(rendered("{{ 'hELLO'.capitalize() + ('😀' | length | string) }}"))
        .isEqualTo("Hello1");
    assertThat(rendered("{{ '\ufeffx\u0085'.strip() }}")).isEqualTo("\ufeffx");
  }

  @Test
  void equalityIsThatOfPython() {
    assertThat(rendered("{% if '1' == 1 %}a{% endif %}{% if none == missing %}b{% endif %}"))
        .isEmpty();
    assertThat(
            rendered(
                "{% if [1, 'a'] == [1, 'a'] and messages[0] == {'role': 'user', 'content': 'Hello'}"
                    + " and 1 == true and 1 != 2 %}c{% endif %}"))
        .isEqualTo("c");
  }

  @Test
  void attributesThatAnItemLacksAreUndefined() {
    String count = "{{ messages | %s | list | length }}";
    assertThat(rendered(count.formatted("selectattr('tools', 'undefined')"))).isEqualTo("1");
    assertThat(rendered(count.formatted("rejectattr('tools', 'undefined')"))).isEqualTo("0");
    assertThat(rendered(count.formatted("selectattr('role', 'equalto', 'user')"))).isEqualTo("1");
    assertThat(rendered(count.formatted("selectattr('tools')"))).isEqualTo("0");
    assertThat(rendered("{{ true }}{{ 1 == 2 }}{{ false | string }}")).isEqualTo("TrueFalseFalse");
  }

  @Test
  void loopsAreThoseOfJinja2() {
    String begin = "{% for i in [1, 2] %}";
    assertThat(rendered(begin + "{% if x is defined %}D{% endif %}{% set x = 1 %}{% endfor %}"))
        .isEmpty();
    assertThat(rendered("{% set x = 0 %}" + begin + "{{ x }}{% set x = i %}{{ x }}{% endfor %}"))
        .isEqualTo("0102");
    assertThat(rendered(begin + "{% if true %}{% set y = i %}{% endif %}{{ y }}{% endfor %}"))
        .isEqualTo("12");
    assertThat(rendered("{% for c in 'ab' if c != 'a' %}[{{ c }}]{% endfor %}")).isEqualTo("[b]");
    String two = "{% for i in [1, 2, 3] %}{% if i == 2 %}";
    assertThat(rendered(two + "b{% continue %}{% endif %}{{ i }}{% endfor %}")).isEqualTo("1b3");
    assertThat(rendered(two + "{% break %}{% endif %}{{ i }}{% endfor %}")).isEqualTo("1");
    assertThatThrownBy(() -> rendered(two + "b{% break %}{% endif %}{{ i }}{% endfor %}"))
        .hasMessageEndingWith("what stands before a break would be lost");
    assertThat(rendered("{% for c in nothing %}x{% else %}none{% endfor %}")).isEqualTo("none");
    assertThat(rendered("{{ 'ab' | selectattr('type') | list | length }}{{ 'ab' | list | last }}"))
        .isEqualTo("0b");
  }

  @Test
  void linesWithinALiteralAreJoined() {
    assertThat(rendered("a\\\n{{ 'b\\\nc' }}")).isEqualTo("a\\\nbc");
  }

  @Test
  void whatATemplateCannotDoIsSaid() {
    assertThatThrownBy(() -> template("{% if %}", Optional.empty()))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("chat_template.jinja: the chat template cannot be evaluated: ")
        .hasMessageEndingWith("; give the model's own file");
    assertThatThrownBy(() -> rendered("{{ java.lang.System.exit(1) }}"))
        .isInstanceOf(PromptException.class);
    assertThatThrownBy(() -> rendered("{{ messages | nothing }}"))
        .isInstanceOf(PromptException.class)
        .hasMessageEndingWith("cannot be evaluated: Unknown ArrayValue filter: nothing");
    assertThatThrownBy(() -> rendered("{{ missing.name }}"))
        .isInstanceOf(PromptException.class)
        .hasMessageEndingWith("cannot be evaluated: missing is undefined");
    assertThatThrownBy(() -> rendered("{{ messages[0].missing['name'] }}"))
        .isInstanceOf(PromptException.class)
        .hasMessageEndingWith("cannot be evaluated: missing is undefined");
    assertThatThrownBy(() -> rendered("{{ messages[7]['content'] }}"))
        .isInstanceOf(PromptException.class)
        .hasMessageEndingWith("cannot be evaluated: an item is undefined");
    assertThat(rendered("{{ messages[0].missing }}{{ none.name }}")).isEmpty();
    ChatTemplate silent = template("{{ '' }}", Optional.empty());
    assertThatThrownBy(() -> silent.render(HELLO, true))
        .isInstanceOf(PromptException.class)
        .hasMessageEndingWith(
            ": the chat template writes nothing that an answer could follow; give the model's own"
                + " file");
    assertThat(rendered("{{ range(7, 200007, 2) | length }}")).isEqualTo("100000");
    assertThatThrownBy(() -> rendered("{{ range(100001) | length }}"))
        .isInstanceOf(PromptException.class)
        .hasMessageEndingWith("cannot be evaluated: range is longer than 100000");
    assertThatThrownBy(() -> rendered("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"))
        .isInstanceOf(PromptException.class)
        .hasMessageContaining("the chat template ");
  }

  @Test
  void aTemplateIsReadAsTransformersReadsIt() throws IOException {
    assertThatThrownBy(() -> ChatTemplate.of(folder, Optional.empty()))
        .isInstanceOf(CheckpointException.class)
        .hasMessage(
            folder
                + ": has no chat template (no chat_template.jinja, and no chat_template in"
                + " tokenizer_config.json); it is a model that continues text, so ask it without"
                + " one, or give the folder of its instruction-tuned sister");
    Path config = folder.resolve("tokenizer_config.json");
    String several =
        "[{\"name\": \"tool\", \"template\": \"t\"}, {\"name\": \"default\", \"template\": \"{{"
            + " bos_token }}d\"}]";
    Files.writeString(
        config,
        "{\"bos_token\": {\"content\": \"<b>\"}, \"eos_token\": null, \"chat_template\": "
            + several
            + "}");
    assertThat(ChatTemplate.of(folder, Optional.empty()).render(HELLO, false)).isEqualTo("<b>d");
    Files.writeString(config, "{\"eos_token\": \"</e>\", \"chat_template\": \"c\"}");
    assertThat(ChatTemplate.of(folder, Optional.empty()).render(HELLO, false)).isEqualTo("c");
    Files.writeString(folder.resolve("chat_template.jinja"), "{{ bos_token }}j{{ eos_token }}\n");
    assertThat(ChatTemplate.of(folder, Optional.empty()).render(HELLO, false)).isEqualTo("j</e>");
    Files.delete(folder.resolve("chat_template.jinja"));
    Files.writeString(config, "{\"chat_template\": [{\"name\": \"tool\", \"template\": \"t\"}]}");
    assertThatThrownBy(() -> ChatTemplate.of(folder, Optional.empty()))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith(
            config
                + ": chat_template must be a text, or a list of {name, template} with the name"
                + " default, but was ");
  }
}
