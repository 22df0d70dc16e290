package io.github.grposuite.cli;

import io.github.grposuite.experiments.engine.Refresh;
import io.github.grposuite.experiments.spec.Nearest;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.RecordException;
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
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code grpo export DIR}: the records as tidy tables. */
final class ExportCommand implements Command {
  private static final String BOTH = "both";
  private static final Map<String, Set<Format>> FORMATS =
      Map.of(
          "csv",
          Set.of(Format.CSV),
          "parquet",
          Set.of(Format.PARQUET),
          BOTH,
          Set.of(Format.CSV, Format.PARQUET));

  @Override
  public String name() {
    return "export";
  }

  @Override
  public String arguments() {
    return "DIR";
  }

  @Override
  public String summary() {
    return "the runs of an experiment, or of all below DIR, as tidy CSV and Parquet";
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(Flags.option("out", "DIR", "directory for the tables (default: DIR/export)"))
        .addOption(
            Flags.option("format", "FORMAT", "csv, parquet or both (default: " + BOTH + ")"));
  }

  @Override
  public int run(CommandLine line, Console console) {
    Path root = Path.of(Flags.argument(line, "directory of an experiment"));
    Set<Format> formats = formats(line.getOptionValue("format", BOTH));
    Path out = Flags.out(line, root.resolve("export").toString());
    List<Source> sources = new ArrayList<>();
    List<String> damaged = new ArrayList<>();
    for (Path directory : ExperimentDirectories.in(root)) {
      damaged.addAll(refresh(directory, console));
      sources.add(new Source(name(root, directory), directory));
    }
    ExportResult result = export(new ExportRequest(sources, out, formats));
    damaged.addAll(result.problems());
    Reporting.problems(damaged, console);
    result.written().forEach(file -> console.out().println(file));
    console
        .out()
        .println(
            "%s of %s cells, %s measurements"
                .formatted(result.runs(), result.cells(), result.rows()));
    return damaged.isEmpty() ? DONE : FAILED;
  }

  /**
   * Brings {@code cells.csv} up to what is on disk; returns why cells have no record that can be
   * used. A directory that cannot be written is exported as its table says.
   */
  private static List<String> refresh(Path directory, Console console) {
    try {
      return Refresh.of(directory).problems();
    } catch (UsageException e) {
      console.err().println("grpo: " + e.getMessage() + "; cells.csv is taken as it is");
      return List.of();
    }
  }

  private static ExportResult export(ExportRequest request) {
    try {
      return Exporter.export(request);
    } catch (RecordException e) {
      throw new UsageException(e.getMessage());
    } catch (IOException e) {
      throw new UsageException(
          request.out()
              + " cannot be written ("
              + UsageException.reason(e)
              + "); choose another directory with --out");
    }
  }

  /** The path below the directory that was named; of that itself the name. */
  private static String name(Path root, Path directory) {
    Path below = root.relativize(directory);
    return below.toString().isEmpty()
        ? String.valueOf(root.toAbsolutePath().normalize().getFileName())
        : below.toString().replace('\\', '/');
  }

  private static Set<Format> formats(String text) {
    Set<Format> formats = FORMATS.get(text);
    if (formats == null) {
      throw new UsageException(
          "--format: unknown format \""
              + text
              + "\"; "
              + Nearest.suggest(text, FORMATS.keySet().stream().sorted().toList()));
    }
    return formats;
  }
}
