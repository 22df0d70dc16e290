package io.github.grposuite.reports.verdict;

/**
 * The rows over which p-values are corrected: all that are tested of one file of claims, or those
 * of them on one experiment.
 *
 * @param file its name
 * @param rows how many there are
 * @param one what they are all of: {@code file} or {@code experiment}
 */
public record Family(String file, int rows, String one) {
  /** How many units a row needs so that its p-value can be small enough, whatever the others'. */
  int unitsNeeded() {
    int units = 1;
    while (rows * Math.scalb(1.0, -units) > Judge.LEVEL) {
      units++;
    }
    return units;
  }

  /** {@code 36 rows}. */
  String rowsInWords() {
    return rows == 1 ? "1 row" : rows + " rows";
  }
}
