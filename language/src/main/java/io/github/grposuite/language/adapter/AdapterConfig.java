package io.github.grposuite.language.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.language.checkpoint.CheckpointException;
import io.github.grposuite.language.checkpoint.ConfigFields;
import io.github.grposuite.language.checkpoint.JsonFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * PEFT's adapter_config.json, as far as it says W x + (α/r) B A x, with rank, α and their use by
 * module. The fields are those of peft 0.21's LoraConfig; one that is not known must be off, since
 * it may stand for another function.
 */
final class AdapterConfig {
  /** Features that change what an adapter computes, with the value that PEFT writes for "off". */
  private static final Map<String, String> OFF =
      Map.ofEntries(
          Map.entry("bias", "\"none\""),
          Map.entry("use_dora", "false"),
          Map.entry("use_qalora", "false"),
          Map.entry("lora_bias", "false"),
          Map.entry("fan_in_fan_out", "false"),
          Map.entry("modules_to_save", "null"),
          Map.entry("layer_replication", "null"),
          Map.entry("trainable_token_indices", "null"));

  /** The same of versions of PEFT after the one whose fields are written. */
  private static final Set<String> LATER_FEATURES =
      Set.of(
          "alora_invocation_tokens",
          "arrow_config",
          "exclude_modules",
          "kasa_config",
          "megatron_config",
          "monteclora_config",
          "target_parameters",
          "use_bdlora",
          "velora_config");

  private static final String STABILISED = "use_rslora";
  private static final String RANKS = "rank_pattern";
  private static final String ALPHAS = "alpha_pattern";

  private static final Set<String> READ =
      Set.of(
          STABILISED,
          RANKS,
          ALPHAS,
          "peft_type",
          "r",
          "lora_alpha",
          "lora_dropout",
          "target_modules",
          "layers_to_transform",
          "layers_pattern",
          "init_lora_weights");

  /** Fields about training's beginning, other features' details, and names. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "auto_mapping",
          "base_model_name_or_path",
          "corda_config",
          "ensure_weight_tying",
          "eva_config",
          "inference_mode",
          "loftq_config",
          "lora_ga_config",
          "megatron_core",
          "peft_version",
          "qalora_group_size",
          "revision",
          "runtime_config",
          "task_type");

  /** Ways to begin training that leave the base model as it is. */
  private static final Set<String> BEGINNINGS = Set.of("gaussian", "eva", "orthogonal", "mica");

  private final ConfigFields fields;

  private AdapterConfig(ConfigFields fields) {
    this.fields = fields;
  }

  /**
   * Reads a file.
   *
   * @throws CheckpointException if PEFT would compute anything but plain LoRA with it
   */
  static LoraSettings read(Path file) {
    AdapterConfig config =
        new AdapterConfig(
            new ConfigFields(file.toString(), "", JsonFile.read(file, PeftFolder.REMEDY)));
    config.refuse();
    return config.settings();
  }

  private void refuse() {
    if (!fields.has("peft_type") || !fields.text("peft_type").equals("LORA")) {
      throw fields.error("peft_type", "must be LORA");
    }
    for (Map.Entry<String, JsonNode> field : fields.object().properties()) {
      String name = field.getKey();
      if (READ.contains(name) || WITHOUT_EFFECT.contains(name) || isOff(field.getValue())) {
        continue;
      }
      String off = OFF.get(name);
      if (off != null && !field.getValue().toString().equals(off)) {
        throw fields.error(name, "must be " + off + " (no other is supported)");
      }
      if (off == null) {
        throw fields.error(
            name,
            LATER_FEATURES.contains(name)
                ? "must be null (nothing else is supported)"
                : "is not a field of PEFT 0.21 and must be null, false or empty (it may change what"
                    + " the adapter computes)");
      }
    }
    JsonNode beginning = fields.get("init_lora_weights");
    if (fields.has("init_lora_weights")
        && !beginning.isBoolean()
        && !(beginning.isTextual()
            && BEGINNINGS.contains(beginning.textValue().toLowerCase(Locale.ROOT)))) {
      throw fields.error(
          "init_lora_weights",
          "must be true, false, gaussian, eva, orthogonal or mica (other adapters belong to a base"
              + " model that was changed when their training began; PEFT's save_pretrained converts"
              + " them with path_initial_model_for_weight_conversion)");
    }
  }

  private static boolean isOff(JsonNode value) {
    return value.isNull()
        || value.isBoolean() && !value.booleanValue()
        || value.isTextual() && value.textValue().isEmpty()
        || value.isContainerNode() && value.isEmpty();
  }

