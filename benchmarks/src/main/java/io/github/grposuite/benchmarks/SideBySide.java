package io.github.grposuite.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

  private final Settings settings;

  private SideBySide(Settings settings) {
    this.settings = settings;
  }

  /**
   * What to measure.
   *
   * @param jdks homes of the JDKs
   * @param rounds number of rounds
   * @param peers the folder with step.c and numpy_step.py
   * @param quick a smoke run of some seconds, whose numbers say nothing
   * @param write the document whose generated part to replace, or null for standard output
   */
  record Settings(List<Path> jdks, int rounds, Path peers, boolean quick, Path write) {
    static Settings parse(String... args) {
      List<Path> jdks = new ArrayList<>();
      jdks.add(Path.of(System.getProperty("java.home")));
      int rounds = 0;
      Path peers = Path.of("benchmarks", "peers");
      boolean quick = false;
      Path write = null;
      for (int i = 0; i < args.length; i++) {
        String flag = args[i];
        if (flag.equals("--quick")) {
          quick = true;
        } else if (i + 1 == args.length) {
          throw new IllegalArgumentException("unknown or incomplete: " + flag + "\n" + USAGE);
        } else {
          String value = args[++i];
          switch (flag) {
            case "--jdk" -> jdks.add(Path.of(value));
            case "--rounds" -> rounds = Integer.parseInt(value);
            case "--peers" -> peers = Path.of(value);
            case "--write" -> write = Path.of(value);
            default -> throw new IllegalArgumentException("unknown: " + flag + "\n" + USAGE);
          }
        }
      }
      return new Settings(jdks, rounds > 0 ? rounds : quick ? 1 : 5, peers, quick, write);
    }
  }

  /** Measures and prints, or rewrites the generated part of a document. */
  public static void main(String[] args) throws IOException {
    Settings settings;
    try {
      settings = Settings.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    String report = new SideBySide(settings).report();
    if (settings.write() == null) {
      System.out.print(report);
    } else {
      replace(settings.write(), PART, report);
    }
  }

  /** Replaces what stands between the marks of a part. */
  static void replace(Path document, String part, String report) throws IOException {
    String first = "<!-- " + part + " -->";
    String last = "<!-- /" + part + " -->";
    String text = Files.readString(document);
    int begin = text.indexOf(first);
    int end = text.indexOf(last);
    if (begin < 0 || end < begin) {
      throw new IOException(document + " must have the lines " + first + " and " + last);
    }
    String changed =
        text.substring(0, begin) + first + "\n\n" + report + "\n" + text.substring(end);
    Files.write(document, changed.getBytes(StandardCharsets.UTF_8));
  }

  private String report() throws IOException {
    Path folder = Files.createTempDirectory("grpo-peers");
    try {
      Optional<Peer> c = Peer.c(settings.peers(), folder);
      Optional<Peer> numpy = Peer.numpy(settings.peers());
      List<Peer> javas = settings.jdks().stream().map(Peer::java).toList();
      return (settings.quick() ? "A smoke run: its numbers say nothing. " : "")
          + "Processor: "
          + Peer.processor()
          + ", "
          + Runtime.getRuntime().availableProcessors()
          + " cores. "
          + c.map(Peer::name).orElse("C: skipped, gcc was not found")
          + ". "
          + numpy.map(Peer::name).orElse("NumPy: skipped, no Python with NumPy was found")
          + ". Rounds: "
          + settings.rounds()
          + ".\n\n### Side by side\n\n"
          + ratios(c, numpy, javas)
          + "\n"
          + new LossCosts(javas.get(0), Problem.losses(), settings.rounds(), settings.quick())
              .report()
          + "\n"
          + new Growth(javas.get(0), settings.quick()).report();
    } finally {
      Files.deleteIfExists(folder.resolve("step"));
      Files.delete(folder);
    }
  }

  private List<Shape> shapes() {
    return settings.quick()
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
      double[][] times = new double[programs.size()][settings.rounds()];
      for (int round = 0; round < settings.rounds(); round++) {
        for (int p = 0; p < programs.size(); p++) {
          times[p][round] = programs.get(p).measure(shape, settings.quick() ? 0.2 : 3);
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
        + settings.rounds()
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
