package io.github.grposuite.reports.verdict;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.SeriesKey;
import java.util.Locale;

/** A measurement in words. */
final class Quantity {
  private Quantity() {}

  /** Such as {@code worst-group validation loss}. */
  static String of(SeriesKey key) {
    String what = what(key);
    return switch (key.group()) {
      case SeriesKey.WORST -> "worst-group " + what;
      case SeriesKey.AVERAGE -> "average " + what;
      case SeriesKey.GAP -> what + " gap";
      case "" -> what;
      default -> what + " of group " + key.group();
    };
  }

  /** Where a metric has one split alone, that goes without saying. */
  private static String what(SeriesKey key) {
    Metric metric = key.metric();
    return switch (metric) {
      case GREEDY_REWARD_ERROR,
          ABSOLUTE_REWARD_ERROR,
          EXPECTED_REWARD_ERROR,
          SUBOPTIMALITY,
          DUALITY_GAP,
          BOUND,
          BOUND_OF_PROOF,
          BOUND_OF_SOURCE ->
          words(metric);
      case KL -> "KL";
      case LOGPROB_ACCURACY -> split(key) + "log-probability accuracy";
      case SFT_LOSS -> split(key) + "fine-tuning loss";
      case WEIGHT -> "weight α";
      case LOSS, ACCURACY, REWARD_MARGIN, EFFECTIVE_WEIGHT -> split(key) + words(metric);
    };
  }

  private static String words(Metric metric) {
    return metric.key().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String split(SeriesKey key) {
    return switch (key.split()) {
      case "" -> "";
      case "train" -> "training ";
      default -> key.split() + " ";
    };
  }
}
