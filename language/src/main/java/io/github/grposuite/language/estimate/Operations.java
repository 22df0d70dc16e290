package io.github.grposuite.language.estimate;

import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.adapter.TargetModule;
import io.github.grposuite.language.checkpoint.DecoderConfig;
import io.github.grposuite.language.policy.Encoded;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Floating-point operations of matrix products: two for each weight and token, and for each product
 * of a query and a key. What goes element by element is not counted. As the model computes them,
 * the last layer and the output layer are at the positions that predict something.
 *
 * @param config the model
 * @param layout its adapter, below whose lowest layer everything is computed once
 */
public record Operations(DecoderConfig config, LoraLayout layout) {
  /** Those that the last layer computes for every token. */
  private static final Set<TargetModule> OF_ALL_TOKENS =
      EnumSet.of(TargetModule.K_PROJ, TargetModule.V_PROJ, TargetModule.QKV_PROJ);

  /** Those whose input is the layer's. */
  private static final Set<TargetModule> OF_INPUT =
      EnumSet.of(
          TargetModule.Q_PROJ, TargetModule.K_PROJ, TargetModule.V_PROJ, TargetModule.QKV_PROJ);

  /** The layers below the adapter. */
  public double below(Encoded encoded) {
    return sum(
        0,
        layout.lowestLayer(),
        layer -> maps(encoded, layer, TargetModule.of(config)) + attention(encoded, layer));
  }

  /** Log-probabilities: the layers from the lowest with an adapter on, and the output layer. */
  public double asked(Encoded encoded) {
    return adapted(encoded) + head(encoded);
  }

  /**
   * Log-probabilities and their gradient. That of a map's input costs as much as the map, and is
   * not asked for at the input of the lowest layer; those of an adapter's matrices and of attention
   * twice as much as these, and that of the output layer as much as the output layer.
   */
  public double gradients(Encoded encoded) {
    double backward =
        sum(
            layout.lowestLayer(),
            config.layers(),
            layer -> {
              Set<TargetModule> passed = EnumSet.copyOf(TargetModule.of(config));
              if (layer == layout.lowestLayer()) {
                passed.removeAll(OF_INPUT);
              }
              return maps(encoded, layer, passed)
                  + 2 * (adapter(encoded, layer) + attention(encoded, layer));
            });
    return asked(encoded) + head(encoded) + backward;
  }

  /** What gradients take besides where each layer is computed again. */
  public double again(Encoded encoded) {
    return adapted(encoded);
  }

  private double adapted(Encoded encoded) {
    return sum(
        layout.lowestLayer(),
        config.layers(),
        layer ->
            maps(encoded, layer, TargetModule.of(config))
                + adapter(encoded, layer)
                + attention(encoded, layer));
  }

  private static double sum(int from, int to, IntToDoubleFunction ofLayer) {
    return IntStream.range(from, to).mapToDouble(ofLayer).sum();
  }

  private double maps(Encoded encoded, int layer, Set<TargetModule> targets) {
    return targets.stream()
        .mapToDouble(
            target ->
                2.0 * target.inputs(config) * target.outputs(config) * rows(encoded, layer, target))
        .sum();
  }

  private double adapter(Encoded encoded, int layer) {
    return layout.slots().stream()
        .filter(slot -> slot.layer() == layer)
        .mapToDouble(
            slot -> 2.0 * (slot.sizeA() + slot.sizeB()) * rows(encoded, layer, slot.target()))
        .sum();
  }

  private double attention(Encoded encoded, int layer) {
    return 4.0 * config.querySize() * (isLast(layer) ? encoded.rectangles() : encoded.squares());
  }

  private double head(Encoded encoded) {
    return 2.0 * config.vocabSize() * config.hiddenSize() * encoded.predictions();
  }

  private long rows(Encoded encoded, int layer, TargetModule target) {
    return isLast(layer) && !OF_ALL_TOKENS.contains(target)
        ? encoded.predictions()
        : encoded.tokens();
  }

  private boolean isLast(int layer) {
    return layer == config.layers() - 1;
  }
}
