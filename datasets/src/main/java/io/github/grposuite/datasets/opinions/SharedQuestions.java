package io.github.grposuite.datasets.opinions;

import io.github.grposuite.datasets.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Test cells whose question is in a training set, by group: what a split leaks. Rows with the same
 * text are one question.
 *
 * @param test number of test cells of each group
 * @param shared how many of them another group trains on
 * @param repeated how many of them the group itself trains on, in another row
 */
public record SharedQuestions(int[] test, int[] shared, int[] repeated) {
  /** Counts them. */
  public static SharedQuestions of(OpinionSurvey survey, List<Partition> partitions) {
    int groups = partitions.size();
    List<Set<String>> trained = new ArrayList<>();
    for (int g = 0; g < groups; g++) {
      trained.add(new HashSet<>(wordings(survey, partitions, g, Part.TRAIN)));
    }
    SharedQuestions counts = new SharedQuestions(new int[groups], new int[groups], new int[groups]);
    for (int g = 0; g < groups; g++) {
      Set<String> others = new HashSet<>();
      for (int h = 0; h < groups; h++) {
        others.addAll(h == g ? Set.of() : trained.get(h));
      }
      for (String question : wordings(survey, partitions, g, Part.TEST)) {
        counts.test[g]++;
        counts.shared[g] += others.contains(question) ? 1 : 0;
        counts.repeated[g] += trained.get(g).contains(question) ? 1 : 0;
      }
    }
    return counts;
  }

  private static List<String> wordings(
      OpinionSurvey survey, List<Partition> partitions, int group, Part part) {
    return Arrays.stream(partitions.get(group).of(part))
        .mapToObj(position -> survey.cells().get(group).get(position).question().wording())
        .toList();
  }
}
