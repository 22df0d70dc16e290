package io.github.grposuite.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.experiments.spec.Overrides;
import io.github.grposuite.experiments.spec.Specification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        .filteredOn(cell -> cell.method().method().name().equals("dpo"))
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
