package io.github.grposuite.core.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Weights that solvers of another kind found: tools/weighting_oracle.py. Its bisections end at
 * 1e-15 of the multiplier, which moves weights by at most its condition, below 1e-9 here; its
 * least-squares solution leaves the simplex by 1e-12.
 */
class WeightingOracleTest {
  private static final double TOLERANCE = 1e-9;

  private static GroupWeighting weighting(String name, double parameter) {
    GivenWeights equal = new GivenWeights.Equal();
    return switch (name) {
      case "cvar" -> new MemorylessWeighting.Cvar(parameter);
      case "chi-square" -> new MemorylessWeighting.ChiSquare(parameter);
      case "kl-ball" -> new MemorylessWeighting.KlBall(parameter, equal);
      case "kl" -> new MemorylessWeighting.Tilted(parameter, equal);
      case "q-ffl" -> new MemorylessWeighting.QFair(parameter);
      case "euclidean" -> new ProjectedGradient(parameter);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  @Test
  void weightsAreThoseOfOtherSolvers() throws IOException {
    List<String> rows;
    try (InputStream in = getClass().getResourceAsStream("/weighting/expected.csv")) {
      rows = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
    }
    assertThat(rows).hasSize(92);
    for (String row : rows) {
      String[] fields = row.split(",");
      double[] losses = numbers(fields[2]);
      int[] sizes = new int[losses.length];
      Arrays.setAll(sizes, g -> 3 + g);
      GroupWeighting weighting = weighting(fields[0], Double.parseDouble(fields[1]));
      GroupWeights weights = weighting.start(sizes);

      weights.update(SeenLosses.of(losses));

      assertThat(weighting.name()).isEqualTo(fields[0]);
      assertThat(weights.alpha()).as(row).containsExactly(numbers(fields[3]), within(TOLERANCE));
      for (int g = 0; g < losses.length; g++) {
        assertThat(weights.effective(g)).isEqualTo(weights.alpha()[g], within(1e-15));
      }
    }
  }
}
