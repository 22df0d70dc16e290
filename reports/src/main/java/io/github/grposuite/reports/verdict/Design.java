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
 */
public record Design(List<String> blocks, Unit unit, boolean failedRankWorst) {
  /** Over seeds, each data setting on its own. */
  public static final Design SEEDS = new Design(List.of(), Unit.SEED, false);

  public Design {
    blocks = List.copyOf(blocks);
  }

  /** The paths as people write them: {@code fold}; empty if there are none. */
  Optional<String> blocksInWords() {
    return blocks.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join(", ", blocks.stream().map(SettingName::of).toList()));
  }
}
