package io.github.grposuite.datasets.opinions;

import io.github.grposuite.datasets.PreferenceExample;
import io.github.grposuite.datasets.opinions.Partition.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The preference pairs of a survey, divided.
 *
 * @param groups the groups' names; {@code OpinionPair.cell().group()} is an index into them
 * @param train by group, then by row
 * @param validation likewise
 * @param test likewise
 * @param withoutPair number of cells of each group without a pair: all options equally selected
 */
public record OpinionPairs(
    List<String> groups,
    List<OpinionPair> train,
    List<OpinionPair> validation,
    List<OpinionPair> test,
    int[] withoutPair) {
  /** Copies the lists. */
  public OpinionPairs {
    groups = List.copyOf(groups);
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
  }

  /** Builds the pairs of a survey; the seed is of the pairs, not of the split. */
  public static OpinionPairs of(
      OpinionSurvey survey, OpinionSplit split, PairRule rule, long seed) {
    List<Partition> partitions = split.of(survey);
    int[] withoutPair = new int[survey.groups().size()];
    List<List<OpinionPair>> parts = new ArrayList<>();
    for (Part part : Part.values()) {
      List<OpinionPair> pairs = new ArrayList<>();
      for (int g = 0; g < partitions.size(); g++) {
        int[] positions = partitions.get(g).of(part).clone();
        Arrays.sort(positions);
        for (int position : positions) {
          OpinionCell cell = survey.cells().get(g).get(position);
          List<OpinionPair> ofCell = rule.pairs(survey.groups().get(g), cell, seed);
          pairs.addAll(ofCell);
          withoutPair[g] += ofCell.isEmpty() ? 1 : 0;
        }
      }
      parts.add(pairs);
    }
    return new OpinionPairs(survey.groups(), parts.get(0), parts.get(1), parts.get(2), withoutPair);
  }

  /** The pairs of a part. */
  public List<OpinionPair> of(Part part) {
    return switch (part) {
      case TRAIN -> train;
      case VALIDATION -> validation;
      case TEST -> test;
    };
  }

  /** The pairs of a part as text. */
  public List<PreferenceExample> examples(Part part, PromptFormat format) {
    return of(part).stream().map(pair -> pair.example(format)).toList();
  }
}
