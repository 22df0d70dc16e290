package io.github.grposuite.reports.page;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.grposuite.records.CellRow;
import io.github.grposuite.records.CellTable;
import io.github.grposuite.records.Numbers;
import io.github.grposuite.reports.stats.SettingName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The cells of an experiment for the page's browser, as text in columns.
 *
 * @param shown how many are in the JSON
 * @param all how many there are
 */
public record Cells(String json, int shown, int all) {
  /** Cells that a page holds; of more, only those that failed. */
  static final int MOST = 20_000;

  private static final int LONGEST_ERROR = 1000;

  /**
   * @param settings of each method by its name, before what varies
   * @param seconds that a cell took, as text; empty if it is not known
   */
  public static Cells of(
      CellTable table,
      Map<String, Map<String, Object>> settings,
      Function<CellRow, String> seconds) {
    List<CellRow> shown = new ArrayList<>();
    for (int i = 0; i < table.cells().size(); i++) {
      if (i < MOST || table.cells().get(i).status().failed()) {
        shown.add(table.cells().get(i));
      }
    }
    return new Cells(
        Json.text(json -> write(json, table, shown, settings, seconds)),
        shown.size(),
        table.cells().size());
  }

  private static void write(
      JsonGenerator json,
      CellTable table,
      List<CellRow> cells,
      Map<String, Map<String, Object>> settings,
      Function<CellRow, String> seconds)
      throws IOException {
    json.writeStartObject();
    Json.strings(json, "id", cells.stream().map(CellRow::id).toList());
    column(json, "method", cells, CellRow::method);
    json.writeArrayFieldStart("seed");
    for (CellRow cell : cells) {
      json.writeNumber(cell.seed());
    }
    json.writeEndArray();
    column(json, "status", cells, cell -> cell.status().key());
    column(json, "seconds", cells, seconds);
    column(json, "error", cells, cell -> shortened(cell.error()));
    json.writeArrayFieldStart("settings");
    settings(json, table.facetNames(), cells, CellRow::facet);
    settings(json, table.variantNames(), cells, CellRow::variant);
    json.writeEndArray();
    json.writeFieldName("methods");
    value(json, settings);
    json.writeEndObject();
  }

  private static void settings(
      JsonGenerator json,
      List<String> paths,
      List<CellRow> cells,
      Function<CellRow, List<String>> of)
      throws IOException {
    for (int i = 0; i < paths.size(); i++) {
      int position = i;
      json.writeStartObject();
      json.writeStringField("path", paths.get(i));
      json.writeStringField("name", SettingName.of(paths.get(i)));
      column(json, "column", cells, cell -> of.apply(cell).get(position));
      json.writeEndObject();
    }
  }

  /** Few different values: each once, and where each cell's is. */
  private static void column(
      JsonGenerator json, String name, List<CellRow> cells, Function<CellRow, String> of)
      throws IOException {
    Map<String, Integer> values = new LinkedHashMap<>();
    int[] at = new int[cells.size()];
    for (int i = 0; i < at.length; i++) {
      String value = of.apply(cells.get(i));
      values.putIfAbsent(value, values.size());
      at[i] = values.get(value);
    }
    json.writeObjectFieldStart(name);
    Json.strings(json, "values", List.copyOf(values.keySet()));
    json.writeFieldName("at");
    json.writeArray(at, 0, at.length);
    json.writeEndObject();
  }

  private static String shortened(String error) {
    return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR) + " …";
  }

  private static void value(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName(String.valueOf(entry.getKey()));
        value(json, entry.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof Iterable<?> list) {
      json.writeStartArray();
      for (Object item : list) {
        value(json, item);
      }
      json.writeEndArray();
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Double number && Double.isFinite(number)) {
      json.writeNumber(Numbers.exact(number));
    } else if (value instanceof Number number && !(value instanceof Double)) {
      json.writeNumber(number.toString());
    } else {
      json.writeString(String.valueOf(value));
    }
  }
}
