package io.github.grposuite.datasets.opinions;

import io.github.grposuite.core.text.VisibleText;
import io.github.grposuite.datasets.python.LiteralException;
import io.github.grposuite.datasets.python.PythonLiteral;
import io.github.grposuite.datasets.python.PythonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Takes the rows of a survey one by one; keeps what is usable and counts the rest. */
final class SurveyBuilder {
  private final String name;
  private final List<String> groups;
  private final List<List<OpinionCell>> cells = new ArrayList<>();
  private final DropCounts drops;
  private final TreeSet<String> known = new TreeSet<>();
  private int rows;

  SurveyBuilder(String name, List<String> groups) {
    this.name = name;
    this.groups = groups;
    this.drops = DropCounts.none(groups.size());
    groups.forEach(group -> cells.add(new ArrayList<>()));
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException if a field is not in the format
   */
  void add(int row, String text, String selectionField, String optionField, String source) {
    rows++;
    Map<?, ?> selections =
        selectionField.isBlank() ? Map.of() : literal("selections", selectionField, Map.class);
    List<?> options =
        optionField.isBlank() ? List.of() : literal("options", optionField, List.class);
    selections.keySet().forEach(country -> known.add((String) country));
    OpinionQuestion question =
        new OpinionQuestion(
            row, text, options.stream().map(SurveyBuilder::option).toList(), source);
    Optional<DropReason> reason = reason(question, selections);
    reason.ifPresent(r -> drops.questions()[r.ordinal()]++);
    for (int g = 0; g < groups.size(); g++) {
      if (selections.containsKey(groups.get(g))) {
        Object answers = selections.get(groups.get(g));
        double[] shares = shares(groups.get(g), answers);
        Optional<DropReason> drop =
            reason.or(() -> reason(answers, shares, question.options().size()));
        if (drop.isPresent()) {
          drops.cells()[drop.get().ordinal()][g]++;
        } else {
          cells.get(g).add(new OpinionCell(question, g, shares));
        }
      }
    }
  }

  private static <T> T literal(String column, String field, Class<T> type) {
    try {
      Object value = PythonLiteral.parse(field);
      if (type.isInstance(value)) {
        return type.cast(value);
      }
    } catch (LiteralException e) {
      throw new IllegalArgumentException(column + ", " + e.getMessage(), e);
    }
    throw new IllegalArgumentException(
        column + ": expected a Python " + (type == Map.class ? "dictionary" : "list"));
  }

  private static String option(Object value) {
    if (value instanceof String || value instanceof Number) {
      return PythonText.str(value);
    }
    throw new IllegalArgumentException(
        "options: expected strings or numbers, but one is " + PythonText.str(value));
  }

  /** The numbers of a vector; NaN where there is none; empty if there is no vector. */
  private static double[] shares(String group, Object answers) {
    if (answers == null) {
      return new double[0];
    }
    if (!(answers instanceof List<?> list)) {
      throw new IllegalArgumentException(
          "selections of " + group + ": expected a list of numbers, but found " + answers);
    }
    double[] shares = new double[list.size()];
    for (int i = 0; i < shares.length; i++) {
      Object share = list.get(i);
      if (share != null && !(share instanceof Number)) {
        throw new IllegalArgumentException(
            "selections of " + group + ": expected numbers, but one is " + share);
      }
      shares[i] = share == null ? Double.NaN : ((Number) share).doubleValue();
    }
    return shares;
  }

  private static Optional<DropReason> reason(OpinionQuestion question, Map<?, ?> selections) {
    int options = question.options().size();
    if (question.text().isBlank()) {
      return Optional.of(DropReason.NO_QUESTION);
    }
    if (options == 0) {
      return Optional.of(DropReason.NO_OPTIONS);
    }
    if (options == 1) {
      return Optional.of(DropReason.ONE_OPTION);
    }
    if (options > PromptFormat.MOST_OPTIONS) {
      return Optional.of(DropReason.TOO_MANY_OPTIONS);
    }
    List<String> seen = question.options().stream().map(VisibleText::canonical).toList();
    if (seen.contains("")) {
      return Optional.of(DropReason.EMPTY_OPTION);
    }
    if (Set.copyOf(seen).size() < seen.size()) {
      return Optional.of(DropReason.REPEATED_OPTION);
    }
    return selections.isEmpty() ? Optional.of(DropReason.NO_SELECTIONS) : Optional.empty();
  }

  private static Optional<DropReason> reason(Object answers, double[] shares, int options) {
    if (answers == null) {
      return Optional.of(DropReason.MISSING_VECTOR);
    }
    if (shares.length == 0) {
      return Optional.of(DropReason.EMPTY_VECTOR);
    }
    if (shares.length != options) {
      return Optional.of(DropReason.WRONG_LENGTH);
    }
    double sum = 0;
    for (double share : shares) {
      if (!(share >= 0 && share < Double.POSITIVE_INFINITY)) {
        return Optional.of(DropReason.NOT_SHARES);
      }
      sum += share;
    }
    if (sum == Double.POSITIVE_INFINITY) {
      return Optional.of(DropReason.NOT_SHARES);
    }
    return sum > 0 ? Optional.empty() : Optional.of(DropReason.ALL_ZERO);
  }

  OpinionSurvey build() {
    if (known.isEmpty()) {
      throw new SurveyException(
          rows == 0
              ? name + ": has a header and no row; give a survey with answers"
              : name
                  + (rows == 1
                      ? ": its row has no answer"
                      : ": none of its " + rows + " rows has an answer")
                  + " of any group");
    }
    for (int g = 0; g < groups.size(); g++) {
      if (!known.contains(groups.get(g))) {
        throw new SurveyException.UnknownGroup(name, groups.get(g), List.copyOf(known));
      }
      if (cells.get(g).isEmpty()) {
        throw new SurveyException(
            name
                + ": group \""
                + VisibleText.of(groups.get(g))
                + "\" has no usable answer ("
                + drops.cells(g)
                + " dropped: "
                + reasons(g)
                + "); leave it out");
      }
    }
    return new OpinionSurvey(name, groups, rows, cells, drops);
  }

  private String reasons(int group) {
    List<String> texts = new ArrayList<>();
    for (DropReason reason : drops.reasons()) {
      if (drops.cells(reason, group) > 0) {
        texts.add(drops.cells(reason, group) + " " + reason.text());
      }
    }
    return String.join(", ", texts);
  }
}
