package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.experiments.engine.ExperimentRun;
import io.github.grposuite.experiments.engine.ExperimentStatus;
import io.github.grposuite.experiments.engine.RunOptions;
import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.spec.Overrides;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.records.CellIdentity;
import io.github.grposuite.records.CellState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cells: what there is to run, under which ids, and that none is run twice. */
class CellsTest {
  @TempDir Path out;

  private static Plan plan(String name, String... set) {
    Specification spec = Specification.parse(name, Cli.run("show", name).out());
    for (String assignment : set) {
      spec = Overrides.set(spec, assignment);
    }
    return Plan.of(spec);
  }

  private static List<String> ids(Plan plan) {
    return plan.cells().stream().map(Cell::id).toList();
  }

  @Test
  void gridOfDataMethodsAndSeeds() {
    Plan plan = plan("synthetic/even-imbalanced", "data.features=same,swapped,flipped");
    assertThat(plan.cells()).hasSize(3 * 7 * 20);
    assertThat(ids(plan)).doesNotHaveDuplicates();
    assertThat(plan.varied()).containsExactly("data.features");
    assertThat(plan("synthetic/chi").cells()).hasSize(2 * 11 * 20);
  }

  @Test
  void wildcardAppliesOnlyWhereTheKeyExists() {
    Plan plan = plan("synthetic/even-imbalanced", "methods.*.chi=0,1");
    assertThat(plan.cells()).hasSize((7 + 2) * 20);
    assertThat(plan.cells())
        .filteredOn(cell -> cell.method().name().equals("dpo"))
        .allMatch(cell -> cell.varied().get("methods.*.chi").isEmpty());
  }

  @Test
  void idDependsOnContentAlone() {
    List<String> ids = ids(plan("synthetic/chi"));
    assertThat(ids(plan("synthetic/chi", "methods.gr-dpo.beta=1.0"))).isEqualTo(ids);
    assertThat(ids(plan("synthetic/chi", "methods.gr-dpo.steps=2e4"))).isEqualTo(ids);
    assertThat(ids(plan("synthetic/chi", "methods.*.radius=1")).get(0)).isNotEqualTo(ids.get(0));
    assertThat(ids(plan("synthetic/chi", "data.test=1001"))).doesNotContainAnyElementsOf(ids);
  }

  @Test
  void idIsTheSameOnEveryMachine() {
    assertThat(ids(plan("synthetic/chi")).get(0)).isEqualTo("ac58276089b8b185");
  }

  /** From the records of version 0.1.0: later settings must not make them those of another cell. */
  @ParameterizedTest
  @CsvSource({
    "synthetic/even-imbalanced, same, is-dpo, 1f8118c9293ea48e",
    "synthetic/even-imbalanced, swapped, gr-ipo, 3b26f05bc3c36e20",
    "synthetic/uneven-balanced, same, gr-dpo, be1ec8979bfc0ec0",
    "synthetic/uneven-balanced, flipped, dpo, c3d4301eb30f180e",
    "synthetic/uneven-imbalanced, same, ipo, 809e59e77310dc79",
    "synthetic/uneven-imbalanced, swapped, is-ipo, 7a754ae40fe7a3a6",
    "synthetic/uneven-imbalanced, swapped, gr-dpo, 5e20a5319ea83b34",
    "synthetic/uneven-imbalanced, swapped, gr-ipo, 5f74d1c97a0e490e",
    "synthetic/uneven-imbalanced, same, gr-ipo@reference-head, 343849c596b8e565"
  })
  void idsOfOlderRecordsStay(String experiment, String features, String method, String id) {
    Plan plan = plan(experiment, "data.features=" + features);
    assertThat(plan.cells())
        .filteredOn(cell -> cell.seed() == 2021 && cell.method().name().equals(method))
        .extracting(Cell::id)
        .containsExactly(id);
  }

