package io.github.grposuite.reports.page;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.grposuite.reports.draw.Line;
import io.github.grposuite.reports.draw.Panel;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Lines as JSON, thinned; their positions are shared. */
final class LineJson {
  /** Ends that differ by less than this from y − e and y + e are written as e. */
  private static final double SYMMETRY = 1e-9;

  private final JsonGenerator json;
  private final SharedArrays positions;

  LineJson(JsonGenerator json, SharedArrays positions) {
    this.json = json;
    this.positions = positions;
  }

  void all(String name, List<Line> lines, int most) throws IOException {
    json.writeArrayFieldStart(name);
    for (Line line : lines) {
      line(line, Thinning.kept(line.x().length, most));
    }
    json.writeEndArray();
  }

  private void line(Line line, int[] kept) throws IOException {
    json.writeStartObject();
    json.writeStringField("label", line.label());
    Json.style(json, line.style());
    json.writeNumberField("x", positions.index(Thinning.of(line.x(), kept)));
    double[] y = Thinning.of(line.y(), kept);
    Json.numbers(json, "y", y);
    band(y, Thinning.of(line.low(), kept), Thinning.of(line.high(), kept));
    json.writeEndObject();
  }

  private void band(double[] y, double[] low, double[] high) throws IOException {
    if (Arrays.stream(low).noneMatch(Double::isFinite)
        && Arrays.stream(high).noneMatch(Double::isFinite)) {
      return;
    }
    double[] error = new double[y.length];
    boolean symmetric = true;
    for (int i = 0; i < y.length; i++) {
      error[i] = high[i] - y[i];
      double lower = y[i] - low[i];
      symmetric &=
          Double.isFinite(error[i]) == Double.isFinite(lower)
              && !(Math.abs(error[i] - lower) > SYMMETRY * (Math.abs(y[i]) + Math.abs(lower)));
    }
    if (symmetric) {
      Json.numbers(json, "e", error);
    } else {
      Json.numbers(json, "lo", low);
      Json.numbers(json, "hi", high);
    }
  }

  void path(Panel.Simplex.Path path) throws IOException {
    int[] kept = Thinning.kept(path.x().length, path.thin() ? Thinning.TRACE : Thinning.LINE);
    json.writeStartObject();
    json.writeStringField("label", path.label());
    Json.style(json, path.style());
    json.writeBooleanField("thin", path.thin());
    json.writeNumberField("x", positions.index(Thinning.of(path.x(), kept)));
    json.writeArrayFieldStart("weights");
    int corners = path.weights().length == 0 ? 0 : path.weights()[0].length;
    for (int corner = 0; corner < corners; corner++) {
      json.writeStartArray();
      for (int i : kept) {
        Json.number(json, path.weights()[i][corner]);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
