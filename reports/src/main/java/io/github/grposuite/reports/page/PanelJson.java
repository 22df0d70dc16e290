package io.github.grposuite.reports.page;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.grposuite.reports.draw.Bar;
import io.github.grposuite.reports.draw.BarSeries;
import io.github.grposuite.reports.draw.LegendEntry;
import io.github.grposuite.reports.draw.Panel;
import java.io.IOException;
import java.util.List;

/** A panel as JSON, as {@code figures.js} reads it. */
final class PanelJson {
  private final JsonGenerator json;
  private final LineJson lines;

  /**
   * @param positions where arrays of x go that lines share
   */
  PanelJson(JsonGenerator json, SharedArrays positions) {
    this.json = json;
    this.lines = new LineJson(json, positions);
  }

  void write(Panel panel) throws IOException {
    json.writeStartObject();
    json.writeStringField("title", panel.title());
    if (panel instanceof Panel.Lines p) {
      lines(p);
    } else if (panel instanceof Panel.Areas p) {
      begin("areas", p.xLabel(), p.yLabel());
      lines.all("lines", p.areas(), Thinning.LINE);
    } else if (panel instanceof Panel.Simplex p) {
      json.writeStringField("kind", "simplex");
      Json.strings(json, "corners", p.corners());
      json.writeArrayFieldStart("paths");
      for (Panel.Simplex.Path path : p.paths()) {
        lines.path(path);
      }
      json.writeEndArray();
    } else if (panel instanceof Panel.GroupedBars p) {
      groupedBars(p);
    } else if (panel instanceof Panel.Bars p) {
      bars(p);
    } else if (panel instanceof Panel.HeatMap p) {
      heatMap(p);
    } else if (panel instanceof Panel.Points p) {
      points(p);
    } else if (panel instanceof Panel.Forest p) {
      forest(p);
    } else {
      ranks((Panel.CriticalDifference) panel);
    }
    json.writeEndObject();
  }

  private void begin(String kind, String xLabel, String yLabel) throws IOException {
    json.writeStringField("kind", kind);
    json.writeStringField("xLabel", xLabel);
    json.writeStringField("yLabel", yLabel);
  }

  private void lines(Panel.Lines panel) throws IOException {
    begin("lines", panel.xLabel(), panel.yLabel());
    lines.all("lines", panel.lines(), Thinning.LINE);
    lines.all("traces", panel.traces(), Thinning.TRACE);
    keys(panel.keys());
    Json.strings(json, "ticks", panel.ticks());
    if (panel.yRange().isPresent()) {
      json.writeArrayFieldStart("yRange");
      json.writeNumber(panel.yRange().get().low());
      json.writeNumber(panel.yRange().get().high());
      json.writeEndArray();
    }
    json.writeBooleanField("logX", panel.logX());
    json.writeBooleanField("logY", panel.logY());
  }

  private void keys(List<LegendEntry> keys) throws IOException {
    json.writeArrayFieldStart("keys");
    for (LegendEntry key : keys) {
      json.writeStartObject();
      json.writeStringField("label", key.label());
      Json.style(json, key.style());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void groupedBars(Panel.GroupedBars panel) throws IOException {
    begin("groupedBars", panel.valueLabel(), "");
    Json.strings(json, "groups", panel.groups());
    json.writeArrayFieldStart("series");
    for (BarSeries series : panel.series()) {
      json.writeStartObject();
      json.writeStringField("label", series.label());
      Json.style(json, series.style());
      Json.numbers(json, "y", series.heights());
      Json.numbers(json, "e", series.errors());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void bars(Panel.Bars panel) throws IOException {
    begin("bars", panel.valueLabel(), "");
    json.writeArrayFieldStart("bars");
    for (Bar bar : panel.bars()) {
      json.writeStartObject();
      json.writeStringField("label", bar.label());
      Json.style(json, bar.style());
      Json.number(json, "y", bar.height());
      Json.number(json, "e", bar.error());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void heatMap(Panel.HeatMap panel) throws IOException {
    begin("heatMap", panel.xLabel(), panel.yLabel());
    json.writeStringField("valueLabel", panel.valueLabel());
    Json.strings(json, "columns", panel.columns());
    Json.strings(json, "rows", panel.rows());
    matrix("values", panel.values());
    matrix("errors", panel.errors());
    json.writeNumberField("bestRow", panel.bestRow());
    json.writeNumberField("bestColumn", panel.bestColumn());
  }

  private void matrix(String name, double[][] rows) throws IOException {
    json.writeArrayFieldStart(name);
    for (double[] row : rows) {
      json.writeStartArray();
      for (double value : row) {
        Json.number(json, value);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private void points(Panel.Points panel) throws IOException {
    begin("points", panel.xLabel(), panel.yLabel());
    keys(panel.keys());
    json.writeArrayFieldStart("points");
    for (Panel.Points.Point point : panel.points()) {
      json.writeStartObject();
      json.writeStringField("label", point.label());
      Json.style(json, point.style());
      Json.number(json, "x", point.x());
      Json.number(json, "y", point.y());
      Json.number(json, "xe", point.xError());
      Json.number(json, "ye", point.yError());
      json.writeBooleanField("front", point.onFront());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void forest(Panel.Forest panel) throws IOException {
    begin("forest", panel.valueLabel(), "");
    json.writeNumberField("reference", panel.reference());
    json.writeArrayFieldStart("rows");
    for (Panel.Forest.Row row : panel.rows()) {
      json.writeStartObject();
      json.writeStringField("label", row.label());
      Json.style(json, row.style());
      Json.number(json, "y", row.value());
      Json.number(json, "lo", row.low());
      Json.number(json, "hi", row.high());
      json.writeStringField("note", row.note());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void ranks(Panel.CriticalDifference panel) throws IOException {
    json.writeStringField("kind", "ranks");
    Json.number(json, "difference", panel.criticalDifference());
    json.writeArrayFieldStart("methods");
    for (Panel.CriticalDifference.Ranked method : panel.methods()) {
      json.writeStartObject();
      json.writeStringField("label", method.label());
      Json.style(json, method.style());
      Json.number(json, "rank", method.rank());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("cliques");
    for (List<Integer> clique : panel.cliques()) {
      json.writeStartArray();
      for (int method : clique) {
        json.writeNumber(method);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }
}
