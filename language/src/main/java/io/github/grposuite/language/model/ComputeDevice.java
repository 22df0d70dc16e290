package io.github.grposuite.language.model;

import ai.djl.Device;
import ai.djl.engine.Engine;
import io.github.grposuite.language.cache.EngineLibraries;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What computes: the processor, or a graphics processor that CUDA drives.
 *
 * @param key cpu, gpu, gpu:1 or auto
 */
public record ComputeDevice(String key) {
  private static final String CPU = "cpu";
  private static final String AUTO = "auto";
  private static final Pattern GPU = Pattern.compile("gpu(?::(\\d{1,3}))?");

  /** Checks the name. */
  public ComputeDevice {
    if (!key.equals(CPU) && !key.equals(AUTO) && !GPU.matcher(key).matches()) {
      throw new IllegalArgumentException(
          "device must be cpu, gpu, gpu: and a number from 0, or auto, but was " + key);
    }
  }

  /** The processor. */
  public static ComputeDevice cpu() {
    return new ComputeDevice(CPU);
  }

  /**
   * This, if there is such a device; starts the engine to ask it about others than the processor.
   *
   * @throws IllegalArgumentException if there is none
   */
  public ComputeDevice checked() {
    if (!key.equals(CPU)) {
      resolve();
    }
    return this;
  }

  /**
   * The engine's device; starts the engine.
   *
   * @throws IllegalArgumentException if there is no such device
   */
  Device resolve() {
    EngineLibraries.loadPyTorch();
    Matcher gpu = GPU.matcher(key);
    if (!gpu.matches()) {
      boolean found = key.equals(AUTO) && count() > 0;
      return found ? Device.gpu(0) : Device.cpu();
    }
    int index = gpu.group(1) == null ? 0 : Integer.parseInt(gpu.group(1));
    int count = count();
    if (index >= count) {
      throw new IllegalArgumentException(
          "device "
              + key
              + " asks for a GPU, but PyTorch "
              + EngineLibraries.version()
              + (count == 0 ? " finds none" : " finds only " + count + ", counted from gpu:0")
              + "; set device: cpu, or name the libraries of a CUDA build in "
              + EngineLibraries.LIBRARIES
              + " (docs/language.md)");
    }
    return Device.gpu(index);
  }

  private static int count() {
    return Engine.getEngine(EngineLibraries.PYTORCH).getGpuCount();
  }
}
