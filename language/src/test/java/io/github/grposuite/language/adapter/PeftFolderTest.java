package io.github.grposuite.language.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.language.Fixtures;
import io.github.grposuite.language.checkpoint.CheckpointException;
import io.github.grposuite.language.checkpoint.DecoderConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Adapters in the files of peft 0.16, its own and broken ones. */
class PeftFolderTest {
  @TempDir private Path folder;

  private final DecoderConfig model = config("llama");
  private Path configFile;
  private Path weightsFile;

  private static Path peft(String fixture) {
    return Fixtures.folder(fixture).resolve("adapter");
  }

  private static DecoderConfig config(String fixture) {
    return DecoderConfig.read(Fixtures.folder(fixture).resolve("config.json"));
  }

  @BeforeEach
  void copy() throws IOException {
    configFile = folder.resolve(PeftFolder.CONFIG);
    weightsFile = folder.resolve(PeftFolder.WEIGHTS);
    Files.copy(peft("llama").resolve(PeftFolder.CONFIG), configFile);
    Files.copy(peft("llama").resolve(PeftFolder.WEIGHTS), weightsFile);
  }

  @ParameterizedTest
  @ValueSource(strings = {"llama", "gemma"})
  void writesTheBytesThatPeftWrote(String fixture) throws IOException {
    LoraLayout layout = PeftFolder.read(peft(fixture), config(fixture)).layout();
    assertThat(layout.settings())
        .isEqualTo(new LoraSettings(4, 8, 0, TargetModule.separate(), List.of()));
    writesTheSame(Fixtures.folder(fixture), "adapter");
  }

  @ParameterizedTest
  @CsvSource({
    "llama-bias, adapter",
    "llama-bias, patterns",
    "mistral, adapter",
    "qwen2, adapter",
    "qwen3, adapter",
    "gemma, adapter",
    "gemma2, adapter",
    "gemma3, adapter",
    "granite, adapter",
    "phi3, adapter",
    "phi3-long, adapter"
  })
  void writesThemForEachArchitecture(String name, String adapter) throws IOException {
    Path architectures = Fixtures.folder("llama").getParent().resolveSibling("architectures");
    writesTheSame(architectures.resolve(name), adapter);
  }

  private void writesTheSame(Path checkpoint, String adapter) throws IOException {
    Path peft = checkpoint.resolve(adapter);
    PeftFolder.Loaded loaded =
        PeftFolder.read(peft, DecoderConfig.read(checkpoint.resolve("config.json")));
    PeftFolder.write(
        folder, loaded.layout(), loaded.weights(), checkpoint.getFileName().toString());
    assertThat(weightsFile).hasSameBinaryContentAs(peft.resolve(PeftFolder.WEIGHTS));
    JsonNode theirs = Fixtures.json(peft.resolve(PeftFolder.CONFIG));
    JsonNode ours = Fixtures.json(configFile);
    assertThat(ours.size()).isGreaterThan(15);
    for (Map.Entry<String, JsonNode> field : ours.properties()) {
      assertThat(field.getValue()).as(field.getKey()).isEqualTo(theirs.get(field.getKey()));
    }
  }

  @Test
  void settingsComeBack() throws IOException {
    LoraSettings settings =
        new LoraSettings(
            3, 4.5, 0.25, Set.of(TargetModule.DOWN_PROJ, TargetModule.K_PROJ), List.of(2, 1));
    LoraLayout layout = new LoraLayout(settings, model);
    LoraLayout one = new LoraLayout(settings.withLayers(List.of(2)), model);
    float[] weights = new float[layout.size()];
    for (int j = 0; j < weights.length; j++) {
      weights[j] = j - 0.5f;
    }
    PeftFolder.write(folder, layout, weights, "");
    PeftFolder.Loaded loaded = PeftFolder.read(folder, model);
    assertThat(loaded.layout().settings()).isEqualTo(settings);
    assertThat(loaded.layout().slots()).isEqualTo(layout.slots());
    assertThat(loaded.weights()).isEqualTo(weights);
    assertThat(layout.lowestLayer()).isEqualTo(1);
    PeftFolder.write(folder, one, new float[one.size()], "");
    change("\"layers_to_transform\": 2");
    assertThat(PeftFolder.read(folder, model).layout().slots()).isEqualTo(one.slots());
  }

