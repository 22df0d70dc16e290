package io.github.grposuite.reports.table;

import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.Results;
import io.github.grposuite.reports.stats.SettingName;
import io.github.grposuite.reports.stats.Summary;
import java.util.ArrayList;
import java.util.List;

/**
 * Which rows of a facet are printed in bold: those that no comparable row beats. Losses and reward
 * margins are comparable within a family and one β, everything else across all methods. A row that
 * is comparable with no other is never best.
 */
final class Best {
  private final Results results;
  private final List<CaseResult> rows;

  Best(Results results, List<CaseResult> rows) {
    this.results = results;
    this.rows = rows;
  }

  boolean is(CaseResult row, SeriesKey measure) {
    Summary own = row.values().get(measure);
    if (own == null || !own.finite() || !measure.hasDirection() || !row.failed().isEmpty()) {
      return false;
    }
    int comparable = 0;
    for (CaseResult other : rows) {
      Summary summary = other.values().get(measure);
      if (summary == null
          || !summary.finite()
          || !other.failed().isEmpty()
          || !comparable(row, other, measure)) {
        continue;
      }
      comparable++;
      boolean better =
          measure.lowerIsBetter() ? summary.mean() < own.mean() : summary.mean() > own.mean();
      if (better && !printedAlike(summary, own)) {
        return false;
      }
    }
    return comparable > 1;
  }

  /** Means that differ only beyond the printed digits share the first place. */
  private static boolean printedAlike(Summary a, Summary b) {
    Entry.Value first = Rounding.entry(a, false);
    Entry.Value second = Rounding.entry(b, false);
    return first.mean().equals(second.mean()) && first.exponent() == second.exponent();
  }

  private boolean comparable(CaseResult row, CaseResult other, SeriesKey measure) {
    return switch (measure.metric()) {
      case LOSS, REWARD_MARGIN, REWARD_CHOSEN, REWARD_REJECTED ->
          lossScale(row).equals(lossScale(other));
      default -> true;
    };
  }

  private List<String> lossScale(CaseResult row) {
    List<String> scale = new ArrayList<>();
    scale.add(row.key().method().family());
    for (int i = 0; i < results.variantNames().size(); i++) {
      if (SettingName.scalesLoss(results.variantNames().get(i))) {
        scale.add(row.key().variant().get(i));
      }
    }
    return scale;
  }
}
