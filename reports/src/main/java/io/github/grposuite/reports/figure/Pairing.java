package io.github.grposuite.reports.figure;

import io.github.grposuite.reports.MethodInfo;
import io.github.grposuite.reports.inference.Bootstrap;
import io.github.grposuite.reports.inference.PairedDifference;
import io.github.grposuite.reports.stats.CaseResult;
import io.github.grposuite.reports.stats.PairedSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A case beside the one that it is compared with: of the same facet, with the same settings. */
record Pairing(Facet facet, CaseResult result, CaseResult baseline) {
  private static final String GROUP_ROBUST = "gr-";
  private static final String WEIGHTED = "is-";

  /**
   * Those of a facet: each method against its baseline.
   *
   * @param baseline of all; empty for the plain method of each family, and of a group-robust method
   *     the importance-weighted one as well
   */
  static List<Pairing> of(Facet facet, List<CaseResult> cases, Optional<MethodInfo> baseline) {
    List<Pairing> pairings = new ArrayList<>();
    for (CaseResult result : cases) {
      for (MethodInfo other : baselines(facet, result.key().method(), baseline)) {
        cases.stream()
            .filter(candidate -> candidate.key().method().equals(other))
            .filter(candidate -> fits(candidate.key().variant(), result.key().variant()))
            .findFirst()
            .ifPresent(candidate -> pairings.add(new Pairing(facet, result, candidate)));
      }
    }
    return pairings;
  }

  private static List<MethodInfo> baselines(
      Facet facet, MethodInfo method, Optional<MethodInfo> asked) {
    if (asked.isPresent()) {
      return asked.filter(baseline -> !baseline.equals(method)).stream().toList();
    }
    List<MethodInfo> family =
        facet.methods().stream().filter(m -> m.family().equals(method.family())).toList();
    MethodInfo plain = named(family, method.family()).orElse(family.get(0));
    List<MethodInfo> baselines = new ArrayList<>();
    if (!plain.equals(method)) {
      baselines.add(plain);
    }
    if (method.name().startsWith(GROUP_ROBUST)) {
      named(family, WEIGHTED + method.family())
          .filter(weighted -> !weighted.equals(plain))
          .ifPresent(baselines::add);
    }
    return baselines;
  }

  private static Optional<MethodInfo> named(List<MethodInfo> methods, String name) {
    return methods.stream().filter(method -> method.name().equals(name)).findFirst();
  }

  /** What the baseline does not have it need not share. */
  private static boolean fits(List<String> baseline, List<String> variant) {
    return IntStream.range(0, variant.size())
        .allMatch(i -> baseline.get(i).isEmpty() || baseline.get(i).equals(variant.get(i)));
  }

  /** The seeds that both ran. */
  PairedSample sample(Quantity quantity) {
    return PairedSample.of(result, baseline, quantity.key());
  }

  /** The difference over the seeds that both ran; empty if there is none, or one failed. */
  Optional<PairedDifference> difference(Quantity quantity) {
    PairedSample sample = sample(quantity);
    return sample.n() == 0 || !sample.failed().isEmpty()
        ? Optional.empty()
        : Optional.of(PairedDifference.of(sample.first(), sample.second(), Bootstrap.STANDARD));
  }

  /** What the row is of: the settings where these vary, else the method. */
  String label() {
    String variant = variant();
    return variant.isEmpty() ? result.key().method().label() : variant;
  }

  /** What it is compared with: {@code − DPO}, after the method if the label does not name it. */
  String comparison() {
    String minus = "− " + baseline.key().method().label();
    return variant().isEmpty() ? minus : result.key().method().label() + " " + minus;
  }

  private String variant() {
    return facet.hasVariants() ? facet.variant(result) : "";
  }
}
