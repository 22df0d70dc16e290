package io.github.grposuite.language.adapter;

import io.github.grposuite.core.Checks;
import io.github.grposuite.language.checkpoint.DecoderConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Where each matrix of an adapter stands in one flat array: by layer, then target, then A (rank by
 * inputs) and B (outputs by rank), row by row.
 */
public final class LoraLayout {
  /**
   * One map's two matrices.
   *
   * @param scale α/r, by which B A is multiplied
   * @param offset of A; B follows it
   */
  public record Slot(
      int layer, TargetModule target, int rank, double scale, int inputs, int outputs, int offset) {
    /** The map's path in a checkpoint. */
    public String path() {
      return target.path(layer);
    }

    /** Number of values of A. */
    public int sizeA() {
      return rank * inputs;
    }

    /** Number of values of B. */
    public int sizeB() {
      return rank * outputs;
    }

    /** Offset of B. */
    public int offsetB() {
      return offset + sizeA();
    }
  }

  private final LoraSettings settings;
  private final List<Slot> slots;
  private final int size;

  /**
   * The layout for a model.
   *
   * @throws IllegalArgumentException if the model has no such layer or map
   */
  public LoraLayout(LoraSettings settings, DecoderConfig config) {
    this.settings = settings;
    checkTargets(settings, config);
    List<Slot> all = new ArrayList<>();
    int offset = 0;
    for (int layer : settings.layersOf(config)) {
      for (TargetModule target : TargetModule.values()) {
        if (settings.targets().contains(target)) {
          String path = target.path(layer);
          Slot slot =
              new Slot(
                  layer,
                  target,
                  settings.rank(path),
                  settings.scale(path),
                  target.inputs(config),
                  target.outputs(config),
                  offset);
          all.add(slot);
          long end = offset + (long) slot.rank() * (slot.inputs() + slot.outputs());
          if (end > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                "lora_rank "
                    + slot.rank()
                    + " makes an adapter of more than 2^31 weights; lower it");
          }
          offset = (int) end;
        }
      }
    }
    slots = List.copyOf(all);
    size = offset;
  }

  private static void checkTargets(LoraSettings settings, DecoderConfig config) {
    Set<TargetModule> maps = TargetModule.of(config);
    for (TargetModule target : settings.targets().stream().sorted().toList()) {
      if (!maps.contains(target)) {
        throw new IllegalArgumentException(
            "lora targets must be out of "
                + maps.stream().map(TargetModule::key).collect(Collectors.joining(", "))
                + ", the maps of "
                + config.architecture().key()
                + ", but one is "
                + target.key());
      }
    }
  }

  /** The settings. */
  public LoraSettings settings() {
    return settings;
  }

  /** All maps with an update. */
  public List<Slot> slots() {
    return slots;
  }

  /** Number of values. */
  public int size() {
    return size;
  }

  /** The lowest layer with an update; all below it never change. */
  public int lowestLayer() {
    return slots.get(0).layer();
  }

  /**
   * An adapter that changes nothing yet: B = 0, and A uniform in ±1/√inputs, which is PEFT's
   * initialisation (Kaiming uniform with a = √5).
   */
  public float[] initial(UniformRandomProvider random) {
    float[] weights = new float[size];
    for (Slot slot : slots) {
      double bound = 1 / Math.sqrt(slot.inputs());
      for (int i = 0; i < slot.sizeA(); i++) {
        weights[slot.offset() + i] = (float) (bound * (2 * random.nextDouble() - 1));
      }
    }
    return weights;
  }

  /** Fails unless the array has one value a weight. */
  public float[] check(float[] weights) {
    Checks.atLeast("number of adapter weights", size, weights.length);
    if (weights.length != size) {
      throw new IllegalArgumentException(
          "an adapter of this shape has "
              + size
              + " weights, but "
              + weights.length
              + " are given");
    }
    return weights;
  }
}
