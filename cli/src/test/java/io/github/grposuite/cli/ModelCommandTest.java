package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code grpo model}: what it prints of the language module's fixtures, and of mistakes. */
class ModelCommandTest {
  private static final Path FIXTURES =
      Path.of("../language/src/test/resources/io/github/grposuite/language/fixtures");

  private static final String LLAMA = FIXTURES.resolve("llama").toString();
  private static final String ADAPTER = FIXTURES.resolve("llama/adapter").toString();

  private static final String QUESTION = "Would you say that most people can be trusted?";

  @TempDir Path directory;

  private static Cli model(String... arguments) {
    List<String> all = new ArrayList<>(List.of("model"));
    all.addAll(List.of(arguments));
    return Cli.run(all.toArray(String[]::new));
  }

  private static Cli done(String... arguments) {
    Cli cli = model(arguments);
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    return cli;
  }

  private static void usage(Cli cli, String... parts) {
    assertThat(cli.exitCode()).as(cli.err()).isEqualTo(2);
    assertThat(cli.err().lines().toList()).hasSize(1);
    assertThat(cli.err()).startsWith("grpo: ").contains(parts).doesNotContain("Exception", "\tat ");
  }

  /** The llama fixture in a folder of its own, without some files. */
  private Path copy(String... without) throws IOException {
    for (String name : List.of("config.json", "model.safetensors", "tokenizer.json")) {
      if (!Arrays.asList(without).contains(name)) {
        Files.copy(FIXTURES.resolve("llama").resolve(name), directory.resolve(name));
      }
    }
    return directory;
  }

  /** q and k norms count as norms, not as attention. */
  @Test
  void describeWindows() {
    String gemma3 = FIXTURES.resolveSibling("architectures").resolve("gemma3").toString();
    assertThat(done("describe", gemma3).out().lines().map(l -> l.strip().replaceAll("  +", ": ")))
        .contains(
            "architecture: Gemma3ForCausalLM",
            "attention: 5,120",
            "norms: 336",
            "sliding window: 4 tokens, in 3 layers");
  }

  @Test
  void describe() {
    String text = done("describe", LLAMA, "--adapter", ADAPTER).out();
    assertThat(text.lines().map(line -> line.strip().replaceAll("  +", ": ")))
        .contains(
            "architecture: LlamaForCausalLM",
            "parameters: 40,160",
            "embedding: 12,288",
            "attention: 9,216",
            "feed-forward: 18,432",
            "norms: 224",
            "output layer: the embedding (tied)",
            "layers: 3",
            "attention heads: 4 of size 8, sharing 2 key-value heads",
            "vocabulary: 384",
            "context: 512 tokens",
            "stored as: F32",
            "file: tokenizer.json, 13.5 kB",
            "file: model.safetensors, 163.6 kB",
            "memory in F32: 160.6 kB, and 384 B a token read",
            "rank: 4",
            "alpha: 8 (scale 2)",
            "dropout: 0",
            "targets: q_proj, k_proj, v_proj, o_proj, gate_proj, up_proj, down_proj",
            "trainable parameters: 6,144",
            "file: adapter_model.safetensors, 29.8 kB")
        .anyMatch(line -> line.matches("content hash: [0-9a-f]{64}"));
    assertThat(done("describe", FIXTURES.resolve("llama3").toString()).out())
        .contains("its own", "BF16", "model-00002-of-00002.safetensors, 40.4 kB");
  }

  @Test
  void merges() throws IOException {
    Path merged = directory.resolve("new/merged");
    String[] merge = {"merge", LLAMA, "--adapter", ADAPTER, "--out", merged.toString()};
    Cli cli = done(merge);
    String weights = merged.resolve("model.safetensors") + ": 163608 bytes, SHA-256 ";
    assertThat(cli.out().lines())
        .anyMatch(line -> line.startsWith(weights))
        .anyMatch(line -> line.startsWith(merged.resolve("tokenizer.json") + ": "))
        .contains("Merged the adapter into 21 maps.", "Next: ./grpo model describe " + merged);
    String hash = cli.out().replaceAll("(?s).*Content hash: ([0-9a-f]{64})\n.*", "$1");
    assertThat(done("describe", merged.toString()).out()).contains(hash);
    assertThat(done("answer", merged.toString(), "--prompt", QUESTION).out())
        .isEqualTo(done("answer", LLAMA, "--adapter", ADAPTER, "--prompt", QUESTION).out());
    usage(model(merge), merged + ": must be a new folder or an empty one to merge into");
  }

