package io.github.grposuite.experiments.training;

import io.github.grposuite.language.estimate.MemoryNeed;
import java.util.Map;

/**
 * What the cells of one model take, by count.
 *
 * @param model its folder, or its name if it is not there
 * @param shape whether only its shape is known, and tokens are estimated from characters
 * @param amounts by stage; stages without any are left out
 * @param here memory as the placement asks for on this machine
 * @param elsewhere memory with weights in 32 bits and all activations kept
 * @param trial what measures the rate of this machine
 */
public record ModelWork(
    String model,
    boolean shape,
    Map<WorkStage, Amount> amounts,
    MemoryNeed here,
    MemoryNeed elsewhere,
    RateTrial trial) {
  /**
   * How much is computed.
   *
   * @param tokens encoded
   * @param operations of floating point
   * @param again further ones on this machine, where layers are computed again for gradients
   */
  public record Amount(long tokens, double operations, double again) {
    /** All that this machine computes. */
    public double here() {
      return operations + again;
    }

    /** This and that. */
    Amount plus(Amount other) {
      return new Amount(tokens + other.tokens, operations + other.operations, again + other.again);
    }
  }

  /** Of all stages. */
  public Amount total() {
    return amounts.values().stream().reduce(new Amount(0, 0, 0), Amount::plus);
  }
}
