package io.github.grposuite.experiments.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.experiments.spec.TreeSettings;
import io.github.grposuite.experiments.spec.YamlFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pairs of a file, for one seed after another. */
class PairSourceTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    StringBuilder rows = new StringBuilder("prompt,chosen,rejected,country\n");
    for (int i = 0; i < 120; i++) {
      rows.append("prompt %d,better %d,worse,%s%n".formatted(i / 2, i % 7, i % 3 == 0 ? "a" : "b"));
    }
    file = Files.writeString(folder.resolve("pairs.csv"), rows);
  }

  private DataPlan<Dataset.LogLinear> plan(Object seed) {
    Map<String, Object> data =
        Map.of(
            "source",
            "pairs",
            "file",
            List.of(file.toString()),
            "group",
            "country",
            "features",
            16,
            "split",
            Map.of("seed", seed));
    return PairSource.logLinear(
        new TreeSettings("the test", "data", YamlFormat.MAPPER.valueToTree(data)));
  }

  private static Dataset.LogLinear load(DataPlan<Dataset.LogLinear> plan, long seed) {
    return plan.loader().load(seed, part -> {});
  }

  /** The file is gone when the second seed comes, so that nothing can be computed again. */
  @Test
  void seedsThatDivideShareTheFeatures() throws IOException {
    String alone = load(plan("run"), 1).hash();
    DataPlan<Dataset.LogLinear> plan = plan("run");
    Dataset.LogLinear first = load(plan, 0);
    Files.delete(file);
    Dataset.LogLinear second = load(plan, 1);
    assertThat(second.hash()).isEqualTo(alone).isNotEqualTo(first.hash());
  }

  @Test
  void seedsOfOneDivisionShareTheMatrices() {
    DataPlan<Dataset.LogLinear> plan = plan(5);
    Dataset.LogLinear first = load(plan, 0);
    assertThat(load(plan, 1).data().train()).isSameAs(first.data().train());
  }
}
