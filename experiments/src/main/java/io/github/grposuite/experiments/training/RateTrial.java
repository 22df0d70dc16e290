package io.github.grposuite.experiments.training;

import io.github.grposuite.language.adapter.TargetModule;
import io.github.grposuite.language.checkpoint.DecoderConfig;
import io.github.grposuite.language.model.ComputeDevice;
import io.github.grposuite.language.model.ProductRate;
import java.util.Comparator;

/**
 * A short trial of matrix products as a model's steps have them.
 *
 * @param device that computes
 * @param tokens rows of the products
 * @param config whose largest map it is
 */
public record RateTrial(ComputeDevice device, int tokens, DecoderConfig config) {
  /**
   * Operations a second of a training step beside those of its largest products alone: what {@code
   * UtilisationProbe} (language, tests) prints for SmolLM2-135M on one core.
   */
  public static final double UTILISATION = 0.75;

  private static final long NANOS = 1_000_000_000;

  /** Operations a second of products. */
  public double measure() {
    TargetModule largest =
        TargetModule.of(config).stream()
            .max(
                Comparator.comparingLong(
                    target -> (long) target.inputs(config) * target.outputs(config)))
            .orElseThrow();
    return ProductRate.measure(
        device, tokens, largest.inputs(config), largest.outputs(config), NANOS, System::nanoTime);
  }
}
