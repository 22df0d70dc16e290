package io.github.grposuite.reports.stats;

import java.util.List;
import java.util.Optional;

/**
 * What a case is compared with: the first method of its family, in the order in which methods are
 * shown, or the method that is asked for.
 *
 * @param method the name of the baseline of all; empty for each family's own
 */
public record Baselines(Optional<String> method) {
  /** Each family's first method, such as DPO of GR-DPO. */
  public static final Baselines OF_FAMILY = new Baselines(Optional.empty());

  /**
   * The baseline of a case on the same data: with the same hyperparameters, or the only ones that
   * it has. None for the baseline itself, and where there is no such case.
   */
  public Optional<CaseResult> of(CaseResult subject, List<CaseResult> cases) {
    List<CaseResult> comparable =
        cases.stream()
            .filter(other -> other.key().facet().equals(subject.key().facet()))
            .filter(other -> isBaseline(other, subject, cases))
            .toList();
    if (comparable.stream().anyMatch(other -> sameMethod(other, subject))) {
      return Optional.empty();
    }
    return comparable.size() == 1
        ? Optional.of(comparable.get(0))
        : comparable.stream()
            .filter(other -> other.key().variant().equals(subject.key().variant()))
            .findFirst();
  }

  private boolean isBaseline(CaseResult other, CaseResult subject, List<CaseResult> cases) {
    String family = subject.key().method().family();
    String wanted =
        method.orElseGet(
            () ->
                cases.stream()
                    .map(result -> result.key().method())
                    .filter(candidate -> candidate.family().equals(family))
                    .findFirst()
                    .orElseThrow()
                    .name());
    return other.key().method().name().equals(wanted);
  }

  private static boolean sameMethod(CaseResult a, CaseResult b) {
    return a.key().method().equals(b.key().method());
  }
}
