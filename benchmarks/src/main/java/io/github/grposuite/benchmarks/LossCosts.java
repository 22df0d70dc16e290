package io.github.grposuite.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a step costs under some losses, beside the first one's: each loss in processes of its own,
 * which take turns, round after round; a ratio is the median over rounds of ratios within a round.
 */
final class LossCosts {
  private final Peer java;
  private final List<String> losses;
  private final int rounds;
  private final boolean quick;

  LossCosts(Peer java, List<String> losses, int rounds, boolean quick) {
    this.java = java;
    this.losses = losses;
    this.rounds = rounds;
    this.quick = quick;
  }

  /** The table as Markdown. */
  String report() {
    List<Shape> shapes =
        quick
            ? List.of(new Shape(300, 4, 2, 1000))
            : List.of(Shape.of(300, 4, 2), Shape.of(3000, 64, 2));
    List<String> header = new ArrayList<>(List.of("loss"));
    List<double[][]> times = new ArrayList<>();
    for (Shape shape : shapes) {
      header.add(shape + ": µs a step");
      header.add("times that of " + losses.get(0));
      times.add(measure(shape));
    }
    BenchmarkTable table = new BenchmarkTable(header);
    for (int i = 0; i < losses.size(); i++) {
      List<String> row = new ArrayList<>(List.of(losses.get(i)));
      for (double[][] ofShape : times) {
        row.add(BenchmarkTable.number(Arrays.stream(ofShape[i]).min().orElseThrow()));
        row.add(ratio(ofShape[i], ofShape[0]));
      }
      table.row(row);
    }
    return "### Losses\n\nOne step of the weighting grpo on "
        + java.name()
        + ", N × d, hyperparameters of their own at their defaults.\n\n"
        + table
        + "\nµs a step: the best of "
        + rounds
        + " rounds. Ratios: the median over rounds.\n";
  }

  /** [loss][round]. */
  private double[][] measure(Shape shape) {
    double[][] times = new double[losses.size()][rounds];
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < losses.size(); i++) {
        times[i][round] = java.measure(shape, quick ? 0 : 1, losses.get(i));
      }
    }
    return times;
  }

  private static String ratio(double[] times, double[] others) {
    double[] ratios = new double[times.length];
    Arrays.setAll(ratios, i -> times[i] / others[i]);
    return String.format(Locale.ROOT, "%.2f", BenchmarkTable.median(ratios));
  }
}
