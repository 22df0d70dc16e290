package io.github.grposuite.language.training;

import io.github.grposuite.core.training.KeptPairs;
import io.github.grposuite.core.weighting.GroupWeighting;
import io.github.grposuite.datasets.random.SplittableDraws;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * What a model is trained and judged on.
 *
 * @param groups the groups' names, in the order of their indices
 * @param train training examples
 * @param validation validation examples
 * @param test test examples
 */
public record TrainingData(
    List<String> groups, List<Example> train, List<Example> validation, List<Example> test) {
  /** Checks that every group has an example in every part. */
  public TrainingData {
    groups = List.copyOf(groups);
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
    check(groups, "training", train);
    check(groups, "validation", validation);
    check(groups, "test", test);
  }

  private static void check(List<String> groups, String part, List<Example> examples) {
    for (Example example : examples) {
      if (example.group() >= groups.size()) {
        throw new IllegalArgumentException(
            "the groups of "
                + part
                + " examples must be less than the number of groups, "
                + groups.size()
                + ", but one is "
                + example.group());
      }
    }
    int[] sizes = sizes(groups.size(), examples);
    for (int g = 0; g < sizes.length; g++) {
      if (sizes[g] == 0) {
        throw new IllegalArgumentException(
            "group \""
                + groups.get(g)
                + "\" has no "
                + part
                + " example; leave the group out or give it one");
      }
    }
  }

  /**
   * The training examples that a weighting keeps, drawn from the stream (seed, "kept").
   *
   * @return their indices, increasing
   */
  int[] kept(GroupWeighting weighting, long seed) {
    int[] sizes = sizes(groups.size(), train);
    UniformRandomProvider random = SplittableDraws.provider(seed, "kept");
    int[][] ofGroup = KeptPairs.draw(weighting, sizes, random);
    int[] seen = new int[sizes.length];
    int[] found = new int[sizes.length];
    int[] kept = new int[Arrays.stream(ofGroup).mapToInt(indices -> indices.length).sum()];
    int next = 0;
    for (int i = 0; i < train.size(); i++) {
      int g = train.get(i).group();
      if (found[g] < ofGroup[g].length && ofGroup[g][found[g]] == seen[g]) {
        kept[next++] = i;
        found[g]++;
      }
      seen[g]++;
    }
    return kept;
  }

  /** Number of examples of every group. */
  static int[] sizes(int groups, List<Example> examples) {
    int[] sizes = new int[groups];
    for (Example example : examples) {
      sizes[example.group()]++;
    }
    return sizes;
  }

  /** Fails unless every example has a rejected response. */
  void requirePairs() {
    for (List<Example> part : List.of(train, validation, test)) {
      if (part.stream().anyMatch(Predicate.not(Example::isPair))) {
        throw new IllegalArgumentException(
            "preference training needs a chosen and a rejected response in every example, but one"
                + " has a chosen response alone");
      }
    }
  }
}
