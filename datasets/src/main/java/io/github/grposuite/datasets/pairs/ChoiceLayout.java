package io.github.grposuite.datasets.pairs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Several responses a row; the preferred one makes a pair with each of the others. */
record ChoiceLayout(String prompt, Choice choice) implements PairLayout {
  private static final Set<String> TIES =
      Set.of("tie", "tied", "both", "neither", "equal", "same", "draw");

  /** Also what Python's None is as text. */
  private static final String NONE = "none";

  /** Community Alignment's first turn. */
  static ChoiceLayout communityAlignment() {
    Map<String, String> options = new LinkedHashMap<>();
    for (String letter : new String[] {"a", "b", "c", "d"}) {
      options.put("response_" + letter, "first_turn_response_" + letter);
    }
    return new ChoiceLayout(
        "first_turn_prompt", new Choice("first_turn_preferred_response", options));
  }

  @Override
  public Map<String, List<String>> named() {
    return Map.of(
        "columns.prompt", List.of(prompt),
        "choice.column", List.of(choice.column()),
        "choice.options", List.copyOf(choice.options().values()));
  }

  @Override
  public void read(Row row, PairSink sink) {
    String chosen = Texts.plain(row.get(choice.column())).orElse("").strip();
    Optional<String> column = column(chosen);
    if (chosen.isEmpty() || column.isEmpty() && chosen.equalsIgnoreCase(NONE)) {
      sink.drop(row, row.values(), DropReason.NO_CHOICE);
      return;
    }
    if (column.isEmpty()) {
      if (!TIES.contains(chosen.toLowerCase(Locale.ROOT))) {
        throw new PairException(
            "choice",
            row.where()
                + ": "
                + choice.column()
                + ": must be one of "
                + String.join(", ", choice.options().keySet())
                + ", tie or none, but was \""
                + chosen
                + "\"; name it under choice.options");
      }
      sink.drop(row, row.values(), DropReason.TIE);
      return;
    }
    String asked = text(row, prompt);
    String preferred = text(row, column.get());
    for (String other : choice.options().values()) {
      JsonNode value = row.get(other);
      boolean offered = Texts.plain(value).filter(text -> !text.isEmpty()).isPresent();
      if (!other.equals(column.get()) && (offered || value.isArray())) {
        PairLayout.tell(row, row.values(), asked, preferred, text(row, other), sink);
      }
    }
  }

  private Optional<String> column(String chosen) {
    String named = choice.options().get(chosen);
    return named != null
        ? Optional.of(named)
        : choice.options().values().stream().filter(chosen::equals).findFirst();
  }

  private static String text(Row row, String column) {
    return Texts.of(row, column, row.get(column));
  }
}
