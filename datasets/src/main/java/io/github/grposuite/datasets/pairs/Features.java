package io.github.grposuite.datasets.pairs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A pair's columns of numbers. */
final class Features {
  private Features() {}

  /** Whether every column has a finite number. */
  static boolean complete(FeatureColumns columns, FoundPair pair) {
    return complete(columns.chosen(), pair) && complete(columns.rejected(), pair);
  }

  private static boolean complete(List<String> columns, FoundPair pair) {
    for (String column : columns) {
      if (!Double.isFinite(number(column, pair))) {
        return false;
      }
    }
    return true;
  }

  /** The difference chosen minus rejected. */
  static void read(FeatureColumns columns, FoundPair pair, double[] difference) {
    for (int j = 0; j < difference.length; j++) {
      difference[j] = number(columns.chosen().get(j), pair);
      if (!columns.rejected().isEmpty()) {
        difference[j] -= number(columns.rejected().get(j), pair);
      }
    }
  }

  /** NaN where there is none. */
  private static double number(String column, FoundPair pair) {
    JsonNode value = pair.get(column);
    if (value.isNumber()) {
      return value.doubleValue();
    }
    String text = Texts.plain(value).orElse("").strip();
    if (text.isEmpty()) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new PairException(
          "columns_of_features",
          pair.row().where()
              + ": "
              + column
              + ": must be a number, but was \""
              + (text.length() > 40 ? text.substring(0, 39) + "…" : text)
              + "\"");
    }
  }
}
