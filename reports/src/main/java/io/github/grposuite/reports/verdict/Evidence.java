package io.github.grposuite.reports.verdict;

import io.github.grposuite.reports.inference.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * What runs have to say of one row of a claim. A row with several comparisons says that all of them
 * hold: it is supported only if each is (intersection–union, so no correction among them; Berger
 * 1982), and contradicted if one is, with p multiplied by how many there are (Bonferroni).
 *
 * @param contrasts measured; none if nothing could be
 * @param seeds that the experiment has
 * @param n common seeds where nothing could be measured
 * @param obstacle why nothing follows; empty if something does
 */
record Evidence(List<Contrast> contrasts, int seeds, int n, String obstacle) {
  Evidence {
    contrasts = List.copyOf(contrasts);
  }

  /** Nothing to compare. */
  static Evidence none(int n, int seeds, String obstacle) {
    return new Evidence(List.of(), seeds, n, obstacle);
  }

  /** The same, from which nothing follows because of the seeds that it lacks. */
  Evidence lacking(String words) {
    return words.isEmpty() || !obstacle.isEmpty() ? this : new Evidence(contrasts, seeds, n, words);
  }

  /**
   * What several blocks have to say together.
   *
   * @param names of the blocks in words, one each
   */
  static Evidence together(List<Evidence> blocks, List<String> names, Design design) {
    for (int b = 0; b < blocks.size(); b++) {
      if (blocks.get(b).empty()) {
        return none(0, blocks.get(b).seeds, names.get(b) + ": " + blocks.get(b).obstacle);
      }
    }
    for (Evidence block : blocks) {
      if (block.contrasts.size() != blocks.get(0).contrasts.size()) {
        return none(
            0,
            block.seeds,
            "the blocks make %s and %s comparisons; leave out with where what one of them lacks"
                .formatted(blocks.get(0).contrasts.size(), block.contrasts.size()));
      }
    }
    List<Contrast> together = new ArrayList<>();
    for (int c = 0; c < blocks.get(0).contrasts.size(); c++) {
      Contrast first = blocks.get(0).contrasts.get(c);
      int at = c;
      Differences all =
          first
              .differences()
              .together(
                  blocks.stream().map(b -> b.contrasts.get(at).differences()).toList(),
                  names,
                  design);
      if (all.n() == 0) {
        return none(0, blocks.get(0).seeds, "the blocks have no seed in common");
      }
      boolean alike =
          blocks.stream().allMatch(b -> b.contrasts.get(at).label().equals(first.label()));
      String label = first.label() + (alike ? "" : " (" + names.get(0) + ", and so on)");
      together.add(new Contrast(label, all, first.lower(), first.side()));
    }
    int seeds = blocks.stream().mapToInt(Evidence::seeds).max().orElse(0);
    for (int b = 0; b < blocks.size(); b++) {
      if (!blocks.get(b).obstacle.isEmpty()) {
        return new Evidence(together, seeds, 0, names.get(b) + ": " + blocks.get(b).obstacle);
      }
    }
    return new Evidence(together, seeds, 0, "");
  }

  /** Whether nothing was measured. */
  boolean empty() {
    return contrasts.isEmpty();
  }

  /** The comparison that is least as claimed; the row is told by it. */
  Contrast critical() {
    return contrasts.stream().min(Comparator.comparingDouble(Contrast::slack)).orElseThrow();
  }

  double effect() {
    return empty() ? Double.NaN : critical().effect();
  }

  Interval interval() {
    return empty() ? Interval.NONE : critical().interval();
  }

  /** Where the claim has that effect; nowhere in particular if nothing was measured. */
  Interval claimed() {
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.POSITIVE_INFINITY;
    for (Contrast contrast : contrasts) {
      if (contrast.label().equals(critical().label())) {
        low = Math.max(low, contrast.claimed().low());
        high = Math.min(high, contrast.claimed().high());
      }
    }
    return new Interval(low, high);
  }

  double margin() {
    return empty() ? Double.NaN : critical().margin();
  }

  /** Whether another margin would be another claim. */
  boolean hasMargin() {
    return contrasts.stream().anyMatch(contrast -> contrast.margin() > 0);
  }

  /** Seeds that are compared. */
  int count() {
    return empty() ? n : critical().differences().seeds();
  }

  /** How many different ones; what is to be within a margin on both sides is one. */
  int comparisons() {
    return (int) contrasts.stream().map(Contrast::label).distinct().count();
  }

  /** Why nothing follows; empty if something does. */
  String whyNot() {
    return obstacle.isEmpty()
        ? contrasts.stream()
            .map(Contrast::obstacle)
            .filter(words -> !words.isEmpty())
            .findFirst()
            .orElse("")
        : obstacle;
  }

  /** Whether so few units cannot give a p-value that is small enough in the family. */
  boolean tooFew(Family family) {
    return contrasts.stream()
        .anyMatch(c -> family.rows() * c.differences().smallestP() > Judge.LEVEL);
  }

  /**
   * How many units would decide the row, were its difference what it is here and the row the
   * family's least certain; empty if it is decided by nothing that more of them could change.
   */
  OptionalInt unitsNeeded(Family family) {
    if (empty() || !whyNot().isEmpty()) {
      return OptionalInt.empty();
    }
    OptionalInt needed = critical().unitsNeeded(Judge.LEVEL / Math.max(1, family.rows()));
    return tooFew(family)
        ? OptionalInt.of(Math.max(needed.orElse(0), family.unitsNeeded()))
        : needed;
  }

  /** Before Holm's correction, with so many times the margin. */
  PValues pValues(double factor) {
    double claim = 0;
    double opposite = 1;
    double noMore = 1;
    long exceeding = contrasts.stream().filter(c -> c.side() == Contrast.Side.EXCEEDS).count();
    for (Contrast contrast : contrasts) {
      if (contrast.n() == 1) {
        return PValues.NONE;
      }
      claim = Math.max(claim, contrast.pOfClaim(factor));
      opposite = Math.min(opposite, contrasts.size() * contrast.pOfOpposite(factor));
      if (contrast.side() == Contrast.Side.EXCEEDS) {
        noMore = Math.min(noMore, exceeding * contrast.pOfNoMore(factor));
      }
    }
    return empty()
        ? PValues.NONE
        : new PValues(claim, opposite, exceeding == 0 ? Double.NaN : noMore);
  }

  /** What follows, with the p-values after Holm's correction. */
  Verdict verdict(double factor, PValues adjusted) {
    if (empty() || !whyNot().isEmpty()) {
      return Verdict.UNDECIDED;
    }
    if (adjusted.claim() <= Judge.LEVEL
        && contrasts.stream().allMatch(contrast -> contrast.holds(factor))) {
      return Verdict.SUPPORTED;
    }
    if (adjusted.opposite() <= Judge.LEVEL
        && contrasts.stream().anyMatch(contrast -> contrast.opposed(factor))) {
      return Verdict.CONTRADICTED;
    }
    return adjusted.noMore() <= Judge.LEVEL
            && contrasts.stream().anyMatch(contrast -> contrast.excluded(factor))
        ? Verdict.NOT_SUPPORTED
        : Verdict.UNDECIDED;
  }
}
