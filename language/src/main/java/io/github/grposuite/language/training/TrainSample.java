package io.github.grposuite.language.training;

import io.github.grposuite.core.Checks;
import io.github.grposuite.core.Settings;
import io.github.grposuite.datasets.random.RandomKind;
import java.util.Arrays;

/** Which training examples an evaluation looks at; all of them can cost as much as training. */
public sealed interface TrainSample {
  /** Indices of training examples, increasing. */
  int[] choose(TrainingData data, long seed);

  /** The samples by their names in specifications. */
  enum Kind {
    FULL,
    SUBSET,
    NONE
  }

  /** Reads {@code evaluate_train}: a subset of 64 examples a group, if nothing is said. */
  static TrainSample read(Settings s) {
    return switch (s.choice("evaluate_train", Kind.class, Kind.SUBSET)) {
      case FULL -> new Full();
      case SUBSET -> new Subset(s.integer("evaluate_train_examples", 64));
      case NONE -> new None();
    };
  }

  /** All training examples. */
  record Full() implements TrainSample {
    @Override
    public int[] choose(TrainingData data, long seed) {
      int[] all = new int[data.train().size()];
      Arrays.setAll(all, i -> i);
      return all;
    }
  }

  /**
   * The same examples in every evaluation of a run: the first of each group in a permutation from
   * the stream (seed, "evaluate-train").
   *
   * @param examples of a group, ≥ 1; all of a group that has fewer
   */
  record Subset(int examples) implements TrainSample {
    /** Checks the size. */
    public Subset {
      Checks.atLeast("evaluate_train_examples", 1, examples);
    }

    @Override
    public int[] choose(TrainingData data, long seed) {
      int[] order = new Full().choose(data, seed);
      RandomKind.SPLITTABLE.open(seed).stream("evaluate-train").shuffle(order);
      int[] taken = new int[data.groups().size()];
      return Arrays.stream(order)
          .filter(i -> taken[data.train().get(i).group()]++ < examples)
          .sorted()
          .toArray();
    }
  }

  /** No training example; the split {@code train} is not recorded. */
  record None() implements TrainSample {
    @Override
    public int[] choose(TrainingData data, long seed) {
      return new int[0];
    }
  }
}
