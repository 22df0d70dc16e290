package io.github.grposuite.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against plain loops over states and actions. */
class RewardTableTest {
  private final TinyWorld world = TinyWorld.random(121);
  private final RewardTable table = world.table();

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 1, 10, 300})
  void agreesWithPlainLoops(double scale) {
    SplittableRandom random = new SplittableRandom(122);
    for (int trial = 0; trial < 20; trial++) {
      double[] theta =
          random.doubles(TinyWorld.DIMENSION).map(u -> scale * random.nextGaussian()).toArray();
      for (int g = 0; g < TinyWorld.GROUPS; g++) {
        RewardTable.PolicyErrors actual = table.evaluate(g, theta, table.newScratch());
        RewardTable.PolicyErrors expected = world.judge(g, theta);
        assertThat(actual.greedyRewardError())
            .isEqualTo(expected.greedyRewardError(), within(1e-14));
        assertThat(actual.absoluteRewardError())
            .isEqualTo(actual.greedyRewardError() * table.optimalReward(g), within(1e-14))
            .isEqualTo(expected.absoluteRewardError(), within(1e-13));
        assertThat(actual.expectedRewardError())
            .isEqualTo(expected.expectedRewardError(), within(1e-13));
        assertThat(actual.kl()).isEqualTo(expected.kl(), within(1e-13 * (1 + expected.kl())));
        assertThat(actual.kl()).isGreaterThan(-1e-13);
      }
    }
  }

  @Test
  void theUniformPolicyTakesTheFirstActionAndEarnsTheMeanReward() {
    for (int g = 0; g < TinyWorld.GROUPS; g++) {
      RewardTable.PolicyErrors uniform =
          table.evaluate(g, new double[TinyWorld.DIMENSION], table.newScratch());
      double best = 0;
      double first = 0;
      double mean = 0;
      double kl = Math.log(TinyWorld.ACTIONS);
      for (double[] rewards : world.rewards()[g]) {
        double top = Double.NEGATIVE_INFINITY;
        double partition = 0;
        for (double reward : rewards) {
          top = Math.max(top, reward);
          partition += Math.exp(reward);
          mean += reward / TinyWorld.ACTIONS;
        }
        for (double reward : rewards) {
          double p = Math.exp(reward) / partition;
          kl += p * Math.log(p) / TinyWorld.STATES;
        }
        best += top;
        first += rewards[0];
      }
      assertThat(uniform.greedyRewardError()).isEqualTo((best - first) / best, within(1e-14));
      assertThat(uniform.expectedRewardError()).isEqualTo((best - mean) / best, within(1e-14));
      assertThat(uniform.kl()).isEqualTo(kl, within(1e-14));
      assertThat(table.optimalReward(g)).isEqualTo(best / TinyWorld.STATES, within(1e-14));
    }
  }

  /** Two actions with the same features tie at every θ; the first counts, last action or not. */
  @Test
  void greedyTiesGoToTheFirstAction() {
    double[][] phi = {{0}, {1}, {1}, {0}};
    double[] reward = {5, 7, 10, 1};
    RewardTable ties =
        new RewardTable(
            1,
            4,
            3,
            1,
            (g, s, a, out) -> {
              out[0] = phi[a][0];
              return reward[a];
            });
    RewardTable.PolicyErrors up = ties.evaluate(0, new double[] {2}, ties.newScratch());
    RewardTable.PolicyErrors down = ties.evaluate(0, new double[] {-2}, ties.newScratch());
    assertThat(up.greedyRewardError()).isEqualTo((10.0 - 7) / 10);
    assertThat(up.absoluteRewardError()).isEqualTo(10.0 - 7);
    assertThat(down.greedyRewardError()).isEqualTo((10.0 - 5) / 10);
    assertThat(down.absoluteRewardError()).isEqualTo(10.0 - 5);
  }

  /** The product of 2,000 partition functions of 50 actions passes 2^1024 many times. */
  @Test
  void manyStatesAndActionsDoNotOverflow() {
    RewardTable large =
        new RewardTable(
            1,
            50,
            2000,
            1,
            (g, s, a, out) -> {
              out[0] = 0;
              return 1;
            });
    assertThat(large.evaluate(0, new double[] {1}, large.newScratch()).kl())
        .isEqualTo(0, within(1e-12));
  }
}
