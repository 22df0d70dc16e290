package io.github.grposuite.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How the engine's threads should wait for one another: forward and backward passes of a language
 * model while the cores are idle, and while other processes take them all.
 */
public final class Waiting {
  private static final String USAGE = "Waiting MODEL_DIR [--rounds K] [--threads N] [--write FILE]";
  private static final String PART = "generated: waiting";
  private static final String SLEEP = "OMP_WAIT_POLICY";
  private static final String SPIN = "GOMP_SPINCOUNT";

  /** What GNU's library spins without a word, and with a thread a core. */
  private static final String OWN = "30000000000";

  private static final List<String> STEP =
      List.of("forward-backward", "--warmup", "1", "--repeats", "3", "--model");

  private Waiting() {}

  /** Measures and prints, or rewrites the part of a document. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Arguments given = Arguments.parse(USAGE, 1, arguments, "rounds", "threads");
    given.publish(
        PART, report(given.named(), given.number("rounds", 3), given.number("threads", 2)));
  }

  private static String report(String model, int rounds, int threads)
      throws IOException, InterruptedException {
    Map<String, Map<String, String>> ways = new LinkedHashMap<>();
    ways.put("as the launcher chooses", Map.of());
    ways.put("spin shortly (" + SPIN + "=1000)", Map.of(SPIN, "1000"));
    ways.put("sleep (" + SLEEP + "=PASSIVE)", Map.of(SLEEP, "PASSIVE"));
    ways.put("spin long (" + SPIN + "=" + OWN + ")", Map.of(SPIN, OWN));
    List<String> columns = new ArrayList<>(List.of("cores"));
    columns.addAll(ways.keySet());
    BenchmarkTable table = new BenchmarkTable(columns);
    try (Programs programs = new Programs(Path.of(""), threads)) {
      table.row(row("idle", programs, ways, model, rounds));
      List<Process> others = new ArrayList<>();
      try {
        for (int i = 0; i < threads; i++) {
          others.add(new ProcessBuilder("bash", "-c", "while :; do :; done").start());
        }
        table.row(row("taken by " + threads + " others", programs, ways, model, rounds));
      } finally {
        others.forEach(Process::destroyForcibly);
      }
    }
    return String.format(
            Locale.ROOT,
            "Processor: %s. %d threads. Tokens/s of forward and backward passes, 4 × 96 tokens:"
                + " median of %d rounds.%n%n",
            Peer.processor(),
            threads,
            rounds)
        + table;
  }

  private static List<String> row(
      String name,
      Programs programs,
      Map<String, Map<String, String>> ways,
      String model,
      int rounds)
      throws IOException, InterruptedException {
    double[][] rates = new double[ways.size()][rounds];
    List<String> arguments = new ArrayList<>(STEP);
    arguments.add(model);
    for (int round = 0; round < rounds; round++) {
      int way = 0;
      for (Map<String, String> set : ways.values()) {
        rates[way++][round] =
            programs.here(LanguageSteps.class, arguments, set).path("perSecond").asDouble();
      }
    }
    List<String> cells = new ArrayList<>(List.of(name));
    Arrays.stream(rates)
        .map(BenchmarkTable::median)
        .map(BenchmarkTable::number)
        .forEach(cells::add);
    return cells;
  }
}
