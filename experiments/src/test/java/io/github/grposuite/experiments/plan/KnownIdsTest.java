package io.github.grposuite.experiments.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.grposuite.experiments.spec.Catalogue;
import io.github.grposuite.records.CellIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The ids of cells whose records are committed or were published: a new setting must not change
 * them where it has its old value.
 */
class KnownIdsTest {
  private static final Path RESULTS = Path.of("../results");

  /** The ids of a catalogue experiment, with the contents of a file and a model as given. */
  private static List<String> ids(String experiment, Map<String, String> contents) {
    return Plan.of(Catalogue.find(experiment)).cells().stream()
        .map(
            cell -> {
              Map<String, Object> data = new HashMap<>(cell.data().settings());
              data.putAll(contents.isEmpty() ? cell.data().identity().get() : contents);
              return new CellIdentity(
                      data, cell.method().name(), cell.method().identity(), cell.seed())
                  .id();
            })
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"opinion/five-countries-lm", "opinion/five-countries-states"})
  void recordsOfARealModelAreThoseOfTheExperiment(String experiment) throws IOException {
    Path runs = RESULTS.resolve(experiment).resolve("runs");
    try (Stream<Path> folders = Files.list(runs)) {
      List<Path> records = folders.toList();
      JsonNode data =
          new ObjectMapper().readTree(records.get(0).resolve("manifest.json").toFile()).get("data");
      Map<String, String> contents =
          Map.of("file", data.get("file").asText(), "model", data.get("model").asText());
      assertThat(records)
          .extracting(record -> record.getFileName().toString())
          .containsExactlyInAnyOrderElementsOf(ids(experiment, contents));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "synthetic/uneven-imbalanced, 7b4db04be82d78d6",
    "synthetic/chi, ac58276089b8b185",
    "opinion/five-countries, cde67ff02a4ebc4a",
  })
  void firstId(String experiment, String id) {
    assertThat(ids(experiment, Map.of()).get(0)).isEqualTo(id);
  }

  /** Not those of the prompt as printed, or of another optimiser or patience. */
  @Test
  void whatThePaperPrintsIsAnotherCell() {
    assertThat(ids("opinion/paper", Map.of("file", "f", "model", "m")))
        .hasSize(10)
        .doesNotContainAnyElementsOf(ids("opinion/scripts", Map.of("file", "f", "model", "m")));
  }
}
