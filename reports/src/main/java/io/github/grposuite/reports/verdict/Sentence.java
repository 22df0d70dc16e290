package io.github.grposuite.reports.verdict;

import io.github.grposuite.reports.stats.Selection;
import io.github.grposuite.reports.table.Rounding;
import java.util.ArrayList;
import java.util.List;

/** A judgement in words. */
record Sentence(
    Claim claim, Subject method, Subject baseline, Evidence evidence, Selection selection) {
  /** Standard errors between the ends of a 95 % interval of a normal mean. */
  static final double WIDTH = 3.92;

  String of(Verdict verdict, double adjusted) {
    String subject = method.label() + "'s " + Quantity.of(claim.key());
    if (Double.isNaN(evidence.effect())) {
      return "%s against %s's: %s, for %s."
          .formatted(subject, baseline.label(), verdict.words(), evidence.obstacle());
    }
    return subject + comparison(adjusted) + ": " + verdict.words() + reason(verdict) + ".";
  }

  private String comparison(double adjusted) {
    double effect = evidence.effect();
    if (evidence.equal()) {
      return " equals " + baseline.label() + "'s with every seed (" + details(List.of()) + ")";
    }
    boolean lower = effect < 0;
    double low = lower ? -evidence.interval().high() : evidence.interval().low();
    double high = lower ? -evidence.interval().low() : evidence.interval().high();
    List<String> first = new ArrayList<>();
    List<String> numbers =
        evidence.interval().exists()
            ? Rounding.alike((high - low) / WIDTH, Math.abs(effect), low, high)
            : Rounding.alike(Double.NaN, Math.abs(effect));
    if (evidence.interval().exists()) {
      first.add("95 % interval " + numbers.get(1) + " to " + numbers.get(2));
    }
    if (!Double.isNaN(adjusted)) {
      first.add("p = " + Rounding.probability(adjusted) + " after Holm");
    }
    String by =
        effect == 0
            ? " is on average that of " + baseline.label()
            : " is %s than %s's by %s"
                .formatted(lower ? "lower" : "higher", baseline.label(), numbers.get(0));
    return by + " (" + details(first) + ")" + wrong(lower);
  }

  private String details(List<String> numbers) {
    List<String> details = new ArrayList<>(numbers);
    String seeds = evidence.n() == 1 ? " seed" : " seeds";
    details.add(
        Math.min(1, details.size()),
        evidence.n() < evidence.seeds()
            ? evidence.n() + " of " + evidence.seeds() + " seeds"
            : evidence.n() + seeds);
    List<String> parts = new ArrayList<>(List.of(String.join(", ", details)));
    if (evidence.margin() > 0) {
      parts.add("claimed is more than " + VerdictTable.plain(evidence.margin()));
    }
    parts.addAll(method.remarks());
    parts.addAll(baseline.remarks());
    if (selection != Selection.LAST) {
      parts.add(selection.moment());
    }
    return String.join("; ", parts);
  }

  private String wrong(boolean lower) {
    return evidence.effect() == 0 || lower == claim.lower()
        ? ""
        : ", where " + (claim.lower() ? "lower" : "higher") + " is claimed";
  }

  private String reason(Verdict verdict) {
    return switch (verdict) {
      case SUPPORTED, CONTRADICTED, NOT_SUPPORTED -> "";
      case UNDECIDED -> ", for " + undecided();
    };
  }

  private String undecided() {
    if (!evidence.obstacle().isEmpty()) {
      return evidence.obstacle();
    }
    int n = evidence.n();
    if (evidence.tooFew()) {
      return "the smallest p of %s seeds is 2/%s".formatted(n, 1 << n);
    }
    if (evidence.verdict(claim.lower(), 0) != Verdict.UNDECIDED) {
      return "p is above " + Rounding.probability(Judge.LEVEL);
    }
    return evidence.margin() > 0 ? "the interval includes the margin" : "the interval includes 0";
  }
}
