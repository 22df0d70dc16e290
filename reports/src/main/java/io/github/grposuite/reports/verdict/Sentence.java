package io.github.grposuite.reports.verdict;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.Selection;
import io.github.grposuite.reports.inference.Interval;
import io.github.grposuite.reports.stats.SettingValue;
import io.github.grposuite.reports.table.Rounding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A judgement in words. */
record Sentence(ClaimRow row, Family family) {
  /** More are shown by their range. */
  private static final int MOST_BLOCKS = 10;

  private static final int MOST_FRACTION = 20;

  String of(Verdict verdict, PValues adjusted) {
    boolean difference = claim().hypothesis() instanceof Difference;
    if (evidence().empty()) {
      return "%s: %s, for %s."
          .formatted(
              difference ? subject() + " against " + baseline() + "'s" : claimed(),
              verdict.words(),
              evidence().obstacle());
    }
    String p = pInWords(verdict, adjusted);
    String found = difference ? subject() + comparison(p) : claimed() + "; " + measured(p);
    return found + ": " + verdict.words() + reason(verdict) + ".";
  }

  /** {@code p = 0.0078 after Holm over 36 rows}; empty if there is none. */
  private String pInWords(Verdict verdict, PValues adjusted) {
    Judgement.Shown shown = Judgement.shown(verdict, evidence().critical().ahead(), adjusted);
    return Double.isNaN(shown.value())
        ? ""
        : "p = %s%s after Holm over %s"
            .formatted(
                Rounding.probability(shown.value()),
                shown.ofClaim() ? "" : " for " + shown.of(),
                family.rowsInWords());
  }

  private Claim claim() {
    return row.claim();
  }

  private Evidence evidence() {
    return row.evidence();
  }

  private String subject() {
    return row.wording().subject() + "'s " + claim().key().words();
  }

  private String baseline() {
    return MethodInfo.label(row.wording().baseline());
  }

  /** What is claimed, where a difference would say what was found. */
  private String claimed() {
    return "Claimed of "
        + subject()
        + ": "
        + row.wording().predicate()
        + (evidence().hasMargin()
            ? claim().hypothesis().margin() + Rounding.alike(Double.NaN, evidence().margin()).get(0)
            : "");
  }

  /** The comparison that decides. */
  private String measured(String p) {
    Contrast critical = evidence().critical();
    int all = evidence().comparisons();
    List<String> numbers =
        numbers(evidence().effect(), critical.interval().low(), critical.interval().high());
    List<String> details = new ArrayList<>();
    if (critical.interval().exists()) {
      details.add("95 % interval " + numbers.get(1) + " to " + numbers.get(2));
    }
    if (!p.isEmpty()) {
      details.add(p);
    }
    return critical.label()
        + (all > 1 ? ", the least as claimed of %s differences,".formatted(all) : "")
        + (critical.equal() ? " is 0 with every seed (" : " is " + numbers.get(0) + " (")
        + details(critical.equal() ? List.of() : details)
        + ")";
  }

  /** An effect and the ends of its interval, to alike digits; what is infinite is ∞. */
  static List<String> numbers(double effect, double low, double high) {
    return alike((high - low) / Interval.ERRORS, effect, low, high);
  }

  private static List<String> alike(double error, double... all) {
    double[] finite = Arrays.stream(all).filter(Double::isFinite).toArray();
    Iterator<String> rounded =
        (finite.length == 0 ? List.<String>of() : Rounding.alike(error, finite)).iterator();
    return Arrays.stream(all)
        .mapToObj(v -> Double.isFinite(v) ? rounded.next() : v > 0 ? "∞" : v < 0 ? "-∞" : "none")
        .toList();
  }

  private String comparison(String p) {
    Evidence evidence = evidence();
    double effect = evidence.effect();
    if (evidence.critical().equal()) {
      return " equals " + baseline() + "'s with every seed (" + details(List.of()) + ")";
    }
    boolean lower = effect < 0;
    double low = lower ? -evidence.interval().high() : evidence.interval().low();
    double high = lower ? -evidence.interval().low() : evidence.interval().high();
    List<String> first = new ArrayList<>();
    List<String> numbers = numbers(Math.abs(effect), low, high);
    if (evidence.interval().exists()) {
      first.add("95 % interval " + numbers.get(1) + " to " + numbers.get(2));
    }
    if (!p.isEmpty()) {
      first.add(p);
    }
    String by =
        effect == 0
            ? " is on average that of " + baseline()
            : " is %s than %s's by %s"
                .formatted(MethodPairs.direction(lower), baseline(), numbers.get(0));
    return by + " (" + details(first) + ")" + wrong(lower);
  }

