package io.github.grposuite.language.adapter;

import io.github.grposuite.language.checkpoint.CheckpointException;
import io.github.grposuite.language.checkpoint.DecoderConfig;
import io.github.grposuite.language.checkpoint.FloatTensor;
import io.github.grposuite.language.checkpoint.ModelFile;
import io.github.grposuite.language.checkpoint.Safetensors;
import io.github.grposuite.language.checkpoint.SafetensorsWriter;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /** Where a file is missing. */
  static final String REMEDY = "give the folder of an adapter as PEFT saves it";

  private static final String PREFIX = "base_model.model.";

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
    Files.write(folder.resolve(CONFIG), AdapterConfig.bytes(layout.settings(), baseModel));
  }

  private static FloatTensor part(float[] weights, int offset, int rows, int columns) {
    return new FloatTensor(
        List.of((long) rows, (long) columns), FloatBuffer.wrap(weights, offset, rows * columns));
  }

  private static String nameA(LoraLayout.Slot slot) {
    return PREFIX + slot.path() + ".lora_A.weight";
  }

  private static String nameB(LoraLayout.Slot slot) {
    return PREFIX + slot.path() + ".lora_B.weight";
  }

  /**
   * Reads an adapter for a model.
   *
   * @throws CheckpointException if it is not a plain LoRA adapter of that model
   */
  public static Loaded read(Path folder, DecoderConfig model) {
    Path file = folder.resolve(CONFIG);
    LoraSettings settings = AdapterConfig.read(file);
    LoraLayout layout;
    try {
      layout = new LoraLayout(settings, model);
    } catch (IllegalArgumentException e) {
      throw new CheckpointException(file + ": " + e.getMessage());
    }
    if (!Files.exists(folder.resolve(WEIGHTS))) {
      Safetensors.refusePickle(folder);
      ModelFile.check(folder.resolve(WEIGHTS), REMEDY);
    }
    try (Safetensors tensors = Safetensors.open(folder.resolve(WEIGHTS))) {
      check(layout, tensors);
      float[] weights = new float[layout.size()];
      for (LoraLayout.Slot slot : layout.slots()) {
        copy(tensors, nameA(slot), weights, slot.offset(), slot.sizeA());
        copy(tensors, nameB(slot), weights, slot.offsetB(), slot.sizeB());
      }
      return new Loaded(layout, weights);
    }
  }

  /** Fails unless the file has the layout's matrices and no others; reads no value. */
  private static void check(LoraLayout layout, Safetensors tensors) {
    Set<String> unknown = new TreeSet<>(tensors.tensors().keySet());
    for (LoraLayout.Slot slot : layout.slots()) {
      check(tensors, nameA(slot), slot.rank(), slot.inputs());
      check(tensors, nameB(slot), slot.outputs(), slot.rank());
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
              + "; the adapter is of another model, or was not written with save_pretrained");
    }
  }

  private static void check(Safetensors file, String name, int rows, int columns) {
    if (!file.tensors().containsKey(name)) {
      throw new CheckpointException(
          file.file()
              + ": tensor \""
              + name
              + "\" is missing; the adapter is of another model, or write it again");
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
  }

  private static void copy(Safetensors file, String name, float[] weights, int offset, int size) {
    file.read(name).asFloatBuffer().get(weights, offset, size);
    for (int i = offset; i < offset + size; i++) {
      if (!Float.isFinite(weights[i])) {
        throw new CheckpointException(
            file.file()
                + ": tensor \""
                + name
                + "\" must hold numbers, but value "
                + (i - offset)
                + " is "
                + weights[i]
                + "; its training diverged: take an earlier adapter");
      }
    }
  }
}
