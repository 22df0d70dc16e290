package io.github.grposuite.language.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.core.weighting.Pooled;
import io.github.grposuite.language.policy.Continuations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Losses and their gradients against TRL's own code in 64 bits: tools/trl_oracle.py. Log-ratios are
 * differences of sums of up to 1e3 in size that are added in another order, which leaves 1e-12 of
 * them; 1e-6 is asked for.
 */
class TrlTest {
  private static final double TOLERANCE = 1e-6;

  private record Row(PreferenceObjective objective, Example example, double[] numbers) {}

  private static Row row(String line) {
    String[] fields = line.split(",");
    String name = fields[0];
    List<Object> settings = new ArrayList<>();
    settings.addAll(List.of("loss", name, "weighting", "pooled"));
    double parameter = Double.parseDouble(fields[1]);
    settings.addAll(List.of("beta", Double.parseDouble(fields[2])));
    settings.addAll(List.of("log_probability", fields[3]));
    settings.addAll(List.of("sft_weight", Double.parseDouble(fields[4])));
    settings.addAll(
        List.of("label_smoothing", parameter, "temperature", parameter, "gamma", parameter));
    PreferenceObjective objective =
        PreferenceObjective.read("mine", MapSettings.of(settings.toArray()));
    int[][] responses = {
      new int[Integer.parseInt(fields[5])], new int[Integer.parseInt(fields[6])]
    };
    Example example = new Example(0, new Continuations(new int[1], responses));
    return new Row(
        objective, example, Stream.of(fields).skip(7).mapToDouble(Double::parseDouble).toArray());
  }

  @Test
  void lossesAndGradientsAreThoseOfTrl() throws IOException {
    List<String> lines;
    try (InputStream in = getClass().getResourceAsStream("/losses/trl.csv")) {
      lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
    }
    assertThat(lines).hasSize(255);
    for (String line : lines) {
      Row row = row(line);
      assertThat(row.objective().weighting()).isEqualTo(new Pooled());
      double[] x = row.numbers();
      double[] policy = {x[0], x[1]};
      double[] reference = {x[2], x[3]};
      assertThat(row.objective().loss(row.example(), policy, reference))
          .as(line)
          .isEqualTo(x[4], within(TOLERANCE * Math.max(1, Math.abs(x[4]))));
      double[] slopes = row.objective().upstreamGradient(row.example(), policy, reference, 1);
      for (int i = 0; i < 2; i++) {
        assertThat(slopes[i])
            .as(line)
            .isEqualTo(x[5 + i], within(TOLERANCE * Math.max(1, Math.abs(x[5 + i]))));
      }
    }
  }
}
