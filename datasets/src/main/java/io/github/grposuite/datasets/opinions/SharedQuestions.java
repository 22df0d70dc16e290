package io.github.grposuite.datasets.opinions;

import io.github.grposuite.datasets.opinions.Partition.Part;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Test cells whose question is in another group's training set, by group: what a split leaks.
 *
 * @param test number of test cells of each group
 * @param shared how many of them
 */
public record SharedQuestions(int[] test, int[] shared) {
  /** Counts them. */
  public static SharedQuestions of(OpinionSurvey survey, List<Partition> partitions) {
    int groups = partitions.size();
    SharedQuestions counts = new SharedQuestions(new int[groups], new int[groups]);
    for (int g = 0; g < groups; g++) {
      Set<OpinionQuestion> trained = new HashSet<>();
      for (int h = 0; h < groups; h++) {
        if (h != g) {
          for (int position : partitions.get(h).of(Part.TRAIN)) {
            trained.add(survey.cells().get(h).get(position).question());
          }
        }
      }
      for (int position : partitions.get(g).of(Part.TEST)) {
        counts.test[g]++;
        counts.shared[g] +=
            trained.contains(survey.cells().get(g).get(position).question()) ? 1 : 0;
      }
    }
    return counts;
  }
}
