package io.github.grposuite.datasets.opinions;

import io.github.grposuite.datasets.Part;
import io.github.grposuite.datasets.TextPair;
import io.github.grposuite.datasets.TextPairs;
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

  /** The pairs as text; an item is a row of the survey. */
  public TextPairs texts(PromptFormat format) {
    return new TextPairs(
        groups, texts(train, format), texts(validation, format), texts(test, format));
  }

  private static List<TextPair> texts(List<OpinionPair> pairs, PromptFormat format) {
    return pairs.stream().map(pair -> text(pair, format)).toList();
  }

  private static TextPair text(OpinionPair pair, PromptFormat format) {
    String row = String.valueOf(pair.cell().question().row());
    return new TextPair(pair.cell().group(), row, "row " + row, pair.example(format));
  }
}
