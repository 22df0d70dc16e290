package io.github.grposuite.reports.verdict;

import io.github.grposuite.reports.inference.Interval;
import java.util.Comparator;
import java.util.List;

/**
 * What runs have to say of one row of a claim. A row with several comparisons says that all of them
 * hold: it is supported only if each is (intersection–union, so no correction among them; Berger
 * 1982), and contradicted if one is, with p multiplied by how many there are.
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

  /** Whether nothing was measured. */
  boolean empty() {
    return contrasts.isEmpty();
  }

  /** The comparison that is least as claimed, by its mean; the row is told by it. */
  Contrast critical() {
    return contrasts.stream().min(Comparator.comparingDouble(c -> c.slack(1))).orElseThrow();
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
    return empty() ? n : critical().n();
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

  boolean tooFew() {
    return contrasts.stream().anyMatch(contrast -> contrast.tooFew() && !contrast.equal());
  }

  /** Before Holm's correction, with so many times the margin. */
  double pValue(double factor) {
    double all = 0;
    double least = 1;
    boolean ahead = true;
    for (Contrast contrast : contrasts) {
      double p = contrast.pValue(factor);
      all = Math.max(all, p);
      if (!contrast.ahead(factor)) {
        ahead = false;
        least = Math.min(least, contrasts.size() * p);
      }
    }
    return empty() || Double.isNaN(all) ? Double.NaN : ahead ? all : least;
  }

  /** What follows, with the p-value after Holm's correction. */
  Verdict verdict(double factor, double adjusted) {
    if (empty() || !whyNot().isEmpty() || tooFew()) {
      return Verdict.UNDECIDED;
    }
    boolean significant = adjusted <= Judge.LEVEL;
    if (contrasts.stream().allMatch(c -> c.holds(factor))) {
      return significant ? Verdict.SUPPORTED : Verdict.UNDECIDED;
    }
    if (contrasts.stream().anyMatch(c -> c.opposed(factor))) {
      return significant ? Verdict.CONTRADICTED : Verdict.UNDECIDED;
    }
    return contrasts.stream().anyMatch(c -> c.excluded(factor))
        ? Verdict.NOT_SUPPORTED
        : Verdict.UNDECIDED;
  }
}
