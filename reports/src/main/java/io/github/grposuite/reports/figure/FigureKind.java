package io.github.grposuite.reports.figure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The figures that can be asked for, and what a request for each may say. */
public enum FigureKind {
  /** A quantity over updates, one line a method. */
  CURVES(
      "curves",
      "a run with a value of that group",
      "metric",
      "split",
      "group",
      "over",
      "traces",
      "x",
      "y"),
  /** The same of every group, one panel each. */
  GROUPS(
      "groups", "a run with a value of that group", "metric", "split", "over", "traces", "x", "y"),
  /** The group weights over updates, stacked. */
  WEIGHTS("weights", "a method that adapts the weights", "over"),
  /** The path of the weights of three groups; of two, their lines over updates. */
  SIMPLEX("simplex", "a method that adapts the weights of two or three groups"),
  /** Values when runs are judged, of the worst group or of each. */
  BARS("bars", "a run with a value of that group", "metric", "split", "group"),
  /** A quantity over pairs of hyperparameters, or over two settings of the data. */
  HEAT_MAP(
      "heat-map",
      "a method with two hyperparameters whose values cross, or two data settings that do",
      "metric",
      "split",
      "group"),
  /** The worst group against the average. */
  TRADE_OFF("trade-off", "two methods or settings with the same loss", "metric", "split"),
  /** A quantity against a setting of the data. */
  AGAINST("against", "runs with a value of that group", "metric", "split", "group", "setting"),
  /** Paired differences to a baseline. */
  FOREST(
      "forest",
      "a method and its baseline with a common seed",
      "metric",
      "split",
      "group",
      "baseline"),
  /** Performance profiles. */
  PROFILE("profile", "a run with a value of that group", "metric", "split", "group"),
  /** Average ranks with the critical difference. */
  RANKS("ranks", "three methods with two common seeds", "metric", "split", "group");

  /** What every request may say. */
  private static final List<String> COMMON = List.of("figure", "name", "methods", "where");

  private final String key;
  private final String needs;
  private final List<String> own;

  FigureKind(String key, String needs, String... own) {
    this.key = key;
    this.needs = needs;
    this.own = List.of(own);
  }

  /** The name in requests. */
  public String key() {
    return key;
  }

  /** All names. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(FigureKind::key).toList();
  }

  /** The kind of that name. */
  public static Optional<FigureKind> of(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
  }

  /** The keys of a request for it. */
  public List<String> requestKeys() {
    return Stream.concat(COMMON.stream(), own.stream()).toList();
  }

  /** What an experiment must have to be shown so. */
  String needs() {
    return needs;
  }
}
