package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command line's records against values computed elsewhere from the same seeds: θ, α, losses,
 * errors and KL of every method at every checkpoint. The README beside the values says where they
 * come from.
 */
class ReproductionTest {
  private static final Path EXPECTED = Path.of("src/test/resources");

  @TempDir Path out;

  @Test
  void equalsOurNumPyOracle() throws IOException {
    compare(EXPECTED.resolve("synthetic-oracle.json"), 1e-9);
  }

  @Test
  void equalsTheAuthorsProgram() throws IOException {
    compare(EXPECTED.resolve("synthetic-authors.json"), 1e-6);
  }

  /**
   * Compares every record.
   *
   * @param judged tolerance of reward errors and KL; the authors compute them in single precision
   */
  private void compare(Path expected, double judged) throws IOException {
    JsonNode records = new ObjectMapper().readTree(expected.toFile());
    assertThat(records.size()).isPositive();
    String seeds =
        StreamSupport.stream(records.spliterator(), false)
            .map(r -> r.get("seed").asInt())
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .map(String::valueOf)
            .collect(Collectors.joining(","));
    for (String setting :
        new String[] {"even-imbalanced", "uneven-balanced", "uneven-imbalanced"}) {
      Cli cli =
          Cli.run(
              "run",
              "synthetic/" + setting,
              "--set",
              "data.features=same,swapped,flipped",
              "--seeds",
              seeds,
              "--out",
              out.toString());
      assertThat(cli.exitCode()).as(cli.err()).isZero();
    }
    for (JsonNode record : records) {
      compare(record, judged);
    }
  }

  private void compare(JsonNode record, double judged) throws IOException {
    String setting = record.get("setting").asText().replace('_', '-');
    ExperimentDirectory directory =
        new ExperimentDirectory(out.resolve("synthetic").resolve(setting));
    int compared = 0;
    for (Map<String, String> cell : directory.cells()) {
      if (cell.get("seed").equals(record.get("seed").asText())
          && cell.get("data.features").equals(record.get("feature").asText())) {
        Map<String, Double> metrics = directory.metrics(cell.get("id"));
        JsonNode checkpoints = record.get("runs").get(cell.get("method"));
        assertThat(checkpoints).as(cell.get("method")).isNotEmpty();
        for (JsonNode checkpoint : checkpoints) {
          compare(cell.toString(), metrics, checkpoint, judged);
        }
        compared++;
      }
    }
    assertThat(compared).as("methods compared").isEqualTo(record.get("runs").size());
  }

  private static void compare(
      String cell, Map<String, Double> metrics, JsonNode checkpoint, double judged) {
    String step = checkpoint.get("iter").asText();
    for (int j = 0; j < 4; j++) {
      relative(cell, metrics, step + "|||theta[" + j + "]", checkpoint.get("theta").get(j));
    }
    for (int g = 0; g < 2; g++) {
      relative(cell, metrics, step + "||" + g + "|weight", checkpoint.get("alpha").get(g));
      relative(cell, metrics, step + "|train|" + g + "|loss", checkpoint.get("train").get(g));
      relative(cell, metrics, step + "|validation|" + g + "|loss", checkpoint.get("val").get(g));
      String test = step + "|test|" + g + "|";
      absolute(
          cell, metrics, test + "greedy_reward_error", checkpoint.get("rew_err").get(g), judged);
      absolute(cell, metrics, test + "kl", checkpoint.get("kl").get(g), judged);
      if (checkpoint.has("expected_err")) {
        JsonNode expected = checkpoint.get("expected_err").get(g);
        absolute(cell, metrics, test + "expected_reward_error", expected, judged);
      }
    }
  }

  private static void relative(
      String cell, Map<String, Double> metrics, String key, JsonNode expected) {
    absolute(cell, metrics, key, expected, 1e-9 * Math.abs(expected.asDouble()));
  }

  private static void absolute(
      String cell, Map<String, Double> metrics, String key, JsonNode expected, double tolerance) {
    assertThat(metrics).as(cell).containsKey(key);
    assertThat(metrics.get(key))
        .as(cell + " " + key)
        .isCloseTo(expected.asDouble(), within(tolerance));
  }
}
