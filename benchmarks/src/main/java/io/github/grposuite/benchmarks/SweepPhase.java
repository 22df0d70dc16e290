package io.github.grposuite.benchmarks;

import io.github.grposuite.cli.Console;
import io.github.grposuite.cli.Main;
import io.github.grposuite.experiments.plan.Plan;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One phase of a sweep in this process; prints its seconds and what it keeps on the heap. */
final class SweepPhase {
  private static final int SEEDS = 20;
  private static final int NOTIFIED = 300;
  private static final Path MEMORY = Path.of("/dev/shm");

  private final int cells;
  private final int checkpoints;
  private final Path directory;

  private SweepPhase(int cells, int checkpoints, Path directory) {
    this.cells = cells;
    this.checkpoints = checkpoints;
    this.directory = directory;
  }

  /** Arguments: phase, cells, checkpoints a cell, directory. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    HeapWatch heap = HeapWatch.start();
    SweepPhase phase =
        new SweepPhase(
            Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), Path.of(arguments[3]));
    if (arguments[0].equals("fixed")) {
      System.out.println(phase.fixed());
      return;
    }
    long start = System.nanoTime();
    Object kept = phase.run(arguments[0]);
    double seconds = (System.nanoTime() - start) / 1e9;
    System.gc();
    Thread.sleep(NOTIFIED); // The collector tells what it left a moment later.
    Reference.reachabilityFence(kept);
    System.out.println(seconds + " " + heap.megabytes());
  }

  private Object run(String phase) throws IOException {
    Path yaml = specification();
    return switch (phase) {
      case "plan" -> Plan.of(Cells.sweep(cells / SEEDS, SEEDS, checkpoints));
      case "run" -> grpo("run", yaml.toString(), "--jobs", "2", "--out", directory.toString());
      default -> grpo(phase, directory.toString());
    };
  }

  private Path specification() throws IOException {
    Files.createDirectories(directory);
    return Files.writeString(
        directory.resolve("sweep.yaml"), Cells.sweepYaml(cells / SEEDS, SEEDS, checkpoints));
  }

  private static String grpo(String... arguments) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    int code = Main.run(new Console(nowhere, nowhere, false), arguments);
    if (code != 0) {
      throw new IllegalStateException(String.join(" ", arguments) + ": exit code " + code);
    }
    return "done";
  }

  /** Milliseconds a cell: the run, its computation, and its record's files, synced. */
  private String fixed() throws IOException {
    Path scratch =
        Files.createTempDirectory(
            Files.isWritable(MEMORY) ? MEMORY : Files.createDirectories(directory), "grpo-fixed");
    try {
      Plan plan = Plan.of(Cells.sweep(cells / SEEDS, SEEDS, 1));
      Cells.run(plan, scratch.resolve("warm"));
      plan.cells().forEach(Cells::compute);
      double run = Cells.run(plan, scratch.resolve("runs"));
      long start = System.nanoTime();
      Cells.computeSharingData(plan);
      double computation = (System.nanoTime() - start) / 1e6;
      double records = copy(scratch.resolve("runs"), scratch.resolve("copies"));
      int n = plan.cells().size();
      return run / n + " " + computation / n + " " + records / n;
    } finally {
      Cells.delete(scratch);
    }
  }

  /** Milliseconds to write every record's files again, each synced, in a folder that is renamed. */
  private static double copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    double milliseconds = 0;
    List<Path> runs;
    try (Stream<Path> paths = Files.find(from, 9, (path, a) -> path.endsWith("done"))) {
      runs = paths.map(Path::getParent).toList();
    }
    for (Path run : runs) {
      Map<String, byte[]> files = new LinkedHashMap<>();
      try (Stream<Path> paths = Files.list(run)) {
        for (Path file : paths.toList()) {
          files.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
        }
      }
      long start = System.nanoTime();
      Path written = Files.createDirectory(to.resolve(".writing"));
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        try (FileChannel channel =
            FileChannel.open(
                written.resolve(file.getKey()),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE)) {
          channel.write(ByteBuffer.wrap(file.getValue()));
          channel.force(true);
        }
      }
      Files.move(written, to.resolve(String.valueOf(run.getFileName())));
      milliseconds += (System.nanoTime() - start) / 1e6;
    }
    return milliseconds;
  }
}