  @Test
  void whatCannotBeMerged() throws IOException {
    Path out = directory.resolve("out");
    String gemma = FIXTURES.resolve("gemma").toString();
    usage(
        model("merge", gemma, "--adapter", ADAPTER, "--out", out.toString()),
        "the adapter is of another model or rank");
    usage(
        model("merge", LLAMA, "--adapter", "absent", "--out", out.toString()),
        "absent/adapter_config.json: no such file");
    Path file = Files.writeString(directory.resolve("file"), "");
    usage(
        model("merge", LLAMA, "--adapter", ADAPTER, "--out", file.resolve("x").toString()),
        file.resolve("x") + " cannot be written (",
        "choose another directory with --out");
    assertThat(directory).isDirectoryContaining(file::equals).isDirectoryNotContaining(out::equals);
  }

  @Test
  void describesRanksAndScalesByMap() {
    Path architecture = FIXTURES.resolveSibling("architectures").resolve("llama-bias");
    String patterns = architecture.resolve("patterns").toString();
    assertThat(
            done("describe", architecture.toString(), "--adapter", patterns)
                .out()
                .lines()
                .map(line -> line.strip().replaceAll("  +", ": ")))
        .contains("rank: 1 to 5 by map")
        .anyMatch(
            line -> line.matches("alpha: 4 \\(scale 1\\.06\\d* to 4\\.24\\d* by map, rsLoRA\\)"));
  }

  @Test
  void describeNeedsNoTokeniser() throws IOException {
    assertThat(done("describe", copy("tokenizer.json").toString()).out())
        .contains("tokeniser             none; model answer needs tokenizer.json");
  }

  @Test
  void answersAPrompt() {
    String[] greedy = {"answer", LLAMA, "--prompt", QUESTION, "--max-tokens", "12"};
    Cli plain = done(greedy);
    assertThat(plain.out()).isNotBlank().isEqualTo(done(greedy).out());
    assertThat(plain.err()).isEqualTo("Stopped after 12 tokens; see --max-tokens.\n");
    assertThat(done("answer", LLAMA, "--prompt", QUESTION, "--temperature", "1e-6").out())
        .startsWith(plain.out().stripTrailing());
    assertThat(done("answer", LLAMA, "--prompt", QUESTION, "--adapter", ADAPTER).out())
        .doesNotStartWith(plain.out().stripTrailing());
  }

  @Test
  void drawsByTheSeed() {
    String[] drawn = {"answer", LLAMA, "--prompt", "A", "--temperature", "1", "--seed", "1"};
    String first = done(drawn).out();
    assertThat(done(drawn).out()).isEqualTo(first);
    drawn[drawn.length - 1] = "2";
    assertThat(done(drawn).out()).isNotEqualTo(first);
  }

  @Test
  void answersAUserInTheChatTemplate() throws IOException {
    String folder = copy().toString();
    Path template = directory.resolve("chat_template.jinja");
    usage(
        model("answer", folder, "--prompt", "A", "--chat"),
        folder + ": has no chat template (no chat_template.jinja, and no chat_template in");
    Files.writeString(
        template,
        "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>\n"
            + "{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}");
    String written =
        "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nWhy {{ so }}?<|im_end|>\n"
            + "<|im_start|>assistant\n";
    String[] asked = {"answer", folder, "--chat", "--prompt", "Why {{ so }}?"};
    Cli brief = done("answer", folder, "--chat", "--system", "Be brief.", "--prompt", asked[4]);
    assertThat(brief.out()).isEqualTo(done("answer", folder, "--prompt", written).out());
    assertThat(done(asked).out())
        .isEqualTo(
            done(
                    "answer",
                    folder,
                    "--prompt",
                    written.substring(written.indexOf("<|im_start|>user")))
                .out());
    Files.writeString(template, "{{ raise_exception('No\nsystem') }}");
    usage(model(asked), template + ": the chat template says \"No system\"");
    Files.writeString(template, "{{ strftime_now('%d') }}");
    usage(model(asked), "there is no function strftime_now", "as chat_date or --chat-date");
    done("answer", folder, "--chat", "--chat-date", "2026-01-31", "--prompt", "A");
  }

  /** The template writes the beginning of texts, which the tokeniser would put before it, too. */
  @Test
  void aChatBeginsOnce() throws IOException {
    for (String name : List.of("config.json", "model.safetensors", "tokenizer.json")) {
      Files.copy(FIXTURES.resolve("gemma").resolve(name), directory.resolve(name));
    }
    Files.writeString(
        directory.resolve("tokenizer_config.json"),
        "{\"bos_token\": \"<bos>\", \"chat_template\": \"{{ bos_token }}{{ messages[0].content"
            + " }}\"}");
    String folder = directory.toString();
    assertThat(done("answer", folder, "--chat", "--prompt", "Why?").out())
        .isEqualTo(done("answer", folder, "--prompt", "Why?").out());
  }

