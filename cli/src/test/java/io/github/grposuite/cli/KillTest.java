package io.github.grposuite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.grposuite.records.DoneMarker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that die at random moments of a sweep of 500 cells lose nothing and do nothing twice.
 */
class KillTest {
  private static final int CELLS = 500;
  private static final int KILLS = Integer.getInteger("grpo.kills", 6);
  private static final int MOST_NEW = 7;
  private static final int MOST_DELAY = 15;

  @TempDir static Path temporary;
  private static Map<String, String> expected;

  @BeforeAll
  static void runUndisturbed() throws Exception {
    Path out = temporary.resolve("undisturbed");
    Child child = Child.start(temporary.resolve("undisturbed.log"), arguments(out, 2));
    assertThat(child.await()).as(child.said()).isZero();
    expected = results(out);
    assertThat(expected).hasSize(2 * CELLS);
  }

  private static List<String> arguments(Path out, int jobs) {
    return List.of(
        "run",
        "synthetic/chi",
        "--seeds",
        "1..50",
        "--set",
        "methods.*.chi=0,0.25,0.5,0.75,1",
        "--set",
        "methods.*.steps=60",
        "--set",
        "data.train=40",
        "--set",
        "data.validation=40",
        "--set",
        "data.test=40",
        "--jobs",
        Integer.toString(jobs),
        "--out",
        out.toString());
  }

  @Test
  void manyKillsThenResume() throws Exception {
    Path out = temporary.resolve("killed");
    Random random = new Random(20241);
    List<Integer> finishedAtKill = new ArrayList<>();
    while (finishedAtKill.size() < KILLS) {
      Child child = Child.start(temporary.resolve("killed.log"), arguments(out, 1));
      finishedAtKill.add(killAtRandom(child, out, random));
    }
    // Every process got some way, and none was killed after the sweep.
    assertThat(finishedAtKill).isSorted().doesNotHaveDuplicates().allMatch(n -> n < CELLS);
    Child last = Child.start(temporary.resolve("killed.log"), arguments(out, 2));
    assertThat(last.await()).as(last.said()).isZero();
    assertThat(last.said()).contains(CELLS + " of " + CELLS + " cells done");
    assertAsUndisturbed(out);
  }

  @Test
  void ofTwoProcessesOneIsKilledAgainAndAgain() throws Exception {
    Path out = temporary.resolve("shared");
    Random random = new Random(20242);
    Child survivor = Child.start(temporary.resolve("survivor.log"), arguments(out, 1));
    int kills = 0;
    while (survivor.alive()) {
      Child victim = Child.start(temporary.resolve("victim.log"), arguments(out, 1));
      while (victim.alive() && finished(out) == 0) {
        Thread.sleep(1);
      }
      killAtRandom(victim, out, random);
      kills++;
    }
    assertThat(survivor.await()).as(survivor.said()).isZero();
    assertThat(survivor.said()).contains(CELLS + " of " + CELLS + " cells done");
    assertThat(kills).isGreaterThan(2);
    // A victim that was killed last may have left something of a cell that the survivor then did.
    Child last = Child.start(temporary.resolve("last.log"), arguments(out, 1));
    assertThat(last.await()).as(last.said()).isZero();
    assertAsUndisturbed(out);
  }

  /** Kills a process after some more cells, and a little later; returns how many are finished. */
  private static int killAtRandom(Child child, Path out, Random random) throws Exception {
    int enough = finished(out) + 1 + random.nextInt(MOST_NEW);
    int delay = random.nextInt(MOST_DELAY);
    while (child.alive() && finished(out) < enough) {
      Thread.sleep(1);
    }
    Thread.sleep(delay);
    child.kill();
    return finished(out);
  }

  private static int finished(Path out) throws IOException {
    Path runs = out.resolve("synthetic/chi/runs");
    if (!Files.isDirectory(runs)) {
      return 0;
    }
    try (Stream<Path> names = Files.list(runs)) {
      return (int) names.filter(run -> !run.getFileName().toString().startsWith(".")).count();
    }
  }

  private static void assertAsUndisturbed(Path out) throws IOException {
    assertThat(results(out)).isEqualTo(expected);
    Path experiment = out.resolve("synthetic/chi");
    try (Stream<Path> names = Files.list(experiment)) {
      assertThat(names.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("cells.csv", "experiment.yaml", "runs");
    }
    assertThat(new ExperimentDirectory(experiment).cells())
        .hasSize(CELLS)
        .allMatch(cell -> cell.get("status").equals("done"));
  }

  /** Every result by its path; fails if there is anything but whole records. */
  private static Map<String, String> results(Path out) throws IOException {
    Map<String, String> results = new TreeMap<>();
    try (Stream<Path> runs = Files.list(out.resolve("synthetic/chi/runs"))) {
      for (Path run : runs.toList()) {
        String id = run.getFileName().toString();
        if (id.equals(".locks")) {
          continue;
        }
        DoneMarker.verify(run);
        for (String name : List.of("metrics.csv", "policy.json")) {
          results.put(id + "/" + name, Files.readString(run.resolve(name), StandardCharsets.UTF_8));
        }
      }
    }
    return results;
  }
}
