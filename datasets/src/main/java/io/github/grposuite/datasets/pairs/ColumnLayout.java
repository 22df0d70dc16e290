package io.github.grposuite.datasets.pairs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A pair a row, its texts in columns: TRL's standard, implicit-prompt and conversational forms. */
record ColumnLayout(PairColumns columns) implements PairLayout {
  @Override
  public Map<String, List<String>> named() {
    Map<String, List<String>> named = new LinkedHashMap<>();
    columns.prompt().ifPresent(prompt -> named.put("columns.prompt", List.of(prompt)));
    named.put("columns.chosen", List.of(columns.chosen()));
    named.put("columns.rejected", List.of(columns.rejected()));
    return named;
  }

  @Override
  public void read(Row row, PairSink sink) {
    JsonNode chosen = row.get(columns.chosen());
    JsonNode rejected = row.get(columns.rejected());
    JsonNode prompt;
    if (columns.prompt().isPresent()) {
      prompt = row.get(columns.prompt().get());
    } else {
      ImplicitPrompt implicit = ImplicitPrompt.of(chosen, rejected);
      prompt = implicit.prompt();
      chosen = implicit.chosen();
      rejected = implicit.rejected();
    }
    PairLayout.tell(
        row,
        row.values(),
        Texts.said(row, columns.prompt().orElse(columns.chosen()), prompt),
        Texts.said(row, columns.chosen(), chosen),
        Texts.said(row, columns.rejected(), rejected),
        sink);
  }
}
