package io.github.grposuite.datasets.pairs;

import java.util.List;
import java.util.Optional;

/** Which layout a file has. */
final class Layouts {
  private Layouts() {}

  /** What the request says, or else the layout whose columns the first row has. */
  static PairLayout of(PairRequest request, Row first) {
    String prompt = request.columns().flatMap(PairColumns::prompt).orElse(PairColumns.PROMPT);
    if (request.features().isPresent()) {
      return new FeatureLayout(request.features().get(), prompt);
    }
    if (request.choice().isPresent()) {
      return new ChoiceLayout(prompt, request.choice().get());
    }
    Optional<String> usual = Optional.of(PairColumns.PROMPT).filter(name -> has(first, name));
    if (request.columns().isPresent()) {
      PairColumns columns = request.columns().get();
      return new ColumnLayout(
          new PairColumns(columns.prompt().or(() -> usual), columns.chosen(), columns.rejected()));
    }
    if (has(first, PairColumns.CHOSEN, PairColumns.REJECTED)) {
      return new ColumnLayout(new PairColumns(usual, PairColumns.CHOSEN, PairColumns.REJECTED));
    }
    if (has(first, "first_turn_prompt", "first_turn_preferred_response")) {
      return ChoiceLayout.communityAlignment();
    }
    if (has(first, "text", "completion_a", "completion_b", MultiPrefLayout.ANNOTATIONS)) {
      return new MultiPrefLayout();
    }
    if (has(first, "conversation_id", "turn", "user_prompt", "model_response", "if_chosen")) {
      return new PrismLayout();
    }
    if (has(first, "prompt", RankingLayout.RESPONSES, RankingLayout.ASSESSMENTS)) {
      return new RankingLayout();
    }
    if (has(first, DistributionLayout.OPTIONS, DistributionLayout.RESPONSES)
        && (has(first, "question") || has(first, "qkey"))) {
      return new DistributionLayout();
    }
    List<String> known = Columns.of(first);
    throw new PairException(
        "columns",
        first.file()
            + ": has no pairs in a layout that is known; say which columns hold them, columns:"
            + " {prompt: …, chosen: …, rejected: …} or choice: {column: …, options: {…}}; it has "
            + String.join(", ", known));
  }

  private static boolean has(Row row, String... columns) {
    for (String column : columns) {
      if (row.get(column).isMissingNode()) {
        return false;
      }
    }
    return true;
  }
}
