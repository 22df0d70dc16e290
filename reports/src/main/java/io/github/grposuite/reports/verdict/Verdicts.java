package io.github.grposuite.reports.verdict;

import io.github.grposuite.reports.table.MarkdownTable;
import io.github.grposuite.reports.table.TableFormats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what was judged and compared, each as CSV, Markdown and LaTeX. */
public final class Verdicts {
  private Verdicts() {}

  /**
   * Writes {@code verdicts.*} and {@code comparisons.*} of what there is, and deletes those that an
   * earlier report had.
   *
   * @param folder of the report; it exists
   * @return the files, in a fixed order
   */
  public static List<Path> write(
      Path folder, List<Judgement> judgements, List<Comparison> comparisons) throws IOException {
    List<Path> written = new ArrayList<>();
    written.addAll(
        judgements.isEmpty()
            ? TableFormats.delete(folder, "verdicts")
            : VerdictTables.ofJudgements(judgements).write(folder, "verdicts"));
    written.addAll(
        comparisons.isEmpty()
            ? TableFormats.delete(folder, "comparisons")
            : VerdictTables.ofComparisons(comparisons).write(folder, "comparisons"));
    return written;
  }

  /** Verdicts at a glance, as Markdown: a table for all claims on the same data settings. */
  public static String glance(List<Judgement> judgements) {
    return VerdictTables.glance(judgements).stream()
        .map(MarkdownTable::of)
        .collect(Collectors.joining());
  }
}
