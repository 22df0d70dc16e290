package io.github.grposuite.reports.verdict;

import io.github.grposuite.reports.MethodInfo;
import io.github.grposuite.reports.stats.Selection;
import io.github.grposuite.reports.table.Rounding;
import java.util.ArrayList;
import java.util.List;

/** A judgement in words. */
record Sentence(Claim claim, Row row, Selection selection) {
  /** Standard errors between the ends of a 95 % interval of a normal mean. */
  static final double WIDTH = 3.92;

  String of(Verdict verdict, double adjusted) {
    boolean difference = claim.hypothesis() instanceof Difference;
    if (evidence().empty()) {
      return "%s: %s, for %s."
          .formatted(
              difference ? subject() + " against " + baseline() + "'s" : claimed(),
              verdict.words(),
              evidence().obstacle());
    }
    String found =
        difference ? subject() + comparison(adjusted) : claimed() + "; " + measured(adjusted);
    return found + ": " + verdict.words() + reason(verdict) + ".";
  }

  private Evidence evidence() {
    return row.evidence();
  }

  private String subject() {
    return row.wording().subject() + "'s " + Quantity.of(claim.key());
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
            ? claim.hypothesis().margin() + Rounding.alike(Double.NaN, evidence().margin()).get(0)
            : "");
  }

  /** The comparison that decides. */
  private String measured(double adjusted) {
    Contrast critical = evidence().critical();
    int all = evidence().comparisons();
    List<String> numbers =
        numbers(evidence().effect(), critical.interval().low(), critical.interval().high());
    List<String> details = new ArrayList<>();
    if (critical.interval().exists()) {
      details.add("95 % interval " + numbers.get(1) + " to " + numbers.get(2));
    }
    if (!Double.isNaN(adjusted)) {
      details.add("p = " + Rounding.probability(adjusted) + " after Holm");
    }
    return critical.label()
        + (all > 1 ? ", the least as claimed of %s differences,".formatted(all) : "")
        + (critical.equal() ? " is 0 with every seed (" : " is " + numbers.get(0) + " (")
        + details(critical.equal() ? List.of() : details)
        + ")";
  }

  private static List<String> numbers(double effect, double low, double high) {
    return Double.isNaN(low)
        ? Rounding.alike(Double.NaN, effect)
        : Rounding.alike((high - low) / WIDTH, effect, low, high);
  }

  private String comparison(double adjusted) {
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
    if (!Double.isNaN(adjusted)) {
      first.add("p = " + Rounding.probability(adjusted) + " after Holm");
    }
    String by =
        effect == 0
            ? " is on average that of " + baseline()
            : " is %s than %s's by %s"
                .formatted(Pairs.direction(lower), baseline(), numbers.get(0));
    return by + " (" + details(first) + ")" + wrong(lower);
  }

  private String details(List<String> numbers) {
    Evidence evidence = evidence();
    List<String> details = new ArrayList<>(numbers);
    String seeds = evidence.count() == 1 ? " seed" : " seeds";
    details.add(
        Math.min(1, details.size()),
        evidence.count() < evidence.seeds()
            ? evidence.count() + " of " + evidence.seeds() + " seeds"
            : evidence.count() + seeds);
    List<String> parts = new ArrayList<>(List.of(String.join(", ", details)));
    if (evidence.margin() > 0 && claim.hypothesis() instanceof Difference) {
      parts.add("claimed is more than " + VerdictTable.plain(evidence.margin()));
    }
    parts.addAll(row.remarks());
    if (selection != Selection.LAST) {
      parts.add(selection.moment());
    }
    return String.join("; ", parts);
  }

  private String wrong(boolean lower) {
    boolean claimedLower = evidence().critical().lower();
    return evidence().effect() == 0 || lower == claimedLower
        ? ""
        : ", where " + Pairs.direction(claimedLower) + " is claimed";
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
    if (evidence.tooFew()) {
      int n = evidence.count();
      return "the smallest p of %s seeds is 2/%s".formatted(n, 1 << n);
    }
    if (evidence.verdict(1, 0) != Verdict.UNDECIDED) {
      return "p is above " + Rounding.probability(Judge.LEVEL);
    }
    return evidence.hasMargin() ? "the interval includes the margin" : "the interval includes 0";
  }
}
