package io.github.grposuite.language.model;

import io.github.grposuite.core.Settings;

/**
 * Where and how a model is held. What it computes depends on the device alone.
 *
 * @param device what computes
 * @param weights how the maps of its layers are kept
 * @param activations what is kept of a forward pass whose gradient is asked for
 */
public record Placement(ComputeDevice device, WeightStorage weights, Activations activations) {
  private static final String DEVICE = "device";

  /** What is kept of a forward pass whose gradient is asked for. */
  public enum Activations {
    /** All that the gradient needs. */
    KEPT,
    /**
     * The input of each layer, which is computed again for its gradient (gradient checkpointing).
     * Always so where weights are widened by layer.
     */
    RECOMPUTED
  }

  /** On the processor, in 32 bits if there is memory, with all activations kept. */
  public static Placement usual() {
    return on(ComputeDevice.cpu());
  }

  /** The same on another device. */
  public static Placement on(ComputeDevice device) {
    return new Placement(device, WeightStorage.AUTO, Activations.KEPT);
  }

  /**
   * Reads a placement; what is not given is as {@link #usual}, and then not remembered.
   *
   * @throws IllegalArgumentException if there is no such device
   */
  public static Placement read(Settings s) {
    Placement asked = readWithoutTraining(s);
    return new Placement(
        asked.device,
        asked.weights,
        s.addedChoice("activations", Activations.class, Activations.KEPT));
  }

  /** The same of a model that is not trained, which has no activations to keep. */
  public static Placement readWithoutTraining(Settings s) {
    return new Placement(
        s.has(DEVICE)
            ? new ComputeDevice(s.text(DEVICE, ComputeDevice.cpu().key())).checked()
            : ComputeDevice.cpu(),
        s.addedChoice("weight_storage", WeightStorage.class, WeightStorage.AUTO),
        Activations.KEPT);
  }
}
