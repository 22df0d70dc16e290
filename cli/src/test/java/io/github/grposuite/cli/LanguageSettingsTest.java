package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings of language models that are wrong, or do not fit the model. */
class LanguageSettingsTest {
  private static final String NAME = "opinion/five-countries-lm";

  @TempDir Path out;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data.model=none | data.model: is missing; give the folder of a language model's"
            + " checkpoint",
        "data.model=/no/such | data.model: /no/such: no such folder; give the folder of a"
            + " checkpoint",
        "data.lora_layers=top:9 | lora_layers top:9 is more than the model's 3 layers",
        "data.lora_layers=[0,7] | data: lora layers must be from 0 to 2, the model's layers, but"
            + " one is 7",
        "data.lora_targets=qkv_proj | data: lora targets must be out of q_proj, k_proj,",
        "data.lora_layers=upper | data: lora_layers must be all, top:K for the K uppermost, or",
        "data.lora_targets=q | data: lora_targets must be all, or names out of q_proj,",
        "data.lora_scaling=dora | data.lora_scaling: must be one of lora, rslora, but was dora",
        "data.lora_rank=0 | data: lora rank must be at least 1, but was 0",
        "data.max_length=8 | must have, with its response, at most 8 tokens, the smaller of"
            + " max_length",
        "data.device=gpu | data: device gpu asks for a GPU, but PyTorch 2.7.1 finds none; set"
            + " device: cpu, or name the libraries of a CUDA build in PYTORCH_LIBRARY_PATH",
        "data.device=tpu | data: device must be cpu, gpu, gpu: and a number from 0, or auto, but"
            + " was tpu",
        "data.weight_storage=f16 | data.weight_storage: must be one of auto, f32, stored, but was"
            + " f16",
        "data.activations=some | data.activations: must be one of kept, recomputed, but was some",
        "data.sft_epochs=-1 | data: sft_epochs must be at least 0, but was -1",
        "data.lora_layers=true | data.lora_layers: must be words or numbers, or a list of these",
        "data.lora_rank=1e8 | lora_rank 100000000 makes an adapter of more than 2^31 weights",
        "data.too_long=skip | data.too_long: must be one of error, drop, truncate, but was skip",
        "data.policy=tabular | data.policy: must be one of log-linear, language-model",
        "data.start=[0,1] | data.start: unknown key",
        "methods.ipo.steps=3 | methods.ipo.steps: unknown key; known are loss",
        "methods.ipo.batch=3 | batch",
        "methods.ipo.learning_rate=-1 | learning_rate must be positive",
      })
  void wrongSetting(String assignment, String message) throws IOException {
    String path = assignment.substring(0, assignment.indexOf('='));
    List<String> set = new ArrayList<>(List.of("--set", assignment));
    for (int i = 0; i < TinyLanguage.SHORT.length; i += 2) {
      if (!TinyLanguage.SHORT[i + 1].startsWith(path + "=")) {
        set.addAll(List.of(TinyLanguage.SHORT[i], TinyLanguage.SHORT[i + 1]));
      }
    }
    Cli cli = Cli.run(TinyLanguage.arguments(out, NAME, "llama", out, set.toArray(String[]::new)));
    assertThat(cli.err()).contains(message).doesNotContain("Exception");
    boolean inACell = assignment.startsWith("data.max_length"); // Nobody knows before.
    assertThat(cli.exitCode()).as(cli.err()).isEqualTo(inACell ? 1 : 2);
    assertThat(Files.exists(out.resolve(NAME))).isEqualTo(inACell);
  }
}
