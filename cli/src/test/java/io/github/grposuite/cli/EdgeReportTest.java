package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Reports on what statistics have no value for: they say so, and never NaN or Infinity. */
class EdgeReportTest {
  private static final Pattern NO_VALUE = Pattern.compile("\\b(NaN|Infinity)\\b");
  private static final String WORLD =
      "source: synthetic, random: splittable, features: flipped, pairs: uneven, actions: 8,"
          + " state_dimension: 2, group_weights: [0.2, 0.8], label_certainty: [1, 1], train: 60,"
          + " validation: 20, test: 20, ";
  private static final String REWARDS = "rewards: [[1, 3, 1, 3], [3, 1, 3, 1]], start: [0, 5]";
  private static final String ZEROS = "rewards: [[0, 0, 0, 0], [0, 0, 0, 0]], start: [0, 0]";
  private static final String DPO =
      "{loss: dpo, weighting: pooled, solver: gradient, beta: 1, eta_theta: 0.9, steps: 20}";
  private static final String STILL =
      "{loss: dpo, weighting: pooled, solver: gradient, beta: 1, eta_theta: 1e-300, steps: 5}";
  private static final String BEYOND =
      "{loss: ipo, weighting: pooled, solver: gradient, beta: 10, eta_theta: 1e200, steps: 5}";

  @TempDir Path folder;

  static List<Arguments> experiments() {
    return List.of(
        Arguments.of("all tied", "1..3", REWARDS, List.of(DPO, DPO, DPO), "all tied"),
        Arguments.of("one seed", "1", REWARDS, List.of(DPO, STILL), "have one seed only"),
        Arguments.of("one of all", "1", REWARDS, List.of(DPO), "have one seed only"),
        Arguments.of("zeros", "1..3", ZEROS, List.of(DPO, STILL), "no relative reward error"),
        Arguments.of("constant", "1..3", ZEROS, List.of(STILL, STILL), "no relative reward error"),
        Arguments.of("diverged", "1..3", REWARDS, List.of(DPO, BEYOND), "is infinite at step"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("experiments")
  void noValueAndWhy(String name, String seeds, String data, List<String> methods, String why)
      throws IOException {
    StringBuilder yaml = new StringBuilder("name: edge\ndescription: edge\nseeds: " + seeds);
    yaml.append("\ndata: {" + WORLD + data + "}\nmethods:\n");
    for (int i = 0; i < methods.size(); i++) {
      yaml.append("  m" + i + ": " + methods.get(i) + "\n");
    }
    Path file = Files.writeString(folder.resolve("edge.yaml"), yaml);
    Cli.run("run", file.toString(), "--out", folder.toString());
    Cli report = Cli.run("report", folder.resolve("edge").toString());

    Path written = folder.resolve("edge/report");
    assertThat(written.resolve("index.html")).as(report.err()).content().contains(why);
    try (Stream<Path> all = Files.walk(written)) {
      for (Path text : all.filter(f -> f.toString().matches(".*\\.(md|tex|html|svg)")).toList()) {
        String read = Files.readString(text).replaceAll("(?s)<script>.*?</script>", "");
        Matcher found = NO_VALUE.matcher(read);
        assertThat(found.find() ? found.group() : "").as(text.toString()).isEmpty();
      }
    }
  }
}
