package io.github.grposuite.experiments.training;

import io.github.grposuite.core.evaluation.PreferenceDataset;
import io.github.grposuite.core.loss.LossByGroup;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.datasets.Part;
import io.github.grposuite.datasets.TextPair;
import io.github.grposuite.datasets.TextPairs;
import io.github.grposuite.records.ExampleLosses;
import java.util.ArrayList;
import java.util.List;

/**
 * What a trained policy makes of each held-out pair: its loss, and whether the chosen response is
 * preferred. A question is named by its row in the survey, so that the answers of several groups to
 * one question can be told to be that.
 */
final class HeldOutExamples {
  /**
   * A pair under a policy.
   *
   * @param loss all that is minimised of it
   * @param margin h, by which the chosen response is preferred
   */
  record Judged(double loss, double margin) {}

  private final List<ExampleLosses.Row> rows = new ArrayList<>();

  private HeldOutExamples() {}

  /** Of a log-linear policy, as a file. */
  static byte[] of(TextPairs pairs, PreferenceDataset data, LossByGroup loss, double[] theta) {
    HeldOutExamples examples = new HeldOutExamples();
    examples.add(Part.VALIDATION, pairs.validation(), data.validation(), loss, theta);
    examples.add(Part.TEST, pairs.test(), data.test(), loss, theta);
    return examples.file();
  }

  private void add(
      Part part, List<TextPair> pairs, PairMatrix matrix, LossByGroup loss, double[] theta) {
    int[] next = new int[matrix.groups()];
    for (TextPair pair : pairs) {
      int group = pair.group();
      double margin = matrix.margin(group, next[group]++, theta);
      add(part, pair, new Judged(loss.of(group).value(margin), margin));
    }
  }

  /**
   * Of pairs that are judged.
   *
   * @param judged the validation pairs and the test pairs, in their order
   */
  static byte[] of(List<TextPair> validation, List<TextPair> test, List<List<Judged>> judged) {
    HeldOutExamples examples = new HeldOutExamples();
    for (int i = 0; i < validation.size(); i++) {
      examples.add(Part.VALIDATION, validation.get(i), judged.get(0).get(i));
    }
    for (int i = 0; i < test.size(); i++) {
      examples.add(Part.TEST, test.get(i), judged.get(1).get(i));
    }
    return examples.file();
  }

  private void add(Part part, TextPair pair, Judged judged) {
    rows.add(
        new ExampleLosses.Row(
            part.key(), pair.text().group(), pair.item(), judged.loss(), judged.margin() > 0));
  }

  private byte[] file() {
    return new ExampleLosses(rows).bytes();
  }
}