  @Test
  void patternsComeBackInTheirOrder() throws IOException {
    Map<String, Integer> ranks = new LinkedHashMap<>();
    ranks.put("v_proj", 2);
    ranks.put(".*_proj", 3);
    LoraSettings settings =
        new LoraSettings(
            4,
            8,
            0,
            TargetModule.separate(),
            List.of(),
            new LoraScaling(true, ranks, Map.of("o_proj", 2.0)));
    LoraLayout layout = new LoraLayout(settings, model);
    PeftFolder.write(folder, layout, new float[layout.size()], "");
    PeftFolder.Loaded loaded = PeftFolder.read(folder, model);
    assertThat(loaded.layout().settings()).isEqualTo(settings);
    assertThat(loaded.layout().slots())
        .isEqualTo(layout.slots())
        .allMatch(slot -> slot.rank() == (slot.target() == TargetModule.V_PROJ ? 2 : 3));
    assertThat(Files.readString(configFile))
        .contains("\"o_proj\" : 2\n", "\"use_rslora\" : true")
        .containsSubsequence("\"rank_pattern\"", "\"v_proj\" : 2", "\".*_proj\" : 3");
  }

  private void change(String changes) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode json = (ObjectNode) mapper.readTree(configFile.toFile());
    json.setAll((ObjectNode) mapper.readTree("{" + changes + "}"));
    Files.writeString(configFile, json.toString());
  }

  private void refused(Path file, String message) {
    assertThatThrownBy(() -> PeftFolder.read(folder, model))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"peft_type\": \"IA3\" | peft_type must be LORA, but was \"IA3\"",
        "\"peft_type\": null | peft_type must be LORA, but was null",
        "\"use_dora\": true | use_dora must be false (no other is supported), but was true",
        "\"use_rslora\": 1 | use_rslora must be true or false, but was 1",
        "\"bias\": \"all\" | bias must be \"none\" (no other is supported), but was \"all\"",
        "\"lora_bias\": true | lora_bias must be false",
        "\"alpha_pattern\": {\"q_proj\": 0} | alpha_pattern.q_proj must be a positive number, but"
            + " was 0",
        "\"alpha_pattern\": [1] | alpha_pattern must be an object, but was [1]",
        "\"rank_pattern\": {\"q_proj\": 2.5} | rank_pattern.q_proj must be a whole number from 1"
            + " to",
        "\"rank_pattern\": {\"q_(\": 3} | rank_pattern must have names of modules, or regular"
            + " expressions of letters, digits and . * + ? | ( ) [ ] { } ^ $ \\d \\w \\b, but one"
            + " is \"q_(\"",
        "\"modules_to_save\": [\"lm_head\"] | modules_to_save must be null",
        "\"layer_replication\": [[0, 2]] | layer_replication must be null",
        "\"target_modules\": [\"q_proj\", \"c_attn\"] | target_modules must be names out of q_proj,"
            + " k_proj, v_proj, o_proj, gate_proj, up_proj, down_proj, qkv_proj,"
            + " gate_up_proj, but was",
        "\"target_modules\": \"all-linear\" | target_modules must be a list of module names, but"
            + " was",
        "\"target_modules\": null | target_modules must be a list of module names",
        "\"target_modules\": [] | lora targets must name at least one of q_proj",
        "\"r\": 0 | r must be a whole number from 1 to 2147483647, but was 0",
        "\"lora_alpha\": -1 | lora_alpha must be a positive number, but was -1",
        "\"lora_dropout\": 1.5 | lora dropout must be between 0 and 1, but was 1.5",
        "\"lora_dropout\": \"x\" | lora_dropout must be a number from 0 to below 1",
        "\"layers_to_transform\": [3] | lora layers must be from 0 to 2, the model's layers, but"
            + " one is 3",
        "\"layers_to_transform\": [-1] | lora layers must be from 0 to 2",
        "\"layers_to_transform\": [1.5] | layers_to_transform must be a list of whole numbers, but"
            + " was",
        "\"layers_to_transform\": \"2\" | layers_to_transform must be a list of whole numbers, but"
            + " was",
      })
  void configurationsThatAreNotPlainLora(String changes, String message) throws IOException {
    change(changes);
    refused(configFile, message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pissa",
        "pissa_niter_4",
        "olora",
        "OLoRA",
        "corda",
        "corda_x",
        "loftq",
        "lora_ga",
        "new"
      })
  void adaptersOfAChangedBaseModel(String beginning) throws IOException {
    change("\"init_lora_weights\": \"" + beginning + "\"");
    refused(
        configFile,
        "init_lora_weights must be true, false, gaussian, eva, orthogonal or mica (other adapters"
            + " belong to a base model that was changed when their training began; PEFT's"
            + " save_pretrained converts them with path_initial_model_for_weight_conversion), but"
            + " was \""
            + beginning
            + "\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"alora_invocation_tokens\": [5, 6] | alora_invocation_tokens must be null (nothing else"
            + " is supported), but was [5,6]",
        "\"arrow_config\": {\"top_k\": 3} | arrow_config must be null",
        "\"exclude_modules\": \"q_proj\" | exclude_modules must be null",
        "\"kasa_config\": {\"beta\": 1e-4} | kasa_config must be null",
        "\"megatron_config\": {\"a\": 1} | megatron_config must be null",
        "\"monteclora_config\": {\"a\": 1} | monteclora_config must be null",
        "\"target_parameters\": [\"w\"] | target_parameters must be null",
        "\"use_bdlora\": {\"nblocks\": 2} | use_bdlora must be null",
        "\"velora_config\": {\"scale\": 1} | velora_config must be null",
        "\"use_qalora\": true | use_qalora must be false",
        "\"fan_in_fan_out\": true | fan_in_fan_out must be false",
        "\"trainable_token_indices\": [3] | trainable_token_indices must be null",
        "\"init_lora_weights\": 1 | init_lora_weights must be true, false, gaussian",
        "\"layers_pattern\": \"h\" | layers_pattern must be layers, the name of the list of layers",
        "\"use_newlora\": true | use_newlora is not a field of PEFT 0.21 and must be null, false or"
            + " empty (it may change what the adapter computes), but was true",
        "\"new_scale\": 0.5 | new_scale is not a field of PEFT 0.21",
      })
  void featuresThatChangeTheFunction(String changes, String message) throws IOException {
    change(changes);
    refused(configFile, message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"init_lora_weights\": false",
        "\"init_lora_weights\": null",
        "\"init_lora_weights\": \"gaussian\"",
        "\"init_lora_weights\": \"Gaussian\"",
        "\"init_lora_weights\": \"eva\", \"eva_config\": {\"rho\": 1.0}",
        "\"init_lora_weights\": \"orthogonal\"",
        "\"init_lora_weights\": \"mica\"",
        "\"modules_to_save\": []",
        "\"alora_invocation_tokens\": null, \"arrow_config\": null, \"use_bdlora\": null",
        "\"alpha_pattern\": null, \"trainable_token_indices\": {}",
        "\"ensure_weight_tying\": true, \"qalora_group_size\": 32, \"peft_version\": \"0.21.2\"",
        "\"layers_to_transform\": [], \"layers_pattern\": [\"layers\"]",
        "\"use_newlora\": false, \"new_config\": null, \"new_list\": []",
      })
  void fieldsWithoutEffect(String changes) throws IOException {
    PeftFolder.Loaded plain = PeftFolder.read(folder, model);
    change(changes);
    PeftFolder.Loaded loaded = PeftFolder.read(folder, model);
    assertThat(loaded.layout().settings()).isEqualTo(plain.layout().settings());
    assertThat(loaded.weights()).isEqualTo(plain.weights());
  }

  @Test
  void weightsThatAreNoNumbers() throws IOException {
    PeftFolder.Loaded loaded = PeftFolder.read(folder, model);
    loaded.weights()[loaded.layout().slots().get(0).offsetB() + 3] = Float.NaN;
    PeftFolder.write(folder, loaded.layout(), loaded.weights(), "");
    refused(
        weightsFile,
        "tensor \"base_model.model.model.layers.0.self_attn.q_proj.lora_B.weight\" must hold"
            + " numbers, but value 3 is NaN; its training diverged: take an earlier adapter");
  }

  @Test
  void aHugeRankAllocatesNothing() throws IOException {
    change("\"r\": 500000");
    refused(weightsFile, "must have shape [500000, 32], but has [4, 32]");
    change("\"r\": 2147483647");
    refused(configFile, "makes an adapter of more than 2^31 weights");
  }

  @Test
  void picklesAndPointers() throws IOException {
    String pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n";
    Files.writeString(weightsFile, pointer);
    refused(weightsFile, "is a Git LFS pointer, not the file itself; run git lfs pull");
    Files.delete(weightsFile);
    Path pickle = Files.writeString(folder.resolve("adapter_model.bin"), "x");
    refused(pickle, "is a pickle file");
    Files.writeString(configFile, pointer);
    refused(configFile, "is a Git LFS pointer");
  }

  @Test
  void anotherRank() throws IOException {
    change("\"r\": 8");
    refused(
        weightsFile,
        "tensor \"base_model.model.model.layers.0.self_attn.q_proj.lora_A.weight\" must have shape"
            + " [8, 32], but has [4, 32]; the adapter is of another model or rank");
  }

  @Test
  void anotherModel() {
    assertThatThrownBy(() -> PeftFolder.read(folder, config("gemma")))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith(weightsFile + ": tensor \"base_model.model.model.layers.0.")
        .hasMessageContaining(" must have shape [64, 4], but has [32, 4]");
  }

  @Test
  void missingAndUnknownTensors() throws IOException {
    change("\"layers_to_transform\": [0, 1]");
    refused(
        weightsFile,
        "has 14 tensors that its adapter_config.json does not account for, the first"
            + " base_model.model.model.layers.2.mlp.down_proj.lora_A.weight; the adapter is"
            + " of another model, or was not written with save_pretrained");
    LoraSettings settings = new LoraSettings(4, 8, 0, Set.of(TargetModule.Q_PROJ), List.of());
    LoraLayout layout = new LoraLayout(settings, model);
    PeftFolder.write(folder, layout, new float[layout.size()], "");
    change("\"target_modules\": [\"q_proj\", \"v_proj\"]");
    refused(
        weightsFile,
        "tensor \"base_model.model.model.layers.0.self_attn.v_proj.lora_A.weight\" is missing;"
            + " the adapter is of another model, or write it again");
  }

  @Test
  void tornAndMissingFiles() throws IOException {
    byte[] whole = Files.readAllBytes(weightsFile);
    for (int length : new int[] {0, 7, 100, whole.length / 2, whole.length - 1}) {
      Files.write(weightsFile, Arrays.copyOf(whole, length));
      refused(weightsFile, "");
    }
    Files.delete(weightsFile);
    refused(weightsFile, "no such file; give the folder of an adapter as PEFT saves it");
    byte[] config = Files.readAllBytes(configFile);
    Files.write(configFile, Arrays.copyOf(config, config.length / 2));
    refused(configFile, "is not valid JSON");
    Files.delete(configFile);
    refused(configFile, "no such file; give the folder of an adapter as PEFT saves it");
  }
}