  /** A setting that came later stands in a record only where it is not its default. */
  @Test
  void equalGivenWeightsAreTheIdsOfBefore() {
    List<String> before = ids(plan("synthetic/chi"));
    assertThat(ids(plan("synthetic/chi", "methods.*.mu=equal"))).isEqualTo(before);
    Plan sampling = plan("synthetic/chi", "methods.gr-ipo.mu=importance-sampling");
    assertThat(ids(sampling)).hasSameSizeAs(before).isNotEqualTo(before);
    assertThat(sampling.cells())
        .filteredOn(cell -> cell.method().name().equals("gr-ipo"))
        .allMatch(cell -> cell.method().settings().get("mu").equals("importance-sampling"));
    assertThat(ids(plan("synthetic/chi", "methods.gr-ipo.mu=[0.3,0.7]")))
        .isEqualTo(ids(plan("synthetic/chi", "methods.gr-ipo.mu=[0.3,0.70]")))
        .isNotEqualTo(before);
  }

  /** The draws of noisy labels under numpy-legacy were mended; what has none stays what it was. */
  @Test
  void onlyNoisyLabelsOfTheAuthorsStreamHaveOtherIdsThanBefore() {
    for (Cell cell : plan("ablation/label-noise").cells()) {
      Map<String, Object> settings = cell.data().settings();
      String before =
          new CellIdentity(settings, cell.method().name(), cell.method().settings(), cell.seed())
              .id();
      boolean certain =
          Arrays.equals((double[]) settings.get("label_certainty"), new double[] {1, 1});
      assertThat(cell.id().equals(before)).isEqualTo(certain);
    }
    for (Cell cell : plan("ablation/label-noise", "data.random=splittable").cells()) {
      assertThat(cell.id())
          .isEqualTo(
              new CellIdentity(
                      cell.data().settings(),
                      cell.method().name(),
                      cell.method().settings(),
                      cell.seed())
                  .id());
    }
  }

  @Test
  void writtenSpecificationRunsToTheSameCells() throws IOException {
    run();
    Specification written = Specification.read(out.resolve("synthetic/chi/experiment.yaml"));
    assertThat(Plan.of(written).cells().stream().map(Cell::id))
        .containsExactlyElementsOf(
            new ExperimentDirectory(out.resolve("synthetic/chi"))
                .cells().stream().map(cell -> cell.get("id")).toList());
  }

  @Test
  void finishedCellsAreNotRunAgain() throws IOException {
    run();
    ExperimentDirectory directory = new ExperimentDirectory(out.resolve("synthetic/chi"));
    List<Map<String, String>> cells = directory.cells();
    assertThat(cells).hasSize(4).allMatch(cell -> cell.get("status").equals("done"));
    Path kept = done(cells.get(0));
    Path lost = done(cells.get(1));
    FileTime before = Files.getLastModifiedTime(kept);
    Files.delete(lost);
    try (var files = Files.list(lost.getParent())) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(lost.getParent());
    run();
    assertThat(Files.getLastModifiedTime(kept)).isEqualTo(before);
    assertThat(lost).exists();
  }

  @Test
  void ownValuesOfAMethodReplaceThoseForAll() {
    Plan plan = plan("synthetic/chi", "methods.gr-ipo.chi=0.3");
    assertThat(plan.cells()).hasSize((11 + 1) * 20);
    assertThat(plan.cells())
        .filteredOn(cell -> cell.method().name().equals("gr-ipo"))
        .allMatch(cell -> cell.method().settings().get("chi").equals(0.3))
        .allMatch(cell -> cell.varied().get("methods.*.chi").isEmpty());
  }

