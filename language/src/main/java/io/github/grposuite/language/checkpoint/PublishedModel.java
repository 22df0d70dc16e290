package io.github.grposuite.language.checkpoint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A model whose shape is known without its files.
 *
 * @param name at the hub
 * @param config its shape
 * @param type in which it is stored
 */
public record PublishedModel(String name, DecoderConfig config, TensorType type) {
  /** The paper's, by its config.json at the hub. */
  public static PublishedModel gemma2b() {
    int layers = 18;
    int hidden = 2048;
    int headDim = 256;
    Rope rope = new Rope(10_000, new RopeScaling.None());
    Capabilities capabilities =
        new Capabilities(
            true,
            false,
            false,
            false,
            new Biases(false, false, false),
            new Multipliers(Math.sqrt(hidden), 1 / Math.sqrt(headDim), 1, 1),
            SoftCaps.NONE,
            Collections.nCopies(layers, new LayerAttention(OptionalInt.empty(), rope)));
    return new PublishedModel(
        "google/gemma-2b",
        new DecoderConfig(
            Architecture.GEMMA,
            256_000,
            hidden,
            16_384,
            layers,
            8,
            1,
            headDim,
            1e-6,
            8192,
            true,
            Activation.GELU_TANH,
            capabilities,
            OptionalInt.of(2),
            List.of(1),
            OptionalInt.of(0)),
        TensorType.BF16);
  }

  /** Its tensors by name, one after another as in a file. */
  public Map<String, TensorInfo> tensors() {
    Map<String, TensorInfo> tensors = new LinkedHashMap<>();
    long end = 0;
    for (Map.Entry<String, List<Long>> each : ExpectedTensors.of(config).shapes().entrySet()) {
      long begin = end;
      end += TensorInfo.elements(each.getValue()) * type.bits() / Byte.SIZE;
      tensors.put(each.getKey(), new TensorInfo(each.getKey(), type, each.getValue(), begin, end));
    }
    return tensors;
  }
}
