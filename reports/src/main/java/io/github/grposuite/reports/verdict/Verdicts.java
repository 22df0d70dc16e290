package io.github.grposuite.reports.verdict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
    write(
        folder.resolve("verdicts"),
        judgements.isEmpty(),
        VerdictCsv.ofJudgements().of(judgements),
        VerdictTable.ofJudgements(judgements),
        written);
    write(
        folder.resolve("comparisons"),
        comparisons.isEmpty(),
        VerdictCsv.ofComparisons().of(comparisons),
        VerdictTable.ofComparisons(comparisons),
        written);
    return written;
  }

  /** Verdicts at a glance, as Markdown: a table for all claims on the same data settings. */
  public static String glance(List<Judgement> judgements) {
    return VerdictText.glance(VerdictMatrix.of(judgements));
  }

  private static void write(
      Path stem, boolean empty, String csv, VerdictTable table, List<Path> written)
      throws IOException {
    Path tidy = Path.of(stem + ".csv");
    Path markdown = Path.of(stem + ".md");
    Path latex = Path.of(stem + ".tex");
    if (empty) {
      for (Path file : List.of(tidy, markdown, latex)) {
        Files.deleteIfExists(file);
      }
      return;
    }
    written.add(Files.writeString(tidy, csv));
    written.add(Files.writeString(markdown, VerdictText.markdown(table)));
    written.add(Files.writeString(latex, VerdictText.latex(table)));
  }
}
