package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.datasets.opinions.SurveySimulator;
import io.github.grposuite.records.file.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Language models on people's own pairs. */
class PairsLanguageTest {
  private static final Path MODEL =
      Path.of("../language/src/test/resources/io/github/grposuite/language/fixtures/llama")
          .toAbsolutePath();
  private static final String SMALL =
      "lora_layers: top:1, sft_epochs: 0, policy: language-model, model: " + MODEL;
  private static final String METHODS =
      """
      methods:
        gr-ipo: {beta: 0.1, epochs: 1, evaluate_every: 100000, evaluate_train: none, learning_rate: 1e-3}
      """;

  @TempDir Path folder;

  private static Cli done(String... arguments) {
    Cli cli = Cli.run(arguments);
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    return cli;
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private List<byte[]> files(String experiment, String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("out").resolve(experiment))) {
      List<Path> found = files.filter(file -> file.endsWith(name)).sorted().toList();
      byte[][] contents = new byte[found.size()][];
      for (int i = 0; i < contents.length; i++) {
        contents[i] = Files.readAllBytes(found.get(i));
      }
      return Arrays.asList(contents);
    }
  }

  /** With the prompts that the survey's own training has, the adapter is the same to the byte. */
  @Test
  void pairsThatWereExportedGiveTheSameAdapter() throws IOException {
    String pairs = folder.resolve("pairs").toString();
    String out = folder.resolve("out").toString();
    List<String> lines = SurveySimulator.csv(SurveySimulator.SEED).lines().toList();
    String survey = write("survey.csv", String.join("\n", lines.subList(0, 31))).toString();
    String groups = "Egypt;Japan";
    done(
        "data",
        "export",
        "--file",
        survey,
        "--groups",
        groups,
        "--pairs-seed",
        "1",
        "--out",
        pairs);
    String of = "name: %s\nseeds: 1\ndata: {%s, " + SMALL + "}\n" + METHODS;
    String files =
        "{train: %1$s/train.jsonl, validation: %1$s/validation.jsonl, test: %1$s/test.jsonl}";
    String own =
        "source: pairs, file: " + files.formatted(pairs) + ", group: group, groups: [Egypt, Japan]";
    done("run", write("own.yaml", of.formatted("own", own)).toString(), "--out", out);
    String opinions = "source: opinions, file: %s, groups: [Egypt, Japan]".formatted(survey);
    done("run", write("survey.yaml", of.formatted("survey", opinions)).toString(), "--out", out);
    assertThat(files("own", "adapter_model.safetensors")).hasSize(1);
    assertThat(Sha256.hex(files("own", "adapter_model.safetensors").get(0)))
        .isEqualTo(Sha256.hex(files("survey", "adapter_model.safetensors").get(0)));
  }

  @Test
  void trainsAnAdapterAndOnHiddenStates() throws IOException {
    Path csv =
        write(
            "own.csv",
            PairsExperimentTest.csv().replace("question,better,worse", "prompt,chosen,rejected"));
    String out = folder.resolve("out").toString();
    Cli trained =
        done(
            "train",
            csv.toString(),
            "--group",
            "country",
            "--model",
            MODEL.toString(),
            "--methods",
            "gr-ipo,nca",
            "--seeds",
            "0",
            "--set",
            "data.lora_layers=top:1",
            "--set",
            "data.sft_epochs=0",
            "--set",
            "methods.*.epochs=1",
            "--out",
            out);
    assertThat(trained.out()).contains("2 of 2 cells done", "report: 2 of 2 cells");
    assertThat(Files.readString(folder.resolve("out/own.yaml")))
        .contains("learning_rate: 2.0E-4", "evaluate_every: 16", "T micro-batches");
    assertThat(files("own", "adapter_model.safetensors")).hasSize(2);
    String yaml =
        """
        name: states
        seeds: 0,1
        data: {source: pairs, file: %s, group: country, representation: hidden-states, model: %s}
        methods:
          gr-dpo: {beta: 1, eta_theta: 1, eta_alpha: 0.1, steps: 10}
        """
            .formatted(csv, MODEL);
    done("run", write("states.yaml", yaml).toString(), "--out", out);
    assertThat(files("states", "policy.json")).hasSize(2);
    // Seeds differ in nothing here: the start is 0, and the split has a seed of its own.
    assertThat(files("states", "policy.json").get(0))
        .isEqualTo(files("states", "policy.json").get(1));
  }

  private String model() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("model"));
    for (String name : List.of("config.json", "model.safetensors", "tokenizer.json")) {
      Files.copy(MODEL.resolve(name), copy.resolve(name));
    }
    Files.writeString(
        copy.resolve("chat_template.jinja"),
        "{% for m in messages %}<|im_start|>{{ m.role }}<|im_start|>{{ m.content }}<|im_end|>{%"
            + " endfor %}{% if add_generation_prompt %}<|im_start|>assistant<|im_start|>{% endif"
            + " %}");
    return copy.toString();
  }

  private String conversations() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      String group = i % 2 == 0 ? "a" : "b";
      text.append(
          """
          {"prompt": [{"role": "system", "content": "Brief."}, {"role": "user", "content": "%d?"}], \
          "chosen": [{"role": "assistant", "content": "yes"}], \
          "rejected": [{"role": "assistant", "content": "no"}], "country": "%s"}
          """
              .formatted(i / 2, group));
    }
    return write("talks.jsonl", text.toString()).toString();
  }

  /** The turns as the template writes them are the same tokens as that text is. */
  @Test
  void conversationsAreWrittenInTheChatTemplate() throws IOException {
    String model = model();
    String out = folder.resolve("out").toString();
    String of =
        "name: %s\nseeds: 1\ndata: {source: pairs, file: %s, group: country, min_pairs: 2, "
            + SMALL.replace(MODEL.toString(), model)
            + ", %s}\n"
            + METHODS;
    String talks = conversations();
    done(
        "run",
        write(
                "talks.yaml",
                of.formatted("talks", talks, "chat_template: model, examples: recorded"))
            .toString(),
        "--out",
        out);
    StringBuilder texts = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      texts.append(
          """
          {"prompt": "<|im_start|>system<|im_start|>Brief.<|im_end|><|im_start|>user<|im_start|>%d?<|im_end|>\
          <|im_start|>assistant<|im_start|>", "chosen": "yes<|im_end|>", "rejected": "no<|im_end|>", "country": "%s"}
          """
              .formatted(i / 2, i % 2 == 0 ? "a" : "b"));
    }
    String written = write("texts.jsonl", texts.toString()).toString();
    done(
        "run",
        write("texts.yaml", of.formatted("texts", written, "too_long: error")).toString(),
        "--out",
        out);
    assertThat(files("talks", "adapter_model.safetensors")).hasSize(1);
    assertThat(Sha256.hex(files("talks", "adapter_model.safetensors").get(0)))
        .isEqualTo(Sha256.hex(files("texts", "adapter_model.safetensors").get(0)));
    assertThat(new String(files("talks", "examples.csv").get(0), StandardCharsets.UTF_8).lines())
        .first()
        .isEqualTo("split,group,question,loss,correct");
    assertThat(new String(files("talks", "examples.csv").get(0), StandardCharsets.UTF_8).lines())
        .filteredOn(line -> line.matches("(validation|test),[ab],[0-9]+,[0-9.E-]+,[01]"))
        .hasSizeGreaterThanOrEqualTo(4);
    // Another template is another run.
    Files.writeString(Path.of(model, "chat_template.jinja"), "{{ messages | tojson }}");
    Cli other = done("run", folder.resolve("talks.yaml").toString(), "--out", out);
    assertThat(files("talks", "adapter_model.safetensors")).hasSize(2);
    assertThat(other.err())
        .contains("pairs the end of the prompt is left out, which the chat template writes");
    Cli cut =
        done(
            "run",
            write("cut.yaml", of.formatted("cut", talks, "too_long: truncate, max_length: 8"))
                .toString(),
            "--out",
            out);
    assertThat(cut.err()).contains("seed 1: pairs cut to 8 tokens: a ");
    Files.delete(Path.of(model, "chat_template.jinja"));
    failed(of.formatted("talks", talks, "chat_template: model"), "chat_template", "has no chat");
    failed(
        of.formatted("x", talks, "chat_template: model, response_end: eos"),
        "response_end must be none with chat_template: model, which ends a response itself");
    failed(
        of.formatted("x", talks, "too_long: truncate, max_prompt_length: 512"),
        "max_prompt_length must be less than the 512 tokens of a pair");
    failed(
        of.formatted("x", talks, "chat_date: 2026-01-31"),
        "chat_date: is of chat_template: model; set that as well, or remove the date");
    failed(
        of.formatted("x", talks, "chat_template: model, chat_date: 2026-13-01"),
        "chat_date must be a day such as 2026-01-31, or none, but was \"2026-13-01\"");
  }

  private void failed(String yaml, String... parts) throws IOException {
    Cli cli = Cli.run("run", write("x.yaml", yaml).toString(), "--out", folder + "/out");
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err().lines().toList()).hasSize(1);
    assertThat(cli.err()).contains(parts);
  }
}
