package io.github.grposuite.language.training;

import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.policy.TrainablePolicy;
import java.util.List;

/** A policy without dropout that encodes all items together, and tells what is known first. */
record TogetherPolicy(TinyPolicy policy) implements TrainablePolicy {
  @Override
  public int size() {
    return policy.size();
  }

  @Override
  public float[] weights() {
    return policy.weights();
  }

  @Override
  public void setWeights(float[] weights) {
    policy.setWeights(weights);
  }

  @Override
  public double[][] logProbabilities(List<Continuations> items) {
    return policy.logProbabilities(items);
  }

  @Override
  public boolean encodesTogether(List<Continuations> items) {
    return true;
  }

  @Override
  public double[][] accumulate(
      List<Continuations> items, UpstreamGradient upstream, float[] gradient, long dropoutSeed) {
    upstream.known(0, policy.logProbabilities(items));
    return policy.accumulate(items, upstream, gradient, dropoutSeed);
  }
}
