package io.github.grposuite.datasets.pairs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Names of columns, nested ones with dots. */
final class Columns {
  private static final int MOST = 60;

  private Columns() {}

  /** Those of a row, sixty at most. */
  static List<String> of(Row row) {
    List<String> names = new ArrayList<>();
    collect("", row.values(), names);
    return names.size() <= MOST ? names : names.subList(0, MOST);
  }

  /** Those of an object that lies in a row. */
  static void collect(String path, JsonNode object, List<String> names) {
    object
        .properties()
        .forEach(
            field -> {
              String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
              if (field.getValue().isObject() && !field.getValue().isEmpty()) {
                collect(name, field.getValue(), names);
              } else {
                names.add(name);
              }
            });
  }
}
