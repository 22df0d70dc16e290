package io.github.grposuite.cli;

import io.github.grposuite.experiments.engine.ExperimentStatus;
import io.github.grposuite.experiments.spec.Nearest;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.ExperimentLayout;
import io.github.grposuite.reports.export.ExportRequest;
import io.github.grposuite.reports.export.ExportRequest.Format;
import io.github.grposuite.reports.export.ExportRequest.Source;
import io.github.grposuite.reports.export.ExportResult;
import io.github.grposuite.reports.export.Exporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.commons.cli.CommandLine;

/** {@code grpo export DIR}: the records as tidy tables. */
final class ExportCommand extends Command {
  private static final String BOTH = "both";
  private static final Map<String, Set<Format>> FORMATS =
      new TreeMap<>(
          Map.of(
              BOTH,
              Set.of(Format.values()),
              "csv",
              Set.of(Format.CSV),
              "parquet",
              Set.of(Format.PARQUET)));

  ExportCommand() {
    super(
        "export",
        "DIR",
        "export the runs of an experiment, or of all below DIR, as tidy CSV and Parquet");
    option("out", "DIR", "directory for the tables (default: DIR/export)");
    option("format", "FORMAT", "csv, parquet or both (default: " + BOTH + ")");
  }

  @Override
  int run(CommandLine line, Console console) {
    Path root = Flags.directory(line);
    String format =
        Nearest.find(
            "--format: unknown format",
            line.getOptionValue("format", BOTH),
            FORMATS.keySet(),
            Function.identity());
    Path out = Flags.out(line, root.resolve(ExperimentLayout.EXPORT).toString());
    List<Source> sources = new ArrayList<>();
    List<String> damaged = new ArrayList<>();
    for (Path directory : ExperimentDirectories.in(root)) {
      damaged.addAll(refresh(directory, console));
      sources.add(new Source(name(root, directory), directory));
    }
    ExportResult result = export(new ExportRequest(sources, out, FORMATS.get(format)));
    damaged.addAll(result.problems());
    console.problems(damaged);
    result.written().forEach(console::say);
    console.say(
        "%s of %s cells, %s measurements".formatted(result.runs(), result.cells(), result.rows()));
    return damaged.isEmpty() ? DONE : FAILED;
  }

  /**
   * Brings {@code cells.csv} up to what is on disk; returns why cells have no record that can be
   * used. A directory that cannot be written is exported as its table says.
   */
  private static List<String> refresh(Path directory, Console console) {
    try {
      return ExperimentStatus.of(directory).problems();
    } catch (UsageException e) {
      console.problem(e.getMessage() + "; cells.csv is taken as it is");
      return List.of();
    }
  }

  private static ExportResult export(ExportRequest request) {
    try {
      return Exporter.export(request);
    } catch (IOException e) {
      throw Flags.elsewhere(request.out(), e);
    }
  }

  /** The path below the directory that was named; of that itself the name. */
  private static String name(Path root, Path directory) {
    Path below = root.relativize(directory);
    return below.toString().isEmpty()
        ? String.valueOf(root.toAbsolutePath().normalize().getFileName())
        : below.toString().replace('\\', '/');
  }
}