  private String details(List<String> numbers) {
    Evidence evidence = evidence();
    List<String> details = new ArrayList<>(numbers);
    Differences differences = evidence.critical().differences();
    boolean all = differences.unit() != Unit.SEED || evidence.count() >= evidence.seeds();
    details.add(
        Math.min(1, details.size()),
        all ? differences.unitsInWords() : evidence.count() + " of " + evidence.seeds() + " seeds");
    List<String> parts = new ArrayList<>(List.of(String.join(", ", details)));
    if (evidence.margin() > 0 && claim().hypothesis() instanceof Difference) {
      parts.add("claimed is more than " + SettingValue.of(evidence.margin()));
    }
    if (!differences.blocks().isEmpty()) {
      parts.add("block by block " + blocks(differences.blocks()));
    }
    parts.addAll(row.remarks());
    Selection selection = row.scope().results().selection();
    if (selection != Selection.LAST) {
      parts.add(selection.moment());
    }
    return String.join("; ", parts);
  }

  /** Each block's effect, or the range of many. */
  private static String blocks(List<BlockEffect> blocks) {
    double[] effects = blocks.stream().mapToDouble(BlockEffect::effect).toArray();
    double low = Arrays.stream(effects).min().orElseThrow();
    double high = Arrays.stream(effects).max().orElseThrow();
    List<String> numbers = alike((high - low) / Interval.ERRORS, effects);
    if (blocks.size() > MOST_BLOCKS) {
      List<String> ends = alike((high - low) / Interval.ERRORS, low, high);
      return "from " + ends.get(0) + " to " + ends.get(1) + " over blocks";
    }
    return IntStream.range(0, blocks.size())
        .mapToObj(i -> numbers.get(i) + " with " + blocks.get(i).block())
        .collect(Collectors.joining(", "));
  }

  private String wrong(boolean lower) {
    boolean claimedLower = evidence().critical().lower();
    return evidence().effect() == 0 || lower == claimedLower
        ? ""
        : ", where " + MethodPairs.direction(claimedLower) + " is claimed";
  }

  private String reason(Verdict verdict) {
    return switch (verdict) {
      case SUPPORTED, CONTRADICTED, NOT_SUPPORTED -> "";
      case UNDECIDED -> ", for " + undecided();
    };
  }

  private String undecided() {
    Evidence evidence = evidence();
    if (!evidence.whyNot().isEmpty()) {
      return evidence.whyNot();
    }
    if (evidence.tooFew(family)) {
      Differences differences = evidence.critical().differences();
      return "%s cannot bring p below %s, and %s %s"
          .formatted(
              differences.unit().count(differences.n()),
              differences.n() <= MOST_FRACTION
                  ? "1/" + (1 << differences.n())
                  : Rounding.probability(differences.smallestP()),
              family.rows() == 1
                  ? "a row needs"
                  : family.rows() + " rows of one " + family.one() + " need",
              differences.unit().count(family.unitsNeeded()));
    }
    String why =
        evidence.verdict(1, new PValues(0, 0, 0)) != Verdict.UNDECIDED
            ? "p is above " + Rounding.probability(Judge.LEVEL)
            : evidence.hasMargin() ? "the interval includes the margin" : "the interval includes 0";
    return why + needed();
  }

  /** What would decide a difference of the size found. */
  private String needed() {
    String unit = evidence().critical().differences().unit().key() + "s";
    OptionalInt needed = evidence().unitsNeeded(family);
    if (needed.isEmpty()) {
      return evidence().critical().slack() == 0
          ? ""
          : "; a difference of that size takes more than a million " + unit;
    }
    return "; a difference of that size takes about %s %s"
        .formatted(Rounding.roughly(needed.getAsInt()), unit);
  }
}
