package io.github.grposuite.datasets.pairs;

import io.github.grposuite.core.Checks;
import io.github.grposuite.datasets.Part;
import io.github.grposuite.datasets.random.Draws;
import io.github.grposuite.datasets.random.RandomKind;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * How pairs are divided. What belongs together, a unit, is never in two parts: the pairs of a
 * prompt, those with the same value in a column, or a row's.
 *
 * @param by what a unit is
 * @param cut how many units a part gets
 * @param seed of the draw; empty to draw with the seed of the run
 */
public record PairSplit(By by, Cut cut, OptionalLong seed) {
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

  /** How many units a part gets: units are drawn into bins, and a bin is of a part. */
  public sealed interface Cut {
    /** The share of each bin; they sum to 1. */
    double[] shares();

    /** The part that a bin is of. */
    Part part(int bin);

    /**
     * Shares of the units.
     *
     * @param parts of train, validation and test
     */
    record Fractions(List<Double> parts) implements Cut {
      /** 80 %, 10 % and 10 %. */
      public static final Fractions USUAL = new Fractions(List.of(0.8, 0.1, 0.1));

      private static final double ROUNDING = 1e-9;

      /** Checks the shares. */
      public Fractions {
        parts = List.copyOf(parts);
        double sum = parts.stream().mapToDouble(share -> share).sum();
        if (parts.size() != Part.values().length
            || !parts.stream().allMatch(share -> share > 0)
            || !(Math.abs(sum - 1) < ROUNDING)) {
          throw new PairException(
              "split.fractions",
              "must be three positive numbers that sum to 1, for train, validation and test, but"
                  + " was "
                  + parts);
        }
      }

      @Override
      public double[] shares() {
        return parts.stream().mapToDouble(share -> share).toArray();
      }

      @Override
      public Part part(int bin) {
        return Part.values()[bin];
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

      /** Two bins a fold. */
      @Override
      public double[] shares() {
        double[] shares = new double[2 * folds];
        Arrays.fill(shares, 1.0 / shares.length);
        return shares;
      }

      @Override
      public Part part(int bin) {
        return bin / 2 != fold ? Part.TRAIN : bin % 2 == 0 ? Part.VALIDATION : Part.TEST;
      }
    }
  }

  /** Checks the seed. */
  public PairSplit {
    seed.ifPresent(given -> Checks.atLeast("split.seed", 0L, given));
  }

  /** What draws the units of a purpose. */
  Draws draws(long runSeed, String purpose) {
    return RandomKind.SPLITTABLE.open(seed.orElse(runSeed)).stream(purpose);
  }
}