  @Test
  void processesShareADirectory() throws Exception {
    Plan plan = plan("synthetic/chi", "methods.*.steps=20", "data.train=50");
    List<Callable<ExperimentStatus>> twice =
        Collections.nCopies(
            2, () -> ExperimentRun.run(plan, out, RunOptions.local(2), (c, o, r) -> {}));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    for (Future<ExperimentStatus> summary : threads.invokeAll(twice)) {
      assertThat(summary.get().errors()).isEmpty();
      assertThat(summary.get().count(CellState.DONE)).isEqualTo(plan.cells().size());
    }
    threads.shutdown();
    try (var runs = Files.list(out.resolve("synthetic/chi/runs"))) {
      assertThat(runs.map(run -> run.getFileName().toString()))
          .filteredOn(name -> !name.equals(".locks"))
          .containsExactlyInAnyOrderElementsOf(ids(plan));
    }
  }

  @Test
  void unfinishedFolderIsReplaced() throws IOException {
    run();
    Map<String, String> cell = new ExperimentDirectory(out.resolve("synthetic/chi")).cells().get(0);
    Files.delete(done(cell));
    run();
    assertThat(done(cell)).exists();
  }

  @Test
  void leftoversOfDeadProcessesAreSwept() throws IOException {
    run();
    Path leftover = out.resolve("synthetic/chi/runs/.writing-0123456789abcdef-999999999-1");
    Files.createDirectory(leftover);
    Files.writeString(leftover.resolve("metrics.csv"), "step");
    run();
    assertThat(leftover).doesNotExist();
  }

  @Test
  void recordsOfAnotherCellOrFormatAreRefused() throws IOException {
    run();
    Path runs = out.resolve("synthetic/chi/runs");
    List<Map<String, String>> cells = new ExperimentDirectory(out.resolve("synthetic/chi")).cells();
    for (String file :
        new String[] {"metrics.csv", "policy.json", "manifest.json", "environment.json", "done"}) {
      Files.copy(
          runs.resolve(cells.get(1).get("id")).resolve(file),
          runs.resolve(cells.get(0).get("id")).resolve(file),
          StandardCopyOption.REPLACE_EXISTING);
    }
    Cli cli = Cli.run("report", out.resolve("synthetic/chi").toString());
    assertThat(cli.exitCode()).isEqualTo(1);
    assertThat(cli.err())
        .contains("manifest.json must have format 1 to 3 and id " + cells.get(0).get("id"))
        .contains("but has format 3 and id \"" + cells.get(1).get("id"));
    assertThat(cli.out()).contains("3 of 4 cells");
  }

  @Test
  void reportSeesWhatAnInterruptedRunFinished() throws IOException {
    run();
    Path table = out.resolve("synthetic/chi/cells.csv");
    String before = Files.readString(table);
    Files.writeString(table, before.replace(",done,,", ",pending,,"));
    assertThat(Files.readString(table)).isNotEqualTo(before);
    assertThat(Cli.run("report", out.resolve("synthetic/chi").toString()).exitCode()).isZero();
    assertThat(Files.readString(table)).isEqualTo(before);
  }

  @Test
  void anOlderTableLosesItsTimesAndNothingElse() throws IOException {
    run();
    Path table = out.resolve("synthetic/chi/cells.csv");
    String before = Files.readString(table);
    Files.writeString(
        table, before.replace(",error,", ",error,seconds,").replace(",done,,", ",done,,0.125,"));
    assertThat(Files.readString(table)).isNotEqualTo(before);
    assertThat(Cli.run("report", out.resolve("synthetic/chi").toString()).exitCode()).isZero();
    assertThat(Files.readString(table)).isEqualTo(before);
  }

  private Path done(Map<String, String> cell) {
    return out.resolve("synthetic/chi/runs/" + cell.get("id") + "/done");
  }

  private void run() {
    Cli cli =
        Cli.run(
            "run",
            "synthetic/chi",
            "--seeds",
            "7",
            "--set",
            "methods.*.steps=20",
            "--set",
            "methods.*.chi=0,0.5",
            "--out",
            out.toString());
    assertThat(cli.exitCode()).as(cli.err()).isZero();
  }
}
