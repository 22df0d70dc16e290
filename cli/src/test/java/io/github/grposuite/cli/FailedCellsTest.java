package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.experiments.engine.Cells;
import io.github.grposuite.experiments.engine.ExperimentRun;
import io.github.grposuite.experiments.engine.ExperimentStatus;
import io.github.grposuite.experiments.engine.RunOptions;
import io.github.grposuite.experiments.plan.Cell;
import io.github.grposuite.experiments.plan.Plan;
import io.github.grposuite.records.CellState;
import io.github.grposuite.records.CellStatus;
import io.github.grposuite.records.DoneMarker;
import io.github.grposuite.records.Failure;
import io.github.grposuite.records.RecordJson;
import io.github.grposuite.records.store.RunStore;
import io.github.grposuite.records.store.RunWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells that fail: what is kept of them, and when they are tried again. */
class FailedCellsTest {
  @TempDir Path out;

  private Cli diverge(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("run", "synthetic/chi", "--seeds", "1,2", "--set", "methods.*.chi=1"));
    arguments.addAll(List.of("--methods", "gr-ipo", "--out", out.toString(), "--jobs", "1"));
    arguments.addAll(List.of("--set", "methods.gr-ipo.solver=gradient"));
    arguments.addAll(List.of("--set", "methods.gr-ipo.eta_theta=1000"));
    arguments.addAll(List.of(more));
    return Cli.run(arguments.toArray(String[]::new));
  }

  private List<Path> failures(String experiment) throws IOException {
    try (Stream<Path> folders = Files.list(out.resolve(experiment).resolve("failed"))) {
      return folders.sorted().toList();
    }
  }

  @Test
  void divergenceIsKeptWithItsStepAndGroup() throws IOException {
    Cli cli = diverge();
    assertThat(cli.exitCode()).isEqualTo(1);
    assertThat(cli.err()).contains("2 of 2 cells failed", "--retry-failed");
    List<Path> failures = failures("synthetic/chi");
    assertThat(failures).hasSize(2);
    for (Path failure : failures) {
      DoneMarker.verify(failure);
      JsonNode content = RecordJson.PRETTY.readTree(failure.resolve("failure.json").toFile());
      assertThat(content.get("kind").asText()).isEqualTo("diverged");
      assertThat(content.get("error").asText())
          .contains("group " + content.get("group").asText() + " is ")
          .contains("at step " + content.get("step").asInt() + ";");
      assertThat(failure.resolve("metrics.csv")).content().startsWith("step,").contains("\n0,");
      assertThat(failure.resolve("policy.json")).doesNotExist();
    }
  }

  @Test
  void failedCellsRunAgainOnlyWhenAsked() throws IOException {
    diverge();
    Path environment = failures("synthetic/chi").get(0).resolve("environment.json");
    String first = Files.readString(environment);
    Cli again = diverge();
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains("2 of 2 cells failed", "lower eta_theta");
    assertThat(environment).content().isEqualTo(first);
    assertThat(diverge("--retry-failed").exitCode()).isEqualTo(1);
    assertThat(Files.readString(environment)).isNotEqualTo(first);
    assertThat(failures("synthetic/chi")).hasSize(2);
  }

  @Test
  void failFastLeavesTheRest() throws IOException {
    Cli cli = diverge("--fail-fast");
    assertThat(cli.exitCode()).isEqualTo(1);
    assertThat(cli.err()).contains("1 of 2 cells failed");
    assertThat(new ExperimentDirectory(out.resolve("synthetic/chi")).cells())
        .extracting(cell -> cell.get("status"))
        .containsExactly("failed", "pending");
  }

  @Test
  void aRetryThatSucceedsTakesTheFailureAway() throws IOException {
    Plan plan = Cells.plan();
    RunStore store = new RunStore(out.resolve("small"));
    store.prepare();
    Cell cell = plan.cells().get(1);
    RunWriter writer = store.writer(cell.identity());
    writer.fail(
        new Failure(Failure.Kind.MEMORY, "=no room", OptionalInt.of(7), Optional.empty()), "");
    CellStatus failed = writer.publish();
    ExperimentStatus kept = ExperimentRun.run(plan, out, RunOptions.local(2), (c, o, r) -> {});
    assertThat(kept.count(CellState.DONE)).isEqualTo(3);
    assertThat(kept.outcomes().get(1)).isEqualTo(failed);
    assertThat(failed.step()).hasValue(7);
    assertThat(out.resolve("small/cells.csv")).content().contains(",failed,'=no room\n");
    ExperimentStatus retried =
        ExperimentRun.run(plan, out, retrying(Optional.empty()), (c, o, r) -> {});
    assertThat(retried.count(CellState.DONE)).isEqualTo(4);
    assertThat(failures("small")).isEmpty();
  }

  private static RunOptions retrying(Optional<Duration> timeout) {
    return new RunOptions(
        RunOptions.LOCAL, Optional.empty(), 2, true, false, timeout, Optional.empty());
  }

  @Test
  void aCellPastItsTimeFails() throws IOException {
    Plan plan = Cells.plan(200_000);
    RunOptions hasty = retrying(Optional.of(Duration.ofMillis(1)));
    ExperimentStatus summary = ExperimentRun.run(plan, out, hasty, (c, o, r) -> {});
    assertThat(summary.count(CellState.FAILED)).isEqualTo(4);
    assertThat(summary.failures())
        .allMatch(
            error -> error.matches("not done after 0.001 s, at step \\d+; raise --timeout.*"));
    assertThat(failures("small").get(0).resolve("failure.json")).content().contains("\"timeout\"");
  }

  @Test
  void wrongFlags() {
    assertThat(diverge("--timeout", "90").err()).contains("--timeout: must be a whole number and");
    assertThat(diverge("--engine", "spork").err()).contains("did you mean \"spark\"?");
    assertThat(diverge("--engine", "lokal").err()).contains("did you mean \"local\"?");
    assertThat(diverge("--master", "spark://here:1").err()).contains("add --engine spark");
    assertThat(diverge("--engine", "spark").exitCode()).isEqualTo(2);
    assertThat(out.resolve("synthetic")).doesNotExist();
  }
}
