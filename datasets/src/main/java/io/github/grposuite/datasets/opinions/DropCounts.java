package io.github.grposuite.datasets.opinions;

import java.util.List;

/**
 * What was left out, by reason.
 *
 * @param questions number of questions of each {@link DropReason#ofQuestion}, by ordinal; of the
 *     other reasons 0
 * @param cells number of cells, by reason's ordinal and group; a dropped question's cells count
 *     under its reason
 */
public record DropCounts(int[] questions, int[][] cells) {
  static DropCounts none(int groups) {
    int reasons = DropReason.values().length;
    return new DropCounts(new int[reasons], new int[reasons][groups]);
  }

  /** Questions dropped for a reason. */
  public int questions(DropReason reason) {
    return questions[reason.ordinal()];
  }

  /** Cells of a group dropped for a reason. */
  public int cells(DropReason reason, int group) {
    return cells[reason.ordinal()][group];
  }

  /** Cells of a group dropped for any reason. */
  public int cells(int group) {
    int sum = 0;
    for (int[] byGroup : cells) {
      sum += byGroup[group];
    }
    return sum;
  }

  /** The reasons for which something was dropped. */
  public List<DropReason> reasons() {
    return List.of(DropReason.values()).stream().filter(this::occurs).toList();
  }

  private boolean occurs(DropReason reason) {
    int sum = questions(reason);
    for (int count : cells[reason.ordinal()]) {
      sum += count;
    }
    return sum > 0;
  }
}
