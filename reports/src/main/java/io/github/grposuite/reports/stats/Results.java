package io.github.grposuite.reports.stats;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.Selection;
import io.github.grposuite.records.SeriesKey;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * An experiment over its seeds.
 *
 * @param facetNames paths of the varied data settings
 * @param variantNames paths of the varied hyperparameters
 * @param hasVariants whether some method appears with more than one value of a hyperparameter
 * @param selection by which checkpoint runs are judged
 * @param cases by facet as the list of cells has them, then by method as asked for, then by variant
 * @param methods all of the experiment, whether shown or not
 * @param problems one line for each run that could not be read
 */
public record Results(
    List<String> facetNames,
    List<String> variantNames,
    boolean hasVariants,
    Selection selection,
    List<CaseResult> cases,
    List<MethodInfo> methods,
    List<String> problems) {
  /** Either is there where rewards are known: the relative one where r* is positive. */
  private static final Set<Metric> OF_REWARDS =
      EnumSet.of(Metric.GREEDY_REWARD_ERROR, Metric.ABSOLUTE_REWARD_ERROR);

  public Results {
    facetNames = List.copyOf(facetNames);
    variantNames = List.copyOf(variantNames);
    cases = List.copyOf(cases);
    methods = List.copyOf(methods);
    problems = List.copyOf(problems);
  }

  /** Of an experiment that has no other methods. */
  public Results(
      List<String> facetNames,
      List<String> variantNames,
      boolean hasVariants,
      Selection selection,
      List<CaseResult> cases,
      List<String> problems) {
    this(
        facetNames,
        variantNames,
        hasVariants,
        selection,
        cases,
        cases.stream().map(result -> result.key().method()).distinct().toList(),
        problems);
  }

  public List<List<String>> facets() {
    return cases.stream().map(result -> result.key().facet()).distinct().toList();
  }

  public List<CaseResult> in(List<String> facet) {
    return cases.stream().filter(result -> result.key().facet().equals(facet)).toList();
  }

  /** The data settings in words; empty if none is varied. */
  public String facetTitle(List<String> facet) {
    return facetTitle(facet, name -> true);
  }

  /** The same of some of the settings. */
  public String facetTitle(List<String> facet, Predicate<String> names) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < facet.size(); i++) {
      if (names.test(facetNames.get(i))) {
        parts.add(SettingName.of(facetNames.get(i)) + ": " + facet.get(i));
      }
    }
    return String.join(", ", parts);
  }

  /** The same over some of the cases. */
  public Results of(List<CaseResult> some) {
    return new Results(facetNames, variantNames, hasVariants, selection, some, methods, problems);
  }

  /** The same as a part of an experiment with these methods. */
  public Results among(List<MethodInfo> all) {
    return new Results(facetNames, variantNames, hasVariants, selection, cases, all, problems);
  }

  /** The same with some curves alone: most are for figures. */
  public Results withCurves(Predicate<SeriesKey> kept) {
    return of(cases.stream().map(result -> result.withCurves(kept)).toList());
  }

  /** One in how many checkpoints curves have at least; 1 if they have every one. */
  public int stride() {
    return cases.stream().mapToInt(CaseResult::stride).max().orElse(1);
  }

  /** Whether policies are judged by true rewards, which a synthetic world has and a survey not. */
  public boolean hasTrueRewards() {
    return measured(OF_REWARDS);
  }

  /** Number of runs that were read, copies included. */
  public int read() {
    long copies = cases.stream().flatMap(one -> one.lost().stream()).filter(Lost::isCopy).count();
    return done() + (int) copies;
  }

  /** Whether the true rewards are such that errors can be divided by them. */
  public boolean hasRelativeErrors() {
    return measured(Set.of(Metric.GREEDY_REWARD_ERROR));
  }

  private boolean measured(Set<Metric> any) {
    return cases.stream()
        .flatMap(result -> result.values().keySet().stream())
        .anyMatch(key -> any.contains(key.metric()));
  }

  public int done() {
    return cases.stream().mapToInt(CaseResult::done).sum();
  }

  public int expected() {
    return cases.stream().mapToInt(CaseResult::expected).sum();
  }

  /** The families of the methods of a facet, in their order. */
  public static List<String> families(List<CaseResult> cases) {
    return cases.stream()
        .map(result -> result.key().method())
        .map(MethodInfo::family)
        .distinct()
        .toList();
  }
}
