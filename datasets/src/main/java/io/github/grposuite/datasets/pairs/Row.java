package io.github.grposuite.datasets.pairs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A row of a file.
 *
 * @param file its name
 * @param number the line, or in a table the row, at which it begins, from 1
 * @param unit {@code line} or {@code row}
 */
record Row(String file, long number, String unit, ObjectNode values) {
  /** For messages, such as {@code my.jsonl, line 17}. */
  String where() {
    return file + ", " + unit + " " + number;
  }

  /** The value of a column; a missing node if the row has none. */
  JsonNode get(String column) {
    return find(values, column);
  }

  /**
   * The value of a column of that name, or of the fields in each other that the name's dots divide.
   */
  static JsonNode find(JsonNode object, String column) {
    JsonNode exact = object.path(column);
    if (!exact.isMissingNode()) {
      return exact;
    }
    for (int dot = column.indexOf('.'); dot >= 0; dot = column.indexOf('.', dot + 1)) {
      JsonNode below = object.path(column.substring(0, dot));
      if (below.isObject()) {
        JsonNode found = find(below, column.substring(dot + 1));
        if (!found.isMissingNode()) {
          return found;
        }
      }
    }
    return MissingNode.getInstance();
  }
}
