package io.github.grposuite.language.training;

import io.github.grposuite.language.policy.TrainablePolicy;
import java.util.Arrays;
import java.util.List;

/**
 * The reference's ln π_ref(y|x), summed over tokens: one row an example, chosen and rejected.
 *
 * @param train of the training examples
 * @param validation of the validation examples
 * @param test of the test examples
 */
public record Reference(double[][] train, double[][] validation, double[][] test) {
  /** Computes them with a policy as it is now. */
  public static Reference of(TrainablePolicy policy, TrainingData data) {
    return new Reference(
        compute(policy, data.train()),
        compute(policy, data.validation()),
        compute(policy, data.test()));
  }

  private static double[][] compute(TrainablePolicy policy, List<Example> examples) {
    return policy.logProbabilities(examples.stream().map(Example::continuations).toList());
  }

  /** Fails unless there is a row of two for every example. */
  void check(TrainingData data) {
    check("training", train, data.train().size());
    check("validation", validation, data.validation().size());
    check("test", test, data.test().size());
  }

  private static void check(String part, double[][] rows, int examples) {
    if (rows.length != examples) {
      throw new IllegalArgumentException(
          "the reference must have a row for each of the "
              + examples
              + " "
              + part
              + " examples, but has "
              + rows.length);
    }
    for (double[] row : rows) {
      if (row.length != 2 || !Double.isFinite(row[0]) || !Double.isFinite(row[1])) {
        throw new IllegalArgumentException(
            "the reference must have two finite log-probabilities for every "
                + part
                + " example, but one has "
                + Arrays.toString(row)
                + "; look at the reference model's weights");
      }
    }
  }

  /** All values in a row. */
  public double[] flatten() {
    double[] flat = new double[2 * (train.length + validation.length + test.length)];
    int at = 0;
    for (double[][] part : List.of(train, validation, test)) {
      for (double[] row : part) {
        flat[at++] = row[0];
        flat[at++] = row[1];
      }
    }
    return flat;
  }

  /** The inverse of {@link #flatten}. */
  public static Reference unflatten(double[] flat, TrainingData data) {
    int train = data.train().size();
    int validation = data.validation().size();
    int test = data.test().size();
    int examples = train + validation + test;
    if (flat.length != 2 * examples) {
      throw new IllegalArgumentException(
          "the saved training must have the reference's log-probabilities of "
              + examples
              + " examples, but has those of "
              + flat.length / 2
              + "; continue it with the data that it was started with");
    }
    return new Reference(
        rows(flat, 0, train), rows(flat, train, validation), rows(flat, train + validation, test));
  }

  private static double[][] rows(double[] flat, int first, int count) {
    double[][] rows = new double[count][2];
    for (int i = 0; i < count; i++) {
      rows[i][0] = flat[2 * (first + i)];
      rows[i][1] = flat[2 * (first + i) + 1];
    }
    return rows;
  }
}
