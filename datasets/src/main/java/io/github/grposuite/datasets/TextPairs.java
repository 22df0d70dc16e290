package io.github.grposuite.datasets;

import java.util.List;

/**
 * Preference pairs as text, divided.
 *
 * @param groups the groups' names, in the order of their indices
 */
public record TextPairs(
    List<String> groups, List<TextPair> train, List<TextPair> validation, List<TextPair> test) {
  /** Copies the lists. */
  public TextPairs {
    groups = List.copyOf(groups);
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
  }

  /** The pairs of a part. */
  public List<TextPair> of(Part part) {
    return switch (part) {
      case TRAIN -> train;
      case VALIDATION -> validation;
      case TEST -> test;
    };
  }

  /** The pairs of a part as they are written to files. */
  public List<PreferenceExample> examples(Part part) {
    return of(part).stream().map(TextPair::text).toList();
  }
}
