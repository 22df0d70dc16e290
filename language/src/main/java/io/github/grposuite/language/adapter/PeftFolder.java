package io.github.grposuite.language.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.language.checkpoint.CheckpointException;
import io.github.grposuite.language.checkpoint.ConfigFields;
import io.github.grposuite.language.checkpoint.DecoderConfig;
import io.github.grposuite.language.checkpoint.FloatTensor;
import io.github.grposuite.language.checkpoint.JsonFile;
import io.github.grposuite.language.checkpoint.Safetensors;
import io.github.grposuite.language.checkpoint.SafetensorsWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An adapter as a folder in the format of Hugging Face's PEFT: {@value #CONFIG} and {@value
 * #WEIGHTS}. What PEFT loads from it computes the same as the adapter here.
 */
public final class PeftFolder {
  public static final String CONFIG = "adapter_config.json";
  public static final String WEIGHTS = "adapter_model.safetensors";

  private static final String PREFIX = "base_model.model.";

  /** Features of PEFT that change what an adapter computes, with the value that leaves them off. */
  private static final Map<String, String> OFF =
      Map.ofEntries(
          Map.entry("bias", "\"none\""),
          Map.entry("use_dora", "false"),
          Map.entry("use_rslora", "false"),
          Map.entry("use_qalora", "false"),
          Map.entry("lora_bias", "false"),
          Map.entry("fan_in_fan_out", "false"),
          Map.entry("alpha_pattern", "{}"),
          Map.entry("rank_pattern", "{}"),
          Map.entry("modules_to_save", "null"),
          Map.entry("layer_replication", "null"),
          Map.entry("trainable_token_indices", "null"));

  private PeftFolder() {}

  /**
   * An adapter read from disk.
   *
   * @param weights in the order of the layout
   */
  public record Loaded(LoraLayout layout, float[] weights) {}

  /**
   * Writes an adapter; an existing one in the folder is replaced.
   *
   * @param baseModel the name or path of the model that it belongs to, for PEFT's own use; may be
   *     empty
   */
  public static void write(Path folder, LoraLayout layout, float[] weights, String baseModel)
      throws IOException {
    layout.check(weights);
    Files.createDirectories(folder);
    Map<String, FloatTensor> tensors = new TreeMap<>();
    for (LoraLayout.Slot slot : layout.slots()) {
      tensors.put(nameA(slot), part(weights, slot.offset(), slot.rank(), slot.inputs()));
      tensors.put(nameB(slot), part(weights, slot.offsetB(), slot.outputs(), slot.rank()));
    }
    SafetensorsWriter.write(folder.resolve(WEIGHTS), tensors);
    Files.write(folder.resolve(CONFIG), config(layout.settings(), baseModel));
  }

  private static FloatTensor part(float[] weights, int offset, int rows, int columns) {
    return new FloatTensor(
        List.of((long) rows, (long) columns), FloatBuffer.wrap(weights, offset, rows * columns));
  }

  private static String nameA(LoraLayout.Slot slot) {
    return PREFIX + slot.target().path(slot.layer()) + ".lora_A.weight";
  }

  private static String nameB(LoraLayout.Slot slot) {
    return PREFIX + slot.target().path(slot.layer()) + ".lora_B.weight";
  }

