package io.github.grposuite.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.YamlFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments on people's own files of pairs, as executors get them. */
class PairBundleTest {
  @TempDir Path folder;

  private static String rows(int from, int to) {
    StringBuilder text = new StringBuilder("prompt,chosen,rejected,country,user\n");
    for (int i = from; i < to; i++) {
      text.append("Topic %d?,yes,no,%s,u%d\n".formatted(i, i % 2 == 0 ? "a" : "b", i % 2));
    }
    return text.toString();
  }

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve("here").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static Plan plan(String data, String more) {
    return Plan.of(
        Specification.parse(
            "mine.yaml",
            """
            name: mine
            seeds: 0
            data: {source: pairs, features: 16, %s}
            methods:
              gr-dpo: {beta: 1, eta_theta: 1, eta_alpha: 0.1, steps: 2, evaluate_every: 1}
            %s
            """
                .formatted(data, more)));
  }

  private static String document(Plan plan) throws IOException {
    return YamlFormat.MAPPER.writeValueAsString(plan.document());
  }

  private static List<String> ids(Plan plan) {
    return plan.cells().stream().map(Cell::id).toList();
  }

  /** Packs, takes the files away, and unpacks elsewhere: the cells are the same. */
  private ExperimentBundle travels(Plan plan) throws IOException {
    List<String> ids = ids(plan);
    ExperimentBundle bundle = ExperimentBundle.pack(document(plan), Optional.empty(), plan.cells());
    Path there = Files.createDirectory(folder.resolve("there"));
    String document = bundle.unpack(there);
    Files.move(folder.resolve("here"), folder.resolve("gone"));
    assertThat(ids(Plan.of(Specification.parse("there", document)))).isEqualTo(ids);
    assertThat(document).doesNotContain(folder.resolve("here").toString());
    return bundle;
  }

  @Test
  void aTextKeepsItsEnding() throws IOException {
    Path file = file("pairs.v2.csv", rows(0, 80));
    ExperimentBundle bundle = travels(plan("group: country, file: " + file, ""));
    assertThat(bundle.files()).hasSize(1);
    assertThat(bundle.unpack(folder.resolve("there"))).contains("/pairs.v2.csv");
  }

  @Test
  void aListOfFilesOfOneName() throws IOException {
    Path first = file("a/pairs.csv", rows(0, 40));
    Path second = file("b/pairs.csv", rows(40, 80));
    assertThat(travels(plan("group: country, file: [%s, %s]".formatted(first, second), "")).files())
        .hasSize(2);
  }

  @Test
  void filesByPart() throws IOException {
    Path train = file("train.csv", rows(0, 60));
    Path validation = file("validation.csv", rows(60, 75));
    Path test = file("test.csv", rows(75, 90));
    String block = "{train: %s, validation: %s, test: %s}".formatted(train, validation, test);
    assertThat(travels(plan("group: country, file: " + block, "")).files()).hasSize(3);
  }

  @Test
  void theGroupsFile() throws IOException {
    Path file = file("pairs.csv", rows(0, 80));
    Path users = file("users.csv", "user,nation\nu0,x\nu1,y\n");
    String group = "group: {join: %s, on: user, column: nation}".formatted(users);
    assertThat(travels(plan(group + ", file: " + file, "")).files())
        .extracting(DataFile::path)
        .containsExactlyInAnyOrder(file.toString(), users.toString());
  }

  @Test
  void whatVariesIsExcludedOrNamedInASubset() throws IOException {
    Path first = file("a.csv", rows(0, 80));
    Path second = file("b.csv", rows(80, 160));
    Path third = file("c.csv", rows(160, 240));
    String more =
        """
        vary:
          data.file: [%1$s, [%1$s, %2$s], %2$s, %3$s]
        exclude: [{data.file: %2$s}]
        subsets: {first: {where: {data.file: %1$s}}}
        """
            .formatted(first, second, third);
    Plan plan = plan("group: country", more);
    assertThat(plan.cells()).hasSize(3);
    assertThat(travels(plan).files()).hasSize(3);
  }

  /** Cells that are done already are planned by executors as well. */
  @Test
  void filesOfFinishedCellsTravelToo() throws IOException {
    String vary = "vary: {data.file: [%s, %s]}";
    Path first = file("a.csv", rows(0, 80));
    Plan plan = plan("group: country", vary.formatted(first, file("b.csv", rows(80, 160))));
    List<Cell> left = plan.cells().subList(1, 2);
    assertThat(ExperimentBundle.pack(document(plan), Optional.empty(), left).files()).hasSize(2);
  }

  @Test
  void largeFilesStayWhereTheyAre() throws IOException {
    Path file = file("pairs.csv", rows(0, 80));
    Path relative = Path.of("").toAbsolutePath().relativize(file);
    Plan plan = plan("group: country, file: " + relative, "");
    long bytes = Files.size(file);
    ExperimentBundle large =
        ExperimentBundle.pack(document(plan), Optional.empty(), plan.cells(), bytes - 1);
    assertThat(large.files()).isEmpty();
    assertThat(large.unpack(folder)).contains("file: " + file + "\n");
    assertThat(ExperimentBundle.pack(document(plan), Optional.empty(), plan.cells(), bytes).files())
        .hasSize(1);
    String id = plan.cells().get(0).id();
    Files.delete(file);
    assertThat(ExecutorExperiment.open(large.key(), () -> large).compute(id))
        .isInstanceOfSatisfying(
            CellResult.Refused.class,
            refused ->
                assertThat(refused.reason())
                    .contains(file.toString())
                    .endsWith(
                        "; every worker needs the same large files and language models, under the"
                            + " same paths"));
  }

  @Test
  void aDamagedFileIsNoticed() {
    DataFile file = new DataFile("a.csv", "0".repeat(64), new byte[] {1});
    assertThatThrownBy(() -> file.write(folder))
        .isInstanceOf(IOException.class)
        .hasMessage("a.csv was damaged on its way");
  }

  @Test
  void parquetNeedsItsReader() throws IOException {
    Path file = file("pairs.csv", rows(0, 80));
    String document = document(plan("group: country, file: " + file, ""));
    assertThat(ExperimentBundle.extras(document, List.of())).isEmpty();
    assertThat(ExperimentBundle.extras(document.replace("pairs.csv", "pairs.PARQUET"), List.of()))
        .isEqualTo(Set.of(Jars.Extra.PARQUET));
  }
}
