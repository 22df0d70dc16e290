package io.github.grposuite.core.training;

import org.apache.commons.rng.RandomProviderState;
import org.apache.commons.rng.RestorableUniformRandomProvider;

/**
 * The generator of tools/one_pair_replay.py: state ← 6364136223846793005 state +
 * 1442695040888963407; short enough to be written twice.
 */
public final class Congruential implements RestorableUniformRandomProvider {
  private record State(long value) implements RandomProviderState {}

  private long state;

  /** In its first state. */
  public Congruential(long seed) {
    state = seed;
  }

  @Override
  public long nextLong() {
    state = state * 6364136223846793005L + 1442695040888963407L;
    return state;
  }

  @Override
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  @Override
  public int nextInt(int n) {
    return (int) (((nextLong() >>> 33) * n) >>> 31);
  }

  @Override
  public RandomProviderState saveState() {
    return new State(state);
  }

  @Override
  public void restoreState(RandomProviderState saved) {
    state = ((State) saved).value();
  }
}