  @Test
  void answersAQuestion() {
    String text = done("answer", LLAMA, "--question", "6", "--group", "Japan").out();
    assertThat(text)
        .startsWith(
            "Opinion of people in Japan on: Where should the balance be between personal freedom")
        .contains("\nPlease select the best response:\nA. 1.0\n", "\nanswer: ");
    List<String[]> rows =
        text.lines()
            .filter(line -> line.matches("  [A-K] .*"))
            .map(line -> line.strip().split(" +"))
            .toList();
    assertThat(rows).hasSize(10);
    for (int column : new int[] {3, 4}) {
      double sum = rows.stream().mapToDouble(row -> Double.parseDouble(row[column])).sum();
      assertThat(sum).isBetween(0.99, 1.01);
    }
    assertThat(rows.get(9)[4]).isEqualTo("0.070");
    assertThat(done("answer", LLAMA, "--question", "6").out()).contains("people in Nigeria on");
    assertThat(done("answer", LLAMA, "--question", "6", "--prompt-format", "paper").out())
        .contains(". Please select the best response: A) 1.0, B) 2.0, ");
    assertThat(
            done("answer", LLAMA, "--question", "6", "--group", "Japan", "--adapter", ADAPTER)
                .out())
        .isNotEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--prompt;A;--question;3 | model answer: needs --prompt or --question, one of them",
        "--max-tokens;3 | model answer: needs --prompt or --question, one of them",
        "--prompt;A;--group;Japan | --group: needs --question",
        "--prompt;A;--prompt-format;paper | --prompt-format: needs --question",
        "--prompt;A;--system;B | --system: needs --chat",
        "--question;0;--chat | --chat: needs --prompt",
        "--prompt;A;--chat;--chat-date;today | --chat-date: must be a day such as 2026-01-31, but",
        "--prompt;A;--seed;3 | --seed: needs --temperature",
        "--prompt;A;--temperature;0 | --temperature: must be a positive number, but was \"0\"",
        "--prompt;A;--temperature;NaN | --temperature: must be a positive number",
        "--prompt;A;--max-tokens;0 | --max-tokens: must be a whole number from 1 to",
        "--prompt; | the prompt has no token; write at least one character",
        "--question;-1 | --question",
        "--question;100000 | has no answer of the paper's five groups to question 100000; near it",
        "--question;0;--group;Japn | --group: the embedded survey has no group \"Japn\"; did you",
        "--question;0;--file;absent.csv | --file: absent.csv: no such file",
        "--prompt;A;--adapter;absent | absent/adapter_config.json: no such file",
        "--prompt;A;--out;x | model answer does not take --out; it takes --adapter, --prompt",
      })
  void wrongFlags(String flags, String message) {
    List<String> arguments = new ArrayList<>(List.of("answer", LLAMA));
    arguments.addAll(List.of(flags.split(";", -1)));
    usage(model(arguments.toArray(String[]::new)), message);
  }

  @Test
  void wrongArguments() {
    usage(model(), "expected one of describe, answer, merge, fetch after model");
    usage(model("merge", LLAMA, "--out", "x"), "model merge: needs --adapter and --out, both of");
    usage(model("merge", LLAMA, "--adapter", "x"), "model merge: needs --adapter and --out");
    usage(
        model("merge", LLAMA, "--prompt", "A"),
        "model merge does not take --prompt; it takes --adapter, --out");
    usage(
        model("merge", LLAMA, "--adapter", ADAPTER, "--out", " "), "--out: must name a directory");
    usage(model("descrybe", "x"), "did you mean \"describe\"?");
    usage(model("describe"), "model describe: expected one checkpoint's folder, but found 0");
    usage(model("fetch", "a", "b"), "model fetch: expected one repository such as owner/name");
    usage(model("fetch", "../up"), "the repository must be like owner/name, but was \"../up\"");
  }

  @Test
  void tooLongPrompt() {
    usage(
        model("answer", LLAMA, "--prompt", "0 ".repeat(300)),
        "tokens, but the model reads at most 512; shorten it");
  }

  @Test
  void foldersThatCannotBeUsed() throws IOException {
    usage(model("describe", directory.resolve("x").toString()), "x: no such folder; give");
    Path pickle = Files.writeString(directory.resolve("pytorch_model.bin"), "pickle");
    usage(model("describe", pickle.toString()), "pytorch_model.bin: is a pickle file");
    Path folder = copy("model.safetensors", "tokenizer.json");
    usage(model("answer", folder.toString(), "--prompt", "A"), "bin: is a pickle file, which can");
    Files.delete(pickle);
    usage(model("describe", folder.toString()), "must hold model.safetensors or");
    Path config = folder.resolve("config.json");
    Files.writeString(
        config, Files.readString(config).replace("LlamaForCausalLM", "GPT2LMHeadModel"));
    usage(
        model("describe", folder.toString()),
        "architectures must name one of LlamaForCausalLM, GemmaForCausalLM, Gemma2ForCausalLM,");
  }

  /** Changes a text of a file that occurs in it once. */
  private static void change(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text.split(Pattern.quote(from), -1)).hasSize(2);
    Files.writeString(file, text.replace(from, to));
  }

  @Test
  void tokensWithoutAnEmbedding() throws IOException {
    Path folder = copy();
    Path tokenizer = folder.resolve("tokenizer.json");
    ObjectNode json = (ObjectNode) new JsonMapper().readTree(tokenizer.toFile());
    ObjectNode extra = json.get("added_tokens").get(2).deepCopy();
    json.withArray("added_tokens").add(extra.put("id", 384).put("content", "<|extra|>"));
    Files.writeString(tokenizer, json.toString());
    usage(
        model("answer", folder.toString(), "--prompt", "Are you <|extra|> sure?"),
        "the text holds \"<|extra|>\", token 384 of " + tokenizer,
        "embeddings for 0 to 383 only; leave it out");
    assertThat(done("answer", folder.toString(), "--prompt", "Are you sure?").out()).isNotBlank();
    assertThat(done("describe", folder.toString()).out())
        .contains(
            "  note                  tokenizer.json has tokens up to \"<|extra|>\" (384), the"
                + " model");
  }

  @Test
  void theTokenisersOwnBeginningAndEnd() throws IOException {
    for (String name : List.of("config.json", "model.safetensors", "tokenizer.json")) {
      Files.copy(FIXTURES.resolve("gemma").resolve(name), directory.resolve(name));
    }
    String folder = directory.toString();
    String[] question = {"answer", folder, "--question", "6", "--group", "Japan"};
    Cli plain = done(question);
    assertThat(plain.err()).doesNotContain("Note");
    JsonMapper mapper = new JsonMapper();
    Path tokenizer = directory.resolve("tokenizer.json");
    ObjectNode json = (ObjectNode) mapper.readTree(tokenizer.toFile());
    json.set(
        "post_processor",
        mapper.readTree(
            "{\"type\":\"BertProcessing\",\"sep\":[\"<eos>\",1],\"cls\":[\"<bos>\",2]}"));
    Files.writeString(tokenizer, json.toString());
    Cli ended = done(question);
    assertThat(ended.out()).isEqualTo(plain.out());
    String note =
        "Note: <eos> (1), which tokenizer.json puts after a text, is left out of the prompt.";
    assertThat(ended.err()).contains(note);
    assertThat(done("describe", folder).out())
        .contains(
            "  before a text         <bos> (2)\n",
            "  ends an answer        <eos> (1)\n",
            "  note                  tokenizer.json puts <eos> (1) after a text; prompts leave it"
                + " out");
    Cli once = done("answer", folder, "--prompt", "Are you sure?");
    Cli twice = done("answer", folder, "--prompt", "<bos>Are you sure?");
    assertThat(twice.out()).isEqualTo(once.out());
    assertThat(twice.err())
        .contains("Note: the prompt begins with <bos> (2) itself; no second one is put before it.");
  }

  @Test
  void foldersWithControlCharacters() throws IOException {
    Path folder = Files.createDirectory(directory.resolve("a\u001b[31m b#?%:e\u0301"));
    for (String name : List.of("config.json", "model.safetensors", "tokenizer.json")) {
      Files.copy(FIXTURES.resolve("llama").resolve(name), folder.resolve(name));
    }
    assertThat(done("describe", folder.toString()).out()).contains("a\\u001b[31m b#?%:e\u0301\n");
    assertThat(done("answer", folder.toString(), "--prompt", "A").out()).isNotBlank();
  }

  @Test
  void adaptersOfAChangedBaseModel() throws IOException {
    for (String name : List.of("adapter_config.json", "adapter_model.safetensors")) {
      Files.copy(Path.of(ADAPTER).resolve(name), directory.resolve(name));
    }
    change(
        directory.resolve("adapter_config.json"),
        "\"init_lora_weights\": true",
        "\"init_lora_weights\": \"pissa_niter_4\"");
    usage(
        model("describe", LLAMA, "--adapter", directory.toString()),
        "adapter_config.json: init_lora_weights must be true, false, gaussian, eva,",
        "but was \"pissa_niter_4\"");
  }

  @Test
  void answerNeedsATokeniser() throws IOException {
    usage(
        model("answer", copy("tokenizer.json").toString(), "--prompt", "A"),
        "tokenizer.json: no such file; a checkpoint needs");
  }

  @Test
  void adapterOfAnotherModel() {
    usage(
        model("describe", FIXTURES.resolve("gemma").toString(), "--adapter", ADAPTER),
        "adapter_model.safetensors: ");
  }

  @Test
  void help() {
    Cli cli = model("--help");
    assertThat(cli.exitCode()).isZero();
    assertThat(Stream.of("--adapter", "--prompt", "--question", "--temperature", "--revision"))
        .allMatch(cli.out()::contains);
  }
}
