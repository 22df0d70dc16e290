package io.github.grposuite.reports.table;

import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Choice;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.stats.SettingName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables of the hyperparameters that a selection rule chooses. */
public final class SelectedTables {
  private SelectedTables() {}

  /** The chosen cases alone. */
  public static Results chosen(Results results) {
    return results.of(
        Choice.of(results).stream().map(Choice::best).flatMap(Optional::stream).toList());
  }

  /** The table of a facet; none where no rule chooses. */
  public static Optional<Table> of(Results results, List<String> facet) {
    Results part = results.of(results.in(facet));
    List<Choice> choices = Choice.of(part);
    return choices.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Tables.table(
                results,
                facet,
                choices.stream().map(Choice::best).flatMap(Optional::stream).toList(),
                notes(results, choices)));
  }

  private static List<String> notes(Results results, List<Choice> choices) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "%s: for each method the hyperparameters with the lowest mean %s over seeds%s."
            .formatted(
                results.selection().key(),
                results.selection().scored(),
                results.selection().oracle()
                    ? ", an ORACLE's choice by the test set: a bound on what a rule can reach, not"
                        + " a result"
                    : ""));
    for (Choice choice : choices) {
      String method = choice.variants().get(0).key().method().label();
      if (choice.best().isEmpty()) {
        notes.add(method + ": nothing to choose, no setting has a finite score.");
      }
      if (choice.incomplete() > 0) {
        notes.add(
            "%s: %s of %s settings have fewer finished seeds than the others and are not considered."
                .formatted(method, choice.incomplete(), choice.variants().size()));
      }
      scales(results, choice.variants(), method).ifPresent(notes::add);
    }
    return notes;
  }

  /** A loss can be made small by its scale alone. */
  private static Optional<String> scales(
      Results results, List<CaseResult> variants, String method) {
    List<String> names = results.variantNames();
    for (int i = 0; i < names.size(); i++) {
      int column = i;
      boolean varies =
          variants.stream().map(v -> v.key().variant().get(column)).distinct().count() > 1;
      if (varies && SettingName.scalesLoss(names.get(i))) {
        return Optional.of(
            method
                + ": losses under different "
                + SettingName.of(names.get(i))
                + " are on different scales; the choice among them is one of scale as well.");
      }
    }
    return Optional.empty();
  }
}
