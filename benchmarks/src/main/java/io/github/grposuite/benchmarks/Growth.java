package io.github.grposuite.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** How a step's time grows with N, d and G, and a run's with its cells. */
final class Growth {
  private final Peer java;
  private final boolean quick;

  Growth(Peer java, boolean quick) {
    this.java = java;
    this.quick = quick;
  }

  /** All curves as Markdown. */
  String report() {
    return "### Growth\n\nOne step on "
        + java.name()
        + "; a product is one feature of one pair.\n\n"
        + curve(
            "N", "d = 4, G = 2", n -> Shape.of(n, 4, 2), 300, 1000, 3000, 10_000, 30_000, 300_000)
        + curve("d", "N = 3000, G = 2", d -> Shape.of(3000, d, 2), 4, 8, 16, 32, 64, 128, 384)
        + curve("G", "N = 3000, d = 4", g -> Shape.of(3000, 4, g), 2, 4, 8, 16, 32, 64)
        + cells();
  }

  private String curve(String name, String fixed, IntFunction<Shape> shape, int... sizes) {
    int[] measured = quick ? new int[] {sizes[0], sizes[1]} : sizes;
    BenchmarkTable table =
        new BenchmarkTable(List.of(name + " (" + fixed + ")", "µs a step", "ns a product"));
    double[] times = new double[measured.length];
    for (int i = 0; i < measured.length; i++) {
      Shape s = shape.apply(measured[i]);
      times[i] = java.measure(s, quick ? 0.2 : 2);
      table.row(
          List.of(
              Integer.toString(measured[i]),
              BenchmarkTable.number(times[i]),
              BenchmarkTable.number(times[i] * 1e3 / ((double) s.n() * s.d()))));
    }
    double exponent =
        BenchmarkTable.exponent(Arrays.stream(measured).asDoubleStream().toArray(), times);
    return table
        + "\nThe time grows as "
        + name
        + " to the power "
        + BenchmarkTable.number(exponent)
        + " (log-log slope).\n\n";
  }

  private String cells() {
    int[] counts = quick ? new int[] {1, 10} : new int[] {1, 10, 100, 1000};
    Cells.measure(quick ? 1 : 100, 1);
    BenchmarkTable table =
        new BenchmarkTable(
            List.of(
                "cells",
                "ms a cell",
                "of it drawing, training, measuring",
                "of it records, hashes, disk"));
    double[] totals = new double[counts.length];
    for (int i = 0; i < counts.length; i++) {
      Cells.Cost cost = Cells.measure(counts[i], quick || counts[i] > 100 ? 2 : 10);
      totals[i] = cost.total() * cost.cells();
      table.row(
          List.of(
              Integer.toString(cost.cells()),
              BenchmarkTable.number(cost.total()),
              BenchmarkTable.number(cost.computation()),
              BenchmarkTable.number(cost.fixed())));
    }
    double exponent =
        BenchmarkTable.exponent(Arrays.stream(counts).asDoubleStream().toArray(), totals);
    return "A whole run of cells of 1000 GR-DPO steps and 11 checkpoints, one training thread,"
        + " every record synced to the disk by threads of its own:\n\n"
        + table
        + "\nThe time grows as the number of cells to the power "
        + BenchmarkTable.number(exponent)
        + ".\n";
  }
}
