package io.github.grposuite.datasets.opinions;

import io.github.grposuite.core.Checks;
import io.github.grposuite.datasets.random.Draws;
import io.github.grposuite.datasets.random.RandomKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Which pairs are made of a group's answers to a question. The draws of a cell depend on seed,
 * group and row alone, so that other groups or another split change none of its pairs.
 */
public sealed interface PairRule {
  /** The pairs of a cell, given its own random stream; none if no option is preferred. */
  List<OpinionPair> pairs(String group, OpinionCell cell, Draws draws);

  /** The pairs of a cell. */
  default List<OpinionPair> pairs(String group, OpinionCell cell, long seed) {
    String purpose = "opinion pairs/" + group + "/" + cell.question().row();
    return pairs(group, cell, RandomKind.SPLITTABLE.open(seed).stream(purpose));
  }

  /**
   * The most selected option against another one drawn uniformly. Of several most selected ones the
   * first is chosen, and the others may be drawn, as in the authors' program (which leaves to an
   * unstable sort which one is chosen); {@link OpinionCell#tied} tells such cells.
   */
  record BestAgainstRandom() implements PairRule {
    @Override
    public List<OpinionPair> pairs(String group, OpinionCell cell, Draws draws) {
      int best = cell.best();
      int other = draws.index(cell.shares().length - 1);
      return List.of(new OpinionPair(group, cell, best, other < best ? other : other + 1));
    }
  }

  /**
   * Some of all pairs of options of which one is selected more than the other, drawn without
   * replacement; all where there are fewer. The authors' program takes equally selected options for
   * ranked as well, in the order of its sort.
   *
   * @param count at least 1
   */
  record Ranked(int count) implements PairRule {
    /** Checks the number. */
    public Ranked {
      Checks.atLeast("the number of ranked pairs", 1, count);
    }

    @Override
    public List<OpinionPair> pairs(String group, OpinionCell cell, Draws draws) {
      List<OpinionPair> all = new ArrayList<>();
      double[] shares = cell.shares();
      for (int i = 0; i < shares.length; i++) {
        for (int j = 0; j < shares.length; j++) {
          if (shares[i] > shares[j]) {
            all.add(new OpinionPair(group, cell, i, j));
          }
        }
      }
      List<OpinionPair> drawn = new ArrayList<>();
      for (int index : draws.distinct(all.size(), Math.min(count, all.size()))) {
        drawn.add(all.get(index));
      }
      return drawn;
    }
  }
}
