package io.github.grposuite.reports.page;

import io.github.grposuite.reports.draw.ThemeValues;

/** The theme of figures as JSON. */
final class ThemeJson {
  private ThemeJson() {}

  static String text() {
    return Json.text(
        json -> {
          json.writeStartObject();
          Json.strings(json, "colours", ThemeValues.colours());
          json.writeArrayFieldStart("dashes");
          for (float[] dash : ThemeValues.dashes()) {
            json.writeStartArray();
            for (float length : dash) {
              Json.number(json, length);
            }
            json.writeEndArray();
          }
          json.writeEndArray();
          Json.strings(json, "markers", ThemeValues.markers());
          json.writeEndObject();
        });
  }
}
