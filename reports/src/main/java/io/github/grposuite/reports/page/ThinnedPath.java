package io.github.grposuite.reports.page;

import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.draw.SeriesStyle;
import java.util.stream.IntStream;

/**
 * A path of the simplex, of as many points as a page shows.
 *
 * @param x which array of the shared positions
 * @param weights [corner][point]
 */
record ThinnedPath(String label, SeriesStyle style, boolean thin, int x, double[][] weights) {

  static ThinnedPath of(Panel.Simplex.Path path, SharedPositions positions) {
    int most = path.thin() ? ThinnedLine.MOST_OF_TRACE : ThinnedLine.MOST;
    int[] kept = ThinnedLine.kept(path.x().length, most);
    int corners = path.weights().length == 0 ? 0 : path.weights()[0].length;
    return new ThinnedPath(
        path.label(),
        path.style(),
        path.thin(),
        positions.index(ThinnedLine.at(kept, path.x())),
        IntStream.range(0, corners)
            .mapToObj(
                corner -> IntStream.of(kept).mapToDouble(i -> path.weights()[i][corner]).toArray())
            .toArray(double[][]::new));
  }
}
