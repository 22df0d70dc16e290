package io.github.grposuite.language.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.grposuite.language.adapter.TargetModule;
import io.github.grposuite.language.checkpoint.Capabilities;
import io.github.grposuite.language.checkpoint.DecoderConfig;
import io.github.grposuite.language.checkpoint.TensorNames;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Makes layers of the tensors that a model's capabilities call for. */
final class LayerLoader {
  private final DecoderConfig config;
  private final TensorReader reader;
  private final Optional<StoredMaps> stored;
  private final Gate gate;
  private final SoftCap cap;
  private final Factor residual;

  /**
   * For a model.
   *
   * @param stored holds the maps if they are not read at once
   */
  LayerLoader(
      DecoderConfig config, TensorReader reader, NDManager manager, Optional<StoredMaps> stored) {
    this.config = config;
    this.reader = reader;
    this.stored = stored;
    this.gate = Gate.of(config.activation(), manager);
    this.cap = SoftCap.of(config.capabilities().caps().attention(), manager);
    this.residual = Factor.of(config.capabilities().multipliers().residual(), manager);
  }

  RmsNorm norm(String name) {
    NDArray weight = reader.read(name);
    return new RmsNorm(
        config.capabilities().normOffset() ? weight.add(1) : weight, (float) config.rmsNormEps());
  }

  private Optional<RmsNorm> norm(boolean there, String name) {
    return there ? Optional.of(norm(name)) : Optional.empty();
  }

  DecoderLayer layer(int index) {
    Capabilities capabilities = config.capabilities();
    LayerMaps maps = maps(index);
    TensorNames names = new TensorNames(index);
    boolean headNorms = capabilities.queryKeyNorms();
    boolean outputNorms = capabilities.outputNorms();
    return new DecoderLayer(
        norm(names.attentionNorm()),
        new Attention(
            maps,
            config,
            capabilities.attention().get(index),
            norm(headNorms, names.queryNorm()),
            norm(headNorms, names.keyNorm()),
            cap),
        norm(outputNorms, names.attentionOutputNorm()),
        norm(names.feedForwardNorm(outputNorms)),
        new FeedForward(maps, gate),
        norm(outputNorms, names.feedForwardOutputNorm()),
        residual);
  }

  private LayerMaps maps(int index) {
    Map<TargetModule, LinearLayer> maps = new EnumMap<>(TargetModule.class);
    for (TargetModule target : TargetModule.of(config)) {
      NDArray weight =
          stored.isPresent()
              ? stored.get().array(target)
              : reader.read(target.path(index) + ".weight");
      LinearLayer map = LinearLayer.of(weight);
      String bias = target.path(index) + ".bias";
      maps.put(target, reader.has(bias) ? map.plus(reader.read(bias)) : map);
    }
    return new LayerMaps(index, maps);
  }
}
