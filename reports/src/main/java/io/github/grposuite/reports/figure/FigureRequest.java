package io.github.grposuite.reports.figure;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.SeriesKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One figure that somebody wants.
 *
 * @param kind what it shows
 * @param key the quantity; a group of {@link #EACH_GROUP} stands for every one
 * @param methods names of those to show, in this order; all if empty
 * @param where values to show by the path of a data setting or hyperparameter; all of a path that
 *     is not there
 * @param over paths of data settings, such as a fold, whose runs are drawn together
 * @param setting path of the data setting of the x axis; empty for the only one that can be
 * @param baseline name of the method that others are compared with; empty for each family's own
 * @param traces whether each seed is drawn
 * @param logX whether the x axis is logarithmic
 * @param logY likewise
 * @param name of its files, without their endings
 */
public record FigureRequest(
    FigureKind kind,
    SeriesKey key,
    List<String> methods,
    Map<String, List<String>> where,
    List<String> over,
    Optional<String> setting,
    Optional<String> baseline,
    boolean traces,
    boolean logX,
    boolean logY,
    String name) {
  /** The group of a request for bars of all groups. */
  public static final String EACH_GROUP = "each";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final List<String> SPLITS = List.of("train", "validation", "test");

  public FigureRequest {
    methods = List.copyOf(methods);
    where = Map.copyOf(where);
    over = List.copyOf(over);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name must be 1 to 100 letters, digits or ._- and begin with a letter or digit,"
              + " but was \""
              + name
              + "\"");
    }
    boolean weight = key.metric() == Metric.WEIGHT || key.metric() == Metric.EFFECTIVE_WEIGHT;
    if (weight != key.split().isEmpty() || (!weight && !SPLITS.contains(key.split()))) {
      throw new IllegalArgumentException(
          weight
              ? "weights belong to no split, but split was \"" + key.split() + "\"; leave it out"
              : "split must be train, validation or test, but was \"" + key.split() + "\"");
    }
    if (key.group().equals(EACH_GROUP) && kind != FigureKind.BARS) {
      throw new IllegalArgumentException(
          "group: each is for bars; the figure \"groups\" has a panel for each");
    }
  }

  /** Where the metric is measured unless it is said: preferences in the validation set. */
  public static String split(Metric metric) {
    return switch (metric) {
      case LOSS,
          SFT_LOSS,
          ACCURACY,
          REWARD_MARGIN,
          REWARD_CHOSEN,
          REWARD_REJECTED,
          LOGP_CHOSEN,
          LOGP_REJECTED ->
          "validation";
      case LOGPROB_ACCURACY,
          GREEDY_REWARD_ERROR,
          ABSOLUTE_REWARD_ERROR,
          EXPECTED_REWARD_ERROR,
          KL ->
          "test";
      case SUBOPTIMALITY, DUALITY_GAP, BOUND, BOUND_OF_PROOF, BOUND_OF_SOURCE -> "train";
      case WEIGHT, EFFECTIVE_WEIGHT -> "";
    };
  }

  /** Whether it shows this series over updates. */
  public boolean keepsCurve(SeriesKey series) {
    return switch (kind) {
      case CURVES -> series.equals(key);
      case GROUPS ->
          series.ofOneGroup()
              && series.metric() == key.metric()
              && series.split().equals(key.split());
      case WEIGHTS, SIMPLEX -> series.metric() == Metric.WEIGHT && series.ofOneGroup();
      case BARS, HEAT_MAP, TRADE_OFF, AGAINST, FOREST, PROFILE, RANKS -> false;
    };
  }
}
