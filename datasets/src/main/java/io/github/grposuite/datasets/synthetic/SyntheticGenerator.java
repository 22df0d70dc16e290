package io.github.grposuite.datasets.synthetic;

import io.github.grposuite.core.evaluation.PreferenceDataset;
import io.github.grposuite.core.evaluation.RewardTable;
import io.github.grposuite.core.pairs.FeatureDifference;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.datasets.random.Draws;
import io.github.grposuite.datasets.random.RandomKind;
import io.github.grposuite.datasets.random.SplittableDraws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws a {@link SyntheticWorld} in the authors' order, so that with {@link
 * RandomKind#NUMPY_LEGACY} their seed gives their data and their θ_0.
 */
public final class SyntheticGenerator {
  private final SyntheticWorld world;

  /** A generator of one world. */
  public SyntheticGenerator(SyntheticWorld world) {
    this.world = world;
  }

  /** A preference between two actions in a state, as drawn. */
  public record Preference(double[] state, int group, int chosen, int rejected) {}

  /** What a seed gives. */
  public record Sample(
      List<Preference> train,
      List<Preference> validation,
      List<Preference> test,
      double[] theta0) {}

  /** Draws the sets of a seed. */
  public Sample sample(long seed) {
    RandomKind.Streams streams = world.random().open(seed);
    double[] equal = SyntheticWorld.equalWeights(world.groups());
    uniforms(streams.stream("environment"), world.stateDimension());
    boolean noisyTraining = world.pairs() != PairSampling.EVEN || !world.certain();
    List<Preference> train =
        preferences(
            streams.stream("train"),
            world.train(),
            world.groupWeights(),
            world.pairs(),
            noisyTraining);
    List<Preference> test =
        preferences(streams.stream("test"), world.test(), equal, PairSampling.EVEN, false);
    List<Preference> validation =
        preferences(streams.stream("validation"), world.validation(), equal, world.pairs(), true);
    flip(train, seed, "flips of train");
    flip(validation, seed, "flips of validation");
    discardRewardModel(streams.stream("reward model"));
    uniforms(streams.stream("second environment"), world.stateDimension());
    double[] theta0 = uniforms(streams.stream("theta0"), world.dimension());
    for (int j = 0; j < theta0.length; j++) {
      theta0[j] = world.startLow() + (world.startHigh() - world.startLow()) * theta0[j];
    }
    return new Sample(train, validation, test, theta0);
  }

  /** The data set of a seed. */
  public PreferenceDataset generate(long seed) {
    Sample sample = sample(seed);
    Waves[] states = sample.test().stream().map(c -> Waves.of(c.state())).toArray(Waves[]::new);
    RewardTable rewards =
        new RewardTable(
            world.groups(),
            world.actions(),
            states.length,
            world.dimension(),
            (group, state, action, phi) -> tabulate(group, states[state], action, phi));
    return new PreferenceDataset(
        IntStream.range(0, world.groups()).mapToObj(Integer::toString).toList(),
        pairs(sample.train()),
        pairs(sample.validation()),
        pairs(sample.test()),
        Optional.of(rewards),
        sample.theta0());
  }

  private List<Preference> preferences(
      Draws draws, int n, double[] weights, PairSampling sampling, boolean noisy) {
    List<Preference> set = new ArrayList<>(n);
    for (int group : groupIds(draws, n, weights)) {
      double[] state = uniforms(draws, world.stateDimension());
      int[] actions = sampling.draw(draws, group, world.actions());
      Waves waves = Waves.of(state);
      double gain = reward(group, waves, actions[1]) - reward(group, waves, actions[0]);
      boolean secondBetter = gain > 0;
      if (noisy && !draws.certain(world.labelCertainty()[group])) {
        secondBetter = draws.bernoulli(1 / (1 + StrictMath.exp(-gain)));
      }
      set.add(
          secondBetter
              ? new Preference(state, group, actions[1], actions[0])
              : new Preference(state, group, actions[0], actions[1]));
    }
    return set;
  }

  /**
   * Turns labels round, by a stream of its own whatever the world's, so that nothing else changes;
   * a label that is turned at some rate is turned at every higher one.
   */
  private void flip(List<Preference> set, long seed, String purpose) {
    UniformRandomProvider random = SplittableDraws.provider(seed, purpose);
    set.replaceAll(
        p ->
            random.nextDouble() < world.labelFlips()[p.group()]
                ? new Preference(p.state(), p.group(), p.rejected(), p.chosen())
                : p);
  }

  private static int[] groupIds(Draws draws, int n, double[] weights) {
    int[] ids =
        IntStream.range(0, weights.length)
            .flatMap(g -> IntStream.range(0, SyntheticWorld.share(weights[g], n)).map(i -> g))
            .toArray();
    draws.shuffle(ids);
    return Arrays.copyOf(ids, Math.min(n, ids.length));
  }

  private static double[] uniforms(Draws draws, int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = draws.uniform();
    }
    return values;
  }

  /** The authors start a reward model here and never use it; its draws move the stream on. */
  private void discardRewardModel(Draws draws) {
    for (int j = 0; j < world.dimension(); j++) {
      draws.normal();
    }
  }

  private double scale(int action) {
    return (double) action / world.actions() + 1;
  }

  private double reward(int group, Waves waves, int action) {
    return tabulate(group, waves, action, new double[world.dimension()]);
  }

  /** Writes φ_g(x, a) and returns r_g(x, a). */
  private double tabulate(int group, Waves waves, int action, double[] phi) {
    world.features().features(group, waves, scale(action), phi);
    double sum = 0;
    for (int j = 0; j < phi.length; j++) {
      sum += phi[j] * world.rewards()[group][j];
    }
    return sum;
  }

  private PairMatrix pairs(List<Preference> preferences) {
    int d = world.dimension();
    double[] chosen = new double[d];
    double[] rejected = new double[d];
    List<FeatureDifference> pairs = new ArrayList<>(preferences.size());
    for (Preference c : preferences) {
      Waves waves = Waves.of(c.state());
      world.features().features(c.group(), waves, scale(c.chosen()), chosen);
      world.features().features(c.group(), waves, scale(c.rejected()), rejected);
      double[] difference = new double[d];
      for (int j = 0; j < d; j++) {
        difference[j] = chosen[j] - rejected[j];
      }
      pairs.add(new FeatureDifference(c.group(), difference));
    }
    return PairMatrix.of(world.groups(), d, pairs);
  }
}
