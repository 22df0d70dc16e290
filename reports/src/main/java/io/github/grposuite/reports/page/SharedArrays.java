package io.github.grposuite.reports.page;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.DoubleBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Arrays of finite numbers, each written once. */
final class SharedArrays {
  private final Map<DoubleBuffer, Integer> indices = new LinkedHashMap<>();

  /** The position of an array among all different ones. */
  int index(double[] values) {
    DoubleBuffer key = DoubleBuffer.wrap(values);
    Integer index = indices.putIfAbsent(key, indices.size());
    return index == null ? indices.size() - 1 : index;
  }

  void write(JsonGenerator json, String name) throws IOException {
    json.writeArrayFieldStart(name);
    for (DoubleBuffer values : indices.keySet()) {
      json.writeStartArray();
      for (double value : values.array()) {
        Json.position(json, value);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }
}
