package io.github.grposuite.reports.verdict;

import io.github.grposuite.reports.stats.SettingName;
import java.util.List;
import java.util.Optional;

/**
 * How a claim is tested.
 *
 * @param blocks paths of data settings of which all values are one verdict; none if empty
 * @param unit what is drawn anew and whose sign is flipped
 * @param failedRankWorst whether a failed seed ranks as the worst, in tests by ranks; else it
 *     leaves a row undecided
 * @param byExperiment whether the rows on each experiment are a family of their own; else all rows
 *     of the file are one
 */
public record Design(
    List<String> blocks, Unit unit, boolean failedRankWorst, boolean byExperiment) {
  /** Over seeds, each data setting on its own. */
  public static final Design SEEDS = new Design(List.of(), Unit.SEED, false);

  public Design {
    blocks = List.copyOf(blocks);
  }

  /** One whose family is the file. */
  public Design(List<String> blocks, Unit unit, boolean failedRankWorst) {
    this(blocks, unit, failedRankWorst, false);
  }

  /** The paths as people write them: {@code fold}; empty if there are none. */
  Optional<String> blocksInWords() {
    return blocks.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join(", ", blocks.stream().map(SettingName::of).toList()));
  }
}
