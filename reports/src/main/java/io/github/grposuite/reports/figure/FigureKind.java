package io.github.grposuite.reports.figure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The figures that can be asked for, and what a request for each may say. */
public enum FigureKind {
  /** A quantity over updates, one line a method. */
  CURVES("curves", "metric", "split", "group", "traces", "x", "y"),
  /** The same of every group, one panel each. */
  GROUPS("groups", "metric", "split", "traces", "x", "y"),
  /** The group weights over updates, stacked. */
  WEIGHTS("weights"),
  /** Paths of the weights of two or three groups. */
  SIMPLEX("simplex"),
  /** Values when runs are judged, of the worst group or of each. */
  BARS("bars", "metric", "split", "group"),
  /** A quantity over pairs of hyperparameters. */
  HEAT_MAP("heat-map", "metric", "split", "group"),
  /** The worst group against the average. */
  TRADE_OFF("trade-off", "metric", "split"),
  /** A quantity against a setting of the data. */
  AGAINST("against", "metric", "split", "group", "setting"),
  /** Paired differences to a baseline. */
  FOREST("forest", "metric", "split", "group", "baseline"),
  /** Performance profiles. */
  PROFILE("profile", "metric", "split", "group"),
  /** Average ranks with the critical difference. */
  RANKS("ranks", "metric", "split", "group");

  /** What every request may say. */
  private static final List<String> COMMON = List.of("figure", "name", "methods", "where");

  private final String key;
  private final List<String> own;

  FigureKind(String key, String... own) {
    this.key = key;
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
    return switch (this) {
      case CURVES, GROUPS, BARS, PROFILE -> "it needs a run with a value of that group";
      case WEIGHTS -> "it needs a method that adapts the weights";
      case SIMPLEX -> "it needs a method that adapts the weights of two or three groups";
      case HEAT_MAP -> "it needs a method with two hyperparameters whose values cross";
      case TRADE_OFF -> "it needs two methods or settings with the same loss";
      case AGAINST -> "it needs runs with a value of that group";
      case FOREST -> "it needs a method and its baseline with a common seed";
      case RANKS -> "it needs three methods with two common seeds";
    };
  }
}
