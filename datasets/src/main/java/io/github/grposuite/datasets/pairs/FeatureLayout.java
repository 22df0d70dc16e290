package io.github.grposuite.datasets.pairs;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A pair a row, its features in columns; a prompt only says which pairs belong together. */
record FeatureLayout(FeatureColumns columns, String prompt) implements PairLayout {
  @Override
  public Map<String, List<String>> named() {
    return Map.of(
        "columns_of_features",
        Stream.concat(columns.chosen().stream(), columns.rejected().stream()).toList());
  }

  @Override
  public void read(Row row, PairSink sink) {
    sink.pair(new FoundPair(row, row.values(), Texts.plain(row.get(prompt)).orElse(""), "", ""));
  }
}
