package io.github.grposuite.experiments.cli;

import io.github.grposuite.reports.paper.PaperFigure;
import io.github.grposuite.reports.paper.PaperRuns;
import io.github.grposuite.reports.paper.Reading;
import io.github.grposuite.reports.paper.Setting;
import io.github.grposuite.reports.paper.TickFit;
import io.github.grposuite.reports.paper.TickTables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** How our runs lie in the ticks of the paper's axes. */
final class PaperTicks {
  private PaperTicks() {}

  /** The experiments with the three readings of closed-form GR-IPO, one a scenario. */
  static Stream<String> readings() {
    return figures().map(PaperTicks::readings).distinct();
  }

  private static String readings(PaperFigure figure) {
    return "paper/readings-" + figure.numeral();
  }

  private static Stream<PaperFigure> figures() {
    return Arrays.stream(PaperFigure.values()).filter(PaperFigure::isSynthetic);
  }

  /** Writes ticks.* and readings.* into a folder, of the runs below another. */
  static void write(Path out, Path folder) throws IOException {
    List<TickFit> fits = new ArrayList<>();
    List<Reading> readings = new ArrayList<>();
    for (PaperFigure figure : figures().toList()) {
      PaperRuns own = runs(figure, figure.experiment(), out);
      fits.addAll(TickFit.of(own, Setting.TABLE_1));
      if (Reading.isShownBy(figure)) {
        fits.addAll(TickFit.of(runs(figure, figure.scriptsExperiment(), out), Setting.SCRIPTS));
        String experiment = readings(figure);
        readings.addAll(Reading.of(figure, experiment, out.resolve(experiment)));
      } else {
        // The scripts' values of GR-IPO are Table 1's.
        fits.addAll(TickFit.of(own, Setting.SCRIPTS));
      }
    }
    TickTables.writeTicks(folder, fits);
    TickTables.writeReadings(folder, readings);
  }

  private static PaperRuns runs(PaperFigure figure, String experiment, Path out)
      throws IOException {
    return PaperRuns.read(figure, experiment, out.resolve(experiment));
  }
}
