package io.github.grposuite.cli.claims;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

  private final ObjectNode node;
  private final ClaimParts parts;
  private final SeriesKey key;
  private final Margin margin;

  HypothesisReader(ObjectNode node, ClaimParts parts, SeriesKey key, Margin margin) {
    this.node = node;
    this.parts = parts;
    this.key = key;
    this.margin = margin;
  }

  Hypothesis read(ClaimKind kind) {
    return switch (kind) {
      case DIFFERENCE -> new Difference(lower(), parts.methods());
      case EQUAL -> equal();
      case LOWEST -> new Extreme(true, methods(), others());
      case HIGHEST -> new Extreme(false, methods(), others());
      case DECREASING -> new Monotone(true, methods(), over());
      case INCREASING -> new Monotone(false, methods(), over());
      case SMALLER_ADVANTAGE -> advantage(true);
      case LARGER_ADVANTAGE -> advantage(false);
      case OVERFITS -> new Overfitting(better(), methods());
      case LOWEST_GROUPS -> new GroupOrder(true, methods(), parts.names("groups"), start());
      case HIGHEST_GROUPS -> new GroupOrder(false, methods(), parts.names("groups"), start());
      case CHANGE -> change();
      case AT_MOST -> bound(true);
      case AT_LEAST -> bound(false);
      case SLOPE -> new Slope(methods(), over(), parts.number("at_most"));
    };
  }

  private List<String> methods() {
    return parts.methodNames(METHODS);
  }

  private Hypothesis equal() {
    if (margin.size() == 0) {
      throw parts.problem(
          "margin",
          "is missing or 0, and no finite number of seeds shows that values are equal; write by how"
              + " much they may differ, like 5%");
    }
    return new Equivalence(parts.methods());
  }

  private List<String> others() {
    return node.has("others") ? parts.methodNames("others") : List.of();
  }

  private String over() {
    String path = parts.text("over");
    if (!path.startsWith("methods.")) {
      throw parts.problem(
          "over",
          "must be the path of a hyperparameter like methods.gr-ipo.chi, as under vary, but was \""
              + path
              + "\"");
    }
    return path;
  }

  private Hypothesis advantage(boolean smaller) {
    List<String> here = parts.experiments();
    String than = parts.text("than");
    if (here.size() != 1 || here.contains(than)) {
      throw parts.problem(
          "than", "must be another experiment than the one under experiment; name both");
    }
    if (node.has("where")) {
      throw parts.problem(
          "where",
          "must not stand in a claim on two experiments, which need one setting; remove it");
    }
    return new Advantage(lower(), smaller, parts.methods(), than);
  }

  private boolean start() {
    return parts.oneOf("at", List.of("start", "end")).equals("start");
  }

  private Hypothesis change() {
    List<String> rises = node.has(RISES) ? parts.names(RISES) : List.of();
    List<String> falls = node.has(FALLS) ? parts.names(FALLS) : List.of();
    if (rises.isEmpty() && falls.isEmpty()) {
      throw parts.problem(RISES, "is missing, and falls as well; name groups under one of them");
    }
    List<String> both = rises.stream().filter(falls::contains).toList();
    if (!both.isEmpty()) {
      throw parts.problem(RISES, "has " + both.get(0) + ", which falls has as well; keep one");
    }
    return new Change(methods(), rises, falls);
  }

  private Hypothesis bound(boolean upper) {
    JsonNode bound = node.path(BOUND);
    if (bound.isNumber()) {
      return new Bound(upper, methods(), Optional.empty(), parts.number(BOUND));
    }
    String metric = parts.oneOf(BOUND, Metric.keys());
    if (metric.equals(key.metric().key())) {
      throw parts.problem(BOUND, "is the metric itself; name another one or write a number");
    }
    return new Bound(upper, methods(), Optional.of(Metric.of(metric)), Double.NaN);
  }

  /** As said, or which way is better. */
  private boolean lower() {
    return node.has(DIRECTION)
        ? parts.oneOf(DIRECTION, List.of(LOWER, "higher")).equals(LOWER)
        : better();
  }

  private boolean better() {
    if (!key.hasDirection()) {
      throw parts.problem(
          DIRECTION,
          "is missing, and neither is better of " + key.metric().key() + "; write lower or higher");
    }
    return key.lowerIsBetter();
  }
}