  private LoraSettings settings() {
    try {
      return new LoraSettings(
          fields.positive("r", Integer.MAX_VALUE),
          fields.number("lora_alpha", 0),
          dropout(),
          targets(),
          layers(),
          scaling());
    } catch (CheckpointException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new CheckpointException(fields.where() + ": " + e.getMessage());
    }
  }

  private double dropout() {
    if (!fields.has("lora_dropout")) {
      return 0;
    }
    JsonNode dropout = fields.get("lora_dropout");
    if (!dropout.isNumber()) {
      throw fields.error("lora_dropout", "must be a number from 0 to below 1");
    }
    return dropout.doubleValue();
  }

  private LoraScaling scaling() {
    return new LoraScaling(
        fields.flag(STABILISED, false),
        patterns(RANKS, (values, key) -> values.positive(key, Integer.MAX_VALUE)),
        patterns(ALPHAS, (values, key) -> values.number(key, 0)));
  }

  private <T> ModulePatterns<T> patterns(String name, BiFunction<ConfigFields, String, T> value) {
    Map<String, T> patterns = new LinkedHashMap<>();
    if (fields.has(name)) {
      ConfigFields values = fields.nested(name);
      for (Map.Entry<String, JsonNode> entry : values.object().properties()) {
        patterns.put(entry.getKey(), value.apply(values, entry.getKey()));
      }
    }
    try {
      return new ModulePatterns<>(patterns);
    } catch (IllegalArgumentException e) {
      throw new CheckpointException(fields.where() + ": " + name + " " + e.getMessage());
    }
  }

  private Set<TargetModule> targets() {
    JsonNode named = fields.get("target_modules");
    if (!(named instanceof ArrayNode)) {
      throw fields.error("target_modules", "must be a list of module names");
    }
    Set<TargetModule> targets = EnumSet.noneOf(TargetModule.class);
    for (JsonNode name : named) {
      targets.add(
          TargetModule.of(name.asText())
              .orElseThrow(
                  () ->
                      fields.error(
                          "target_modules",
                          "must be names out of " + String.join(", ", TargetModule.keys()))));
    }
    return targets;
  }

  /** An index, a list of them, or none for all layers. */
  private List<Integer> layers() {
    List<Integer> layers = new ArrayList<>();
    if (fields.has("layers_to_transform")) {
      for (JsonNode layer : each("layers_to_transform")) {
        if (!layer.isInt()) {
          throw fields.error("layers_to_transform", "must be a list of whole numbers");
        }
        layers.add(layer.intValue());
      }
    }
    if (fields.has("layers_pattern")) {
      for (JsonNode pattern : each("layers_pattern")) {
        if (!Set.of("", "layers").contains(pattern.asText())) {
          throw fields.error("layers_pattern", "must be layers, the name of the list of layers");
        }
      }
    }
    return layers;
  }

  private Iterable<JsonNode> each(String name) {
    JsonNode value = fields.get(name);
    return value.isArray() ? value : List.of(value);
  }

  /**
   * The file's bytes.
   *
   * @param baseModel the name or path of the model, for PEFT's own use
   */
  static byte[] bytes(LoraSettings settings, String baseModel) throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode config = json.createObjectNode();
    SortedMap<String, JsonNode> features = new TreeMap<>();
    for (Map.Entry<String, String> off : OFF.entrySet()) {
      features.put(off.getKey(), json.readTree(off.getValue()));
    }
    LoraScaling scaling = settings.scaling();
    features.put(STABILISED, BooleanNode.valueOf(scaling.rankStabilised()));
    features.put(RANKS, json.<ObjectNode>valueToTree(scaling.ranks().values()));
    ObjectNode alphas = json.createObjectNode();
    scaling.alphas().values().forEach((key, alpha) -> alphas.set(key, plain(alpha)));
    features.put(ALPHAS, alphas);
    config.setAll(features);
    config.put("base_model_name_or_path", baseModel);
    config.put("inference_mode", true);
    config.put("init_lora_weights", true);
    config.putNull("layers_pattern");
    if (settings.layers().isEmpty()) {
      config.putNull("layers_to_transform");
    } else {
      settings.layers().forEach(config.putArray("layers_to_transform")::add);
    }
    config.set("lora_alpha", plain(settings.alpha()));
    config.put("lora_dropout", settings.dropout());
    config.put("peft_type", "LORA");
    config.put("r", settings.rank());
    ArrayNode targets = config.putArray("target_modules");
    settings.targets().stream().map(TargetModule::key).sorted().forEach(targets::add);
    config.put("task_type", "CAUSAL_LM");
    return (json.writerWithDefaultPrettyPrinter().writeValueAsString(config) + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Without a fraction where there is none. */
  private static NumericNode plain(double value) {
    return value == (long) value ? LongNode.valueOf((long) value) : DoubleNode.valueOf(value);
  }
}
