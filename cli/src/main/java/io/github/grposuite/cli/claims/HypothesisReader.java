package io.github.grposuite.cli.claims;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.verdict.Advantage;
import io.github.grposuite.reports.verdict.Bound;
import io.github.grposuite.reports.verdict.Change;
import io.github.grposuite.reports.verdict.Difference;
import io.github.grposuite.reports.verdict.Equivalence;
import io.github.grposuite.reports.verdict.Extreme;
import io.github.grposuite.reports.verdict.GroupOrder;
import io.github.grposuite.reports.verdict.Hypothesis;
import io.github.grposuite.reports.verdict.Margin;
import io.github.grposuite.reports.verdict.Monotone;
import io.github.grposuite.reports.verdict.Overfitting;
import io.github.grposuite.reports.verdict.Slope;
import java.util.List;
import java.util.Optional;

/** Reads what is particular to a kind of claim. */
final class HypothesisReader {
  private static final String LOWER = "lower";
  private static final String METHODS = "methods";
  private static final String DIRECTION = "direction";
  private static final String RISES = "rises";
  private static final String FALLS = "falls";
  private static final String BOUND = "bound";

  private final ClaimBlock block;
  private final SeriesKey key;
  private final Margin margin;

  HypothesisReader(ClaimBlock block, SeriesKey key, Margin margin) {
    this.block = block;
    this.key = key;
    this.margin = margin;
  }

  Hypothesis read(ClaimKind kind) {
    return switch (kind) {
      case DIFFERENCE -> new Difference(lower(), block.methods());
      case EQUAL -> equal();
      case LOWEST -> new Extreme(true, methods(), others());
      case HIGHEST -> new Extreme(false, methods(), others());
      case DECREASING -> new Monotone(true, methods(), over());
      case INCREASING -> new Monotone(false, methods(), over());
      case SMALLER_ADVANTAGE -> advantage(true);
      case LARGER_ADVANTAGE -> advantage(false);
      case OVERFITS -> new Overfitting(better(), methods());
      case LOWEST_GROUPS -> new GroupOrder(true, methods(), block.names("groups"), start());
      case HIGHEST_GROUPS -> new GroupOrder(false, methods(), block.names("groups"), start());
      case CHANGE -> change();
      case AT_MOST -> bound(true);
      case AT_LEAST -> bound(false);
      case SLOPE -> new Slope(methods(), over(), block.number("at_most"));
    };
  }

  private List<String> methods() {
    return block.methodNames(METHODS);
  }

  private Hypothesis equal() {
    if (margin.size() == 0) {
      throw block.problem(
          "margin",
          "is missing or 0, and no finite number of seeds shows that values are equal; write by how"
              + " much they may differ, like 5%");
    }
    return new Equivalence(block.methods());
  }

  private List<String> others() {
    return block.has("others") ? block.methodNames("others") : List.of();
  }

  private String over() {
    String path = block.text("over");
    if (!path.startsWith("methods.")) {
      throw block.problem(
          "over",
          "must be the path of a hyperparameter like methods.gr-ipo.chi, as under vary, but was \""
              + path
              + "\"");
    }
    return path;
  }

  private Hypothesis advantage(boolean smaller) {
    List<String> here = block.experiments();
    String than = block.text("than");
    if (here.size() != 1 || here.contains(than)) {
      throw block.problem(
          "than", "must be another experiment than the one under experiment; name both");
    }
    if (block.has("where")) {
      throw block.problem(
          "where",
          "must not stand in a claim on two experiments, which need one setting; remove it");
    }
    return new Advantage(lower(), smaller, block.methods(), than);
  }

  private boolean start() {
    return block.oneOf("at", List.of("start", "end")).equals("start");
  }

  private Hypothesis change() {
    List<String> rises = block.namesIfAny(RISES);
    List<String> falls = block.namesIfAny(FALLS);
    if (rises.isEmpty() && falls.isEmpty()) {
      throw block.problem(RISES, "is missing, and falls as well; name groups under one of them");
    }
    List<String> both = rises.stream().filter(falls::contains).toList();
    if (!both.isEmpty()) {
      throw block.problem(RISES, "has " + both.get(0) + ", which falls has as well; keep one");
    }
    return new Change(methods(), rises, falls);
  }

  private Hypothesis bound(boolean upper) {
    if (block.get(BOUND).isNumber()) {
      return new Bound(upper, methods(), Optional.empty(), block.number(BOUND));
    }
    String metric = block.oneOf(BOUND, Metric.keys());
    if (metric.equals(key.metric().key())) {
      throw block.problem(BOUND, "is the metric itself; name another one or write a number");
    }
    return new Bound(upper, methods(), Optional.of(Metric.of(metric)), Double.NaN);
  }

  /** As said, or which way is better. */
  private boolean lower() {
    return block.has(DIRECTION)
        ? block.oneOf(DIRECTION, List.of(LOWER, "higher")).equals(LOWER)
        : better();
  }

  private boolean better() {
    if (!key.hasDirection()) {
      throw block.problem(
          DIRECTION,
          "is missing, and neither is better of " + key.metric().key() + "; write lower or higher");
    }
    return key.lowerIsBetter();
  }
}
