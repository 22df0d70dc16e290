package io.github.grposuite.reports.page;

import io.github.grposuite.records.CellRow;
import io.github.grposuite.records.CellTable;
import io.github.grposuite.reports.stats.SettingName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The cells of an experiment for the page's browser, as text in columns.
 *
 * @param shown how many are in the JSON
 * @param all how many there are
 */
public record CellBrowser(String json, int shown, int all) {
  /** Cells that a page holds; of more, only those that failed. */
  static final int MOST = 20_000;

  private static final int LONGEST_ERROR = 1000;

  private record Data(
      List<String> id,
      Column method,
      List<Long> seed,
      Column status,
      Column seconds,
      Column error,
      List<Setting> settings,
      Map<String, Map<String, Object>> methods) {}

  private record Setting(String path, String name, Column column) {}

  /** Few different values: each once, and where each cell's is. */
  private record Column(List<String> values, List<Integer> at) {
    static Column of(List<CellRow> cells, Function<CellRow, String> of) {
      Map<String, Integer> values = new LinkedHashMap<>();
      List<Integer> at = new ArrayList<>();
      for (CellRow cell : cells) {
        String value = of.apply(cell);
        values.putIfAbsent(value, values.size());
        at.add(values.get(value));
      }
      return new Column(List.copyOf(values.keySet()), at);
    }
  }

  /**
   * @param settings of each method by its name, before what varies
   * @param seconds that a cell took, as text; empty if it is not known
   */
  public static CellBrowser of(
      CellTable table,
      Map<String, Map<String, Object>> settings,
      Function<CellRow, String> seconds) {
    List<CellRow> all = table.cells();
    List<CellRow> shown =
        IntStream.range(0, all.size())
            .filter(i -> i < MOST || all.get(i).state().failed())
            .mapToObj(all::get)
            .toList();
    Data data =
        new Data(
            shown.stream().map(CellRow::id).toList(),
            Column.of(shown, CellRow::method),
            shown.stream().map(CellRow::seed).toList(),
            Column.of(shown, cell -> cell.state().key()),
            Column.of(shown, seconds),
            Column.of(shown, cell -> shortened(cell.error())),
            Stream.concat(
                    settings(table.facetNames(), shown, CellRow::facet),
                    settings(table.variantNames(), shown, CellRow::variant))
                .toList(),
            settings);
    return new CellBrowser(Json.text(data), shown.size(), all.size());
  }

  private static Stream<Setting> settings(
      List<String> paths, List<CellRow> cells, Function<CellRow, List<String>> of) {
    return IntStream.range(0, paths.size())
        .mapToObj(
            i ->
                new Setting(
                    paths.get(i),
                    SettingName.of(paths.get(i)),
                    Column.of(cells, cell -> of.apply(cell).get(i))));
  }

  private static String shortened(String error) {
    return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR) + " …";
  }

  /** That some are not shown; empty if all are. */
  public String warning() {
    return shown == all
        ? ""
        : "these are the first %s of %s cells, and all that failed; cells.csv has every one."
            .formatted(MOST, all);
  }
}
