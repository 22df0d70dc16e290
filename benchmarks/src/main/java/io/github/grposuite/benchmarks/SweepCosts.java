package io.github.grposuite.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a sweep of many small cells costs beyond its computation, in time and in memory, as
 * Markdown. Every phase runs in a process of its own.
 */
public final class SweepCosts {
  private static final String PART = "generated: sweep";
  private static final String USAGE = "usage: SweepCosts [--cells N] [--folder DIR] [--write FILE]";
  private static final List<Integer> CHECKPOINTS = List.of(10, 100);
  private static final List<String> PHASES = List.of("plan", "run", "report", "export");

  private final int cells;
  private final Path folder;

  private SweepCosts(int cells, Path folder) {
    this.cells = cells;
    this.folder = folder;
  }

  /** Measures and prints, or rewrites the part of a document. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Arguments given = Arguments.parse(USAGE, 0, arguments, "cells", "folder");
    Path folder = given.path("folder").orElse(Path.of(System.getProperty("java.io.tmpdir")));
    Path scratch = Files.createTempDirectory(folder, "grpo-sweep");
    try {
      given.publish(PART, new SweepCosts(given.number("cells", 10_000), scratch).report());
    } finally {
      Cells.delete(scratch);
    }
  }

  private String report() throws IOException, InterruptedException {
    return "### The fixed cost of a cell\n\n"
        + fixed()
        + "\n### Many cells\n\n"
        + cells
        + " cells of GR-DPO, two training threads.\n\n"
        + many();
  }

  private String fixed() throws IOException, InterruptedException {
    double[] costs = child("fixed", 1, folder.resolve("fixed"));
    BenchmarkTable table =
        new BenchmarkTable(
            List.of("ms a cell: run", "computation", "record, synced", "beyond both"));
    table.row(
        List.of(
            BenchmarkTable.number(costs[0]),
            BenchmarkTable.number(costs[1]),
            BenchmarkTable.number(costs[2]),
            BenchmarkTable.number(costs[0] - costs[1] - costs[2])));
    return cells
        + " cells of one step, one training thread, the second run of a process, in memory"
        + " (/dev/shm) where there is such a folder.\n\n"
        + table;
  }

  private String many() throws IOException, InterruptedException {
    BenchmarkTable table =
        new BenchmarkTable(
            List.of("phase", "checkpoints a cell", "s", "MB on the heap after collections"));
    for (int checkpoints : CHECKPOINTS) {
      Path directory = folder.resolve("many" + checkpoints);
      for (String phase : PHASES) {
        double[] costs = child(phase, checkpoints, directory);
        table.row(
            List.of(
                phase,
                Integer.toString(checkpoints),
                BenchmarkTable.number(costs[0]),
                BenchmarkTable.number(costs[1])));
      }
      Cells.delete(directory);
    }
    return table.toString();
  }

  /** Runs a phase in a process of its own; returns the numbers that it prints last. */
  private double[] child(String phase, int checkpoints, Path directory)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--add-modules=jdk.incubator.vector",
            "-Xmx96m",
            "-XX:+UseParallelGC",
            "-Djava.awt.headless=true",
            "-cp",
            System.getProperty("java.class.path"),
            SweepPhase.class.getName(),
            phase,
            Integer.toString(cells),
            Integer.toString(checkpoints),
            directory.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(phase + " failed: " + said);
    }
    String last = said.strip().lines().reduce("", (a, b) -> b);
    return Arrays.stream(last.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}