  private static byte[] config(LoraSettings settings, String baseModel) throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode config = json.createObjectNode();
    for (Map.Entry<String, String> off : new TreeMap<>(OFF).entrySet()) {
      config.set(off.getKey(), json.readTree(off.getValue()));
    }
    config.put("base_model_name_or_path", baseModel);
    config.put("inference_mode", true);
    config.put("init_lora_weights", true);
    config.putNull("layers_pattern");
    if (settings.layers().isEmpty()) {
      config.putNull("layers_to_transform");
    } else {
      settings.layers().forEach(config.putArray("layers_to_transform")::add);
    }
    config.put("lora_alpha", settings.alpha());
    if (settings.alpha() == Math.rint(settings.alpha())) {
      config.put("lora_alpha", (long) settings.alpha());
    }
    config.put("lora_dropout", settings.dropout());
    config.put("peft_type", "LORA");
    config.put("r", settings.rank());
    ArrayNode targets = config.putArray("target_modules");
    settings.targets().stream().map(TargetModule::key).sorted().forEach(targets::add);
    config.put("task_type", "CAUSAL_LM");
    return (json.writerWithDefaultPrettyPrinter().writeValueAsString(config) + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads an adapter for a model.
   *
   * @throws CheckpointException if it is not a plain LoRA adapter of that model
   */
  public static Loaded read(Path folder, DecoderConfig model) {
    Path file = folder.resolve(CONFIG);
    LoraSettings settings = settings(new ConfigFields(file.toString(), "", JsonFile.read(file)));
    LoraLayout layout;
    try {
      layout = new LoraLayout(settings, model);
    } catch (IllegalArgumentException e) {
      throw new CheckpointException(file + ": " + e.getMessage());
    }
    float[] weights = new float[layout.size()];
    try (Safetensors tensors = Safetensors.open(folder.resolve(WEIGHTS))) {
      Set<String> unknown = new TreeSet<>(tensors.tensors().keySet());
      for (LoraLayout.Slot slot : layout.slots()) {
        copy(tensors, nameA(slot), slot.rank(), slot.inputs(), weights, slot.offset());
        copy(tensors, nameB(slot), slot.outputs(), slot.rank(), weights, slot.offsetB());
        unknown.remove(nameA(slot));
        unknown.remove(nameB(slot));
      }
      if (!unknown.isEmpty()) {
        throw new CheckpointException(
            tensors.file()
                + ": has "
                + unknown.size()
                + " tensors that its "
                + CONFIG
                + " does not account for, the first "
                + unknown.iterator().next()
                + "; write the adapter again with save_pretrained");
      }
    }
    return new Loaded(layout, weights);
  }

  private static LoraSettings settings(ConfigFields fields) {
    if (!fields.has("peft_type") || !fields.text("peft_type").equals("LORA")) {
      throw fields.error("peft_type", "must be LORA");
    }
    OFF.forEach(
        (name, off) -> {
          if (fields.has(name) && !fields.get(name).toString().equals(off)) {
            throw fields.error(name, "must be " + off + " (no other is supported)");
          }
        });
    Set<TargetModule> targets = EnumSet.noneOf(TargetModule.class);
    JsonNode named = fields.get("target_modules");
    if (!(named instanceof ArrayNode)) {
      throw fields.error("target_modules", "must be a list of module names");
    }
    for (JsonNode name : named) {
      targets.add(
          TargetModule.of(name.asText())
              .orElseThrow(
                  () ->
                      fields.error(
                          "target_modules",
                          "must be names out of " + String.join(", ", TargetModule.keys()))));
    }
    try {
      return new LoraSettings(
          fields.positive("r", Integer.MAX_VALUE),
          fields.number("lora_alpha", 0),
          fields.has("lora_dropout") ? fields.get("lora_dropout").asDouble(Double.NaN) : 0,
          targets,
          layers(fields));
    } catch (CheckpointException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new CheckpointException(fields.where() + ": " + e.getMessage());
    }
  }

  /** An index, a list of them, or none for all layers. */
  private static List<Integer> layers(ConfigFields fields) {
    List<Integer> layers = new ArrayList<>();
    if (fields.has("layers_to_transform")) {
      JsonNode value = fields.get("layers_to_transform");
      for (JsonNode layer : value.isArray() ? value : List.of(value)) {
        if (!layer.isInt()) {
          throw fields.error("layers_to_transform", "must be a list of whole numbers");
        }
        layers.add(layer.intValue());
      }
    }
    return layers;
  }

  private static void copy(
      Safetensors file, String name, int rows, int columns, float[] weights, int offset) {
    if (!file.tensors().containsKey(name)) {
      throw new CheckpointException(
          file.file() + ": tensor \"" + name + "\" is missing; write the adapter again");
    }
    List<Long> shape = file.tensors().get(name).shape();
    if (!shape.equals(List.of((long) rows, (long) columns))) {
      throw new CheckpointException(
          file.file()
              + ": tensor \""
              + name
              + "\" must have shape ["
              + rows
              + ", "
              + columns
              + "], but has "
              + shape
              + "; the adapter is of another model or rank");
    }
    ByteBuffer values = file.read(name);
    values.asFloatBuffer().get(weights, offset, rows * columns);
  }
}
