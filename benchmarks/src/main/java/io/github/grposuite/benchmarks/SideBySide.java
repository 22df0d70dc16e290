package io.github.grposuite.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The training step side by side with the peers in C and NumPy, and its growth, as Markdown.
 *
 * <p>Every program runs in a process of its own with one thread. The programs take turns, round
 * after round, and a ratio is the median over rounds of ratios within a round, so that a busy
 * machine slows both sides of it.
 */
public final class SideBySide {
  private static final String PART = "generated";
  private static final String USAGE =
      "usage: SideBySide [--jdk HOME]… [--rounds K] [--peers FOLDER] [--quick] [--write FILE]";

  private final List<Path> jdks;
  private final int rounds;
  private final Path peers;
  private final boolean quick;

  private SideBySide(Arguments given) {
    jdks = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
    jdks.addAll(given.paths("jdk"));
    quick = given.quick();
    rounds = given.number("rounds", quick ? 1 : 5);
    peers = given.path("peers").orElse(Path.of("benchmarks", "peers"));
  }

  /** Measures and prints, or rewrites the generated part of a document. */
  public static void main(String[] arguments) throws IOException {
    Arguments given = Arguments.parseWithQuick(USAGE, arguments, "jdk", "rounds", "peers");
    given.publish(PART, new SideBySide(given).report());
  }

  private String report() throws IOException {
    Path folder = Files.createTempDirectory("grpo-peers");
    try {
      Optional<Peer> c = Peer.c(peers, folder);
      Optional<Peer> numpy = Peer.numpy(peers);
      List<Peer> javas = jdks.stream().map(Peer::java).toList();
      return (quick ? "A smoke run: its numbers say nothing. " : "")
          + "Processor: "
          + Peer.processor()
          + ", "
          + Runtime.getRuntime().availableProcessors()
          + " cores. "
          + c.map(Peer::name).orElse("C: skipped, gcc was not found")
          + ". "
          + numpy.map(Peer::name).orElse("NumPy: skipped, no Python with NumPy was found")
          + ". Rounds: "
          + rounds
          + ".\n\n### Side by side\n\n"
          + ratios(c, numpy, javas)
          + "\n"
          + new LossCosts(javas.get(0), Problem.losses(), rounds, quick).report()
          + "\n"
          + new Growth(javas.get(0), quick).report();
    } finally {
      Files.deleteIfExists(folder.resolve("step"));
      Files.delete(folder);
    }
  }

  private List<Shape> shapes() {
    return quick
        ? List.of(new Shape(300, 4, 2, 1000), new Shape(3000, 4, 2, 100))
        : List.of(
            new Shape(300, 4, 2, 20_000),
            new Shape(3000, 4, 2, 2000),
            new Shape(100_000, 384, 2, 50));
  }

  private String ratios(Optional<Peer> c, Optional<Peer> numpy, List<Peer> javas) {
    BenchmarkTable table =
        new BenchmarkTable(List.of("N × d", "program", "µs a step", "times C's", "times NumPy's"));
    List<Peer> programs = new ArrayList<>();
    c.ifPresent(programs::add);
    programs.addAll(javas);
    numpy.ifPresent(programs::add);
    for (Shape shape : shapes()) {
      double[][] times = new double[programs.size()][rounds];
      for (int round = 0; round < rounds; round++) {
        for (int p = 0; p < programs.size(); p++) {
          times[p][round] = programs.get(p).measure(shape, quick ? 0.2 : 3);
        }
      }
      Optional<double[]> cTimes = c.map(peer -> times[programs.indexOf(peer)]);
      Optional<double[]> numpyTimes = numpy.map(peer -> times[programs.indexOf(peer)]);
      for (int p = 0; p < programs.size(); p++) {
        double best = Arrays.stream(times[p]).min().orElseThrow();
        table.row(
            List.of(
                shape.toString(),
                programs.get(p).name(),
                BenchmarkTable.number(best),
                ratio(times[p], cTimes),
                ratio(times[p], numpyTimes)));
      }
    }
    return table
        + "\nµs a step: the best of "
        + rounds
        + " rounds. Ratios: the median over rounds.\n";
  }

  private static String ratio(double[] times, Optional<double[]> others) {
    if (others.isEmpty()) {
      return "skipped";
    }
    double[] ratios = new double[times.length];
    Arrays.setAll(ratios, i -> times[i] / others.get()[i]);
    return String.format(Locale.ROOT, "%.2f", BenchmarkTable.median(ratios));
  }
}
