package io.github.grposuite.datasets.pairs;

import io.github.grposuite.core.text.VisibleText;
import io.github.grposuite.datasets.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** What is said where groups have no pair in one of the parts. */
final class PartShortage {
  private static final int PARTS = Part.values().length;

  private final ScannedPairs scanned;
  private final Optional<PairSplit> split;

  PartShortage(ScannedPairs scanned) {
    this.scanned = scanned;
    this.split = scanned.request().split();
  }

  /**
   * Fails if a group must not be left out: it is asked for, or another seed may have it.
   *
   * @param group its place among those chosen
   */
  void reject(int group, int pairs, Part empty) {
    boolean asked = !scanned.request().groups().isEmpty();
    boolean ofRun = split.isPresent() && split.get().seed().isEmpty();
    if (!asked && !ofRun) {
      return;
    }
    int units = split.isEmpty() ? 0 : units(group).length;
    boolean few = split.isPresent() && units < PARTS;
    String leave = asked ? "leave the group out" : "raise min_pairs";
    String remedy =
        split.isEmpty()
            ? "leave the group out, or give it one"
            : few || asked
                ? remedies(leave)
                : "raise min_pairs, or give the split a seed of its own";
    throw new PairException(
        asked ? "groups" : "min_pairs",
        "%s: group \"%s\" has %s%s, of which none is in its %s part%s; %s"
            .formatted(
                scanned.file(),
                VisibleText.of(scanned.chosen().get(group)),
                pairs == 1 ? "1 pair" : pairs + " pairs",
                few ? " of only " + different(units) : "",
                empty.key(),
                asked || few ? "" : " with this seed",
                remedy));
  }

  /** No group has a pair in every part. */
  PairException ofAll() {
    if (split.isEmpty()) {
      return new PairException(
          "file",
          scanned.file()
              + ": no group has a pair in every part; give every part's file pairs of the same"
              + " groups");
    }
    BitSet all = new BitSet();
    int most = 0;
    for (int g = 0; g < scanned.chosen().size(); g++) {
      int[] units = units(g);
      Arrays.stream(units).forEach(all::set);
      most = Math.max(most, units.length);
    }
    return new PairException(
        "split.by",
        "%s: no group has a pair in every part: split.by: %s never divides the pairs of one, and"
                .formatted(scanned.file(), by())
            + " there %s %s, at most %d a group; %s"
                .formatted(
                    all.cardinality() == 1 ? "is" : "are",
                    different(all.cardinality()),
                    most,
                    remedies("")));
  }

  private int[] units(int group) {
    List<String> found = scanned.found();
    return scanned.index().units(found.indexOf(scanned.chosen().get(group)));
  }

  private PairSplit.By unit() {
    return split.orElseThrow().by();
  }

  private String by() {
    return unit() instanceof PairSplit.By.Column column
        ? column.name()
        : unit() instanceof PairSplit.By.Prompt ? "prompt" : "row";
  }

  /** Such as {@code 2 different prompts}. */
  private String different(int units) {
    String s = units == 1 ? "" : "s";
    return unit() instanceof PairSplit.By.SingleRow
        ? units + " row" + s
        : unit() instanceof PairSplit.By.Prompt
            ? units + " different prompt" + s
            : units + " different value" + s + " of " + by();
  }

  /** What to do, {@code first} before all else; empty for nothing. */
  private String remedies(String first) {
    boolean row = unit() instanceof PairSplit.By.SingleRow;
    List<String> remedies = new ArrayList<>();
    if (!first.isEmpty()) {
      remedies.add(first);
    }
    if (!row) {
      remedies.add("set split.by: row");
    }
    String more = row ? "rows" : unit() instanceof PairSplit.By.Prompt ? "prompts" : "values";
    remedies.add("give more " + more);
    String cut =
        split.orElseThrow().cut() instanceof PairSplit.Cut.Fold ? "fewer folds" : "other fractions";
    return String.join(", ", remedies) + ", or " + cut;
  }
}
