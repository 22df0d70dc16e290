package io.github.grposuite.reports.figure;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.Selection;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.draw.Figure;
import io.github.grposuite.reports.draw.Panel;
import io.github.grposuite.reports.draw.SeriesStyle;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.stats.SettingName;
import io.github.grposuite.reports.stats.SettingValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * The cases of one facet, with what its figures have in common.
 *
 * @param title data settings in words; may be empty
 * @param prefix of file names; empty or ends with a hyphen
 * @param selection when runs are judged
 * @param variantNames paths of the varied hyperparameters
 * @param styles of the methods of all facets
 */
record Facet(
    String title,
    String prefix,
    Selection selection,
    List<String> variantNames,
    MethodStyles styles,
    List<CaseResult> cases) {
  /** Why a language model's accuracy may begin at 0. */
  static final String ACCURACY_FROM_ZERO = " (0 before the first update, where every margin is 0)";

  static final String SCALED_LOSSES = " (losses under different β are on different scales)";

  static Facet of(Results results, List<String> values, String prefix) {
    return new Facet(
        results.facetTitle(values),
        prefix,
        results.selection(),
        results.variantNames(),
        new MethodStyles(results.methods()),
        results.in(values));
  }

  /** A family as headings name it: {@code DPO}. */
  static String title(String family) {
    return family.toUpperCase(Locale.ROOT);
  }

  /**
   * A figure of the facet; none without panels.
   *
   * @param name of its files after the prefix; what files cannot be named by is replaced
   */
  Optional<Figure> figure(String name, String caption, List<? extends Panel> panels) {
    return panels.isEmpty()
        ? Optional.empty()
        : Optional.of(new Figure(prefix + Figures.fileName(name), caption, List.copyOf(panels)));
  }

  /** The groups of which something with this metric and split was measured, in their order. */
  static List<String> groups(Stream<? extends Map<SeriesKey, ?>> measured, SeriesKey key) {
    return measured
        .flatMap(values -> values.keySet().stream())
        .filter(other -> other.ofOneGroup() && other.over(key.group()).equals(key))
        .map(SeriesKey::group)
        .distinct()
        .toList();
  }

  List<String> families() {
    return Results.families(cases);
  }

  List<CaseResult> of(String family) {
    return cases.stream().filter(c -> c.key().method().family().equals(family)).toList();
  }

  List<CaseResult> of(MethodInfo method) {
    return cases.stream().filter(c -> c.key().method().equals(method)).toList();
  }

  List<MethodInfo> methods() {
    return cases.stream().map(c -> c.key().method()).distinct().toList();
  }

  /** Whether some method appears with more than one value of a hyperparameter. */
  boolean hasVariants() {
    return methods().size() < cases.size();
  }

  /** The method, with its hyperparameters if it appears with several. */
  String label(CaseResult result) {
    MethodInfo method = result.key().method();
    String words = variant(result);
    return of(method).size() == 1 || words.isEmpty()
        ? method.label()
        : method.label() + ", " + words;
  }

  /** {@code χ = 0.5, β = 1}: empty if the method has none of the varied settings. */
  String variant(CaseResult result) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < variantNames.size(); i++) {
      String value = result.key().variant().get(i);
      if (!value.isEmpty()) {
        words.add(SettingName.of(variantNames.get(i)) + " = " + SettingValue.of(value));
      }
    }
    return String.join(", ", words);
  }

  /** The method's; where it appears with several hyperparameters, lighter and dashed in order. */
  SeriesStyle style(CaseResult result) {
    List<CaseResult> same = of(result.key().method());
    SeriesStyle style = styles.of(result.key().method());
    return same.size() < 2 ? style : style.variant(same.indexOf(result), same.size());
  }

  /** The same where dashes would tell nothing. */
  SeriesStyle solid(CaseResult result) {
    return style(result).solid();
  }

  /** The method's, whatever its hyperparameters. */
  SeriesStyle solid(MethodInfo method) {
    return styles.of(method).solid();
  }

  /** A heading followed by the facet, if there is one. */
  String heading(String text) {
    return title.isEmpty() ? text : text + ", " + title;
  }

  /** "mean ± standard error over 20 seeds". */
  String meaning(List<CaseResult> shown) {
    return "mean ± standard error over " + seeds(shown);
  }

  static String seeds(List<CaseResult> shown) {
    return seeds(shown, CaseResult::done);
  }

  /** {@code 18 to 20 seeds}. */
  static String seeds(List<CaseResult> shown, ToIntFunction<CaseResult> count) {
    int least = shown.stream().mapToInt(count).min().orElse(0);
    int most = shown.stream().mapToInt(count).max().orElse(0);
    String seeds = least == most ? "" + most : least + " to " + most;
    return seeds + (most == 1 ? " seed" : " seeds");
  }

  /** The same over steps, where some may not be shown. */
  String meaningOfCurves(List<CaseResult> shown) {
    int stride = shown.stream().mapToInt(CaseResult::stride).max().orElse(1);
    return meaning(shown) + (stride == 1 ? "" : "; one in " + stride + " checkpoints is drawn");
  }

  /** Nothing for the last checkpoint, where curves end. */
  String judged() {
    return selection == Selection.LAST ? "" : " " + selection.end();
  }
}
