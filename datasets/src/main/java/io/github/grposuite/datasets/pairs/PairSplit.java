package io.github.grposuite.datasets.pairs;

import io.github.grposuite.core.Checks;
import io.github.grposuite.datasets.Part;
import io.github.grposuite.datasets.random.Draws;
import io.github.grposuite.datasets.random.RandomKind;
import java.util.List;

/**
 * How pairs are divided. What belongs together, a unit, is never in two parts: the pairs of a
 * prompt, those with the same value in a column, or a row's.
 *
 * @param by what a unit is
 * @param cut how many units a part gets
 * @param seed of the draw; not a run's
 */
public record PairSplit(By by, Cut cut, long seed) {
  /** The seed unless another is given. */
  public static final long SEED = 42;

  /** What a unit is. */
  public sealed interface By {
    /** All pairs of a prompt, whatever their groups. */
    record Prompt() implements By {}

    /** All pairs of a row; every group is divided by itself. */
    record SingleRow() implements By {}

    /** All pairs with the same value in a column. */
    record Column(String name) implements By {}
  }

  /** How many units a part gets. */
  public sealed interface Cut {
    /**
     * Shares of the units.
     *
     * @param shares of train, validation and test; they sum to 1
     */
    record Fractions(List<Double> shares) implements Cut {
      /** 80 %, 10 % and 10 %. */
      public static final Fractions USUAL = new Fractions(List.of(0.8, 0.1, 0.1));

      /** Checks the shares. */
      public Fractions {
        shares = List.copyOf(shares);
        double sum = shares.stream().mapToDouble(share -> share).sum();
        if (shares.size() != 3
            || !shares.stream().allMatch(share -> share > 0)
            || !(Math.abs(sum - 1) < 1e-9)) {
          throw new PairException(
              "split.fractions",
              "must be three positive numbers that sum to 1, for train, validation and test, but"
                  + " was "
                  + shares);
        }
      }
    }

    /** One of several folds, halved into validation and test; the others train. */
    record Fold(int folds, int fold) implements Cut {
      /** Checks the numbers. */
      public Fold {
        if (folds < 2) {
          throw new PairException("split.folds", "must be at least 2, but was " + folds);
        }
        if (fold < 0 || fold >= folds) {
          throw new PairException(
              "split.fold", "must be 0 to " + (folds - 1) + ", but was " + fold);
        }
      }
    }
  }

  /** Checks the seed. */
  public PairSplit {
    Checks.atLeast("split.seed", 0L, seed);
  }

  /**
   * The part of each of n units.
   *
   * @param purpose names the draw
   */
  Part[] divide(int n, String purpose) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    Draws draws = RandomKind.SPLITTABLE.open(seed).stream(purpose);
    draws.shuffle(order);
    Part[] parts = new Part[n];
    for (int i = 0; i < n; i++) {
      parts[order[i]] = part(i, n);
    }
    return parts;
  }

  /** The part of the unit that was drawn as number i of n. */
  private Part part(int i, int n) {
    if (cut instanceof Cut.Fractions fractions) {
      double train = fractions.shares.get(0);
      double validation = fractions.shares.get(1);
      return i < Math.round(train * n)
          ? Part.TRAIN
          : i < Math.round((train + validation) * n) ? Part.VALIDATION : Part.TEST;
    }
    Cut.Fold fold = (Cut.Fold) cut;
    long from = (long) n * fold.fold / fold.folds;
    long to = (long) n * (fold.fold + 1) / fold.folds;
    return i < from || i >= to ? Part.TRAIN : i < (from + to) / 2 ? Part.VALIDATION : Part.TEST;
  }
}
