package io.github.grposuite.reports.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What to export.
 *
 * @param out the directory for the files, which is created
 */
public record ExportRequest(List<Source> sources, Path out, Set<Format> formats) {
  public ExportRequest {
    sources = List.copyOf(sources);
    formats = Set.copyOf(formats);
  }

  /**
   * An experiment.
   *
   * @param name what the column {@code experiment} says
   * @param directory it holds cells.csv and runs
   */
  public record Source(String name, Path directory) {}

  /** A kind of file. */
  public enum Format {
    CSV,
    PARQUET
  }
}
