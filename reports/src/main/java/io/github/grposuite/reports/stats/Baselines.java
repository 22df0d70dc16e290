package io.github.grposuite.reports.stats;

import io.github.grposuite.records.MethodInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a case is compared with: the plain method of its family, such as DPO of GR-DPO, or the
 * method that is asked for.
 *
 * @param method the name of the baseline of all; empty for each family's own
 */
public record Baselines(Optional<String> method) {
  /** Each family's plain method. */
  public static final Baselines OF_FAMILY = new Baselines(Optional.empty());

  private static final String WEIGHTED = "is-";

  /**
   * The baseline of a case on the same data: with the same hyperparameters, or the only ones that
   * it has. None for the baseline itself, and where there is no such case.
   */
  public Optional<CaseResult> of(CaseResult subject, List<CaseResult> cases) {
    return baseline(subject, cases).flatMap(other -> of(other, subject, cases));
  }

  /**
   * The same, and of an adaptive method the importance-weighted one of its family after that,
   * unless a baseline is asked for: it knows the groups' sizes, the plain one does not.
   */
  public List<CaseResult> all(CaseResult subject, List<CaseResult> cases) {
    Optional<MethodInfo> weighted =
        method.isEmpty() && subject.key().method().adaptive()
            ? named(family(subject, cases), WEIGHTED + subject.key().method().family())
            : Optional.empty();
    return Stream.concat(baseline(subject, cases).stream(), weighted.stream())
        .distinct()
        .flatMap(other -> of(other, subject, cases).stream())
        .toList();
  }

  private Optional<MethodInfo> baseline(CaseResult subject, List<CaseResult> cases) {
    if (method.isPresent()) {
      return named(
          cases.stream().map(result -> result.key().method()).distinct().toList(), method.get());
    }
    List<MethodInfo> family = family(subject, cases);
    return named(family, subject.key().method().family()).or(() -> family.stream().findFirst());
  }

  private static List<MethodInfo> family(CaseResult subject, List<CaseResult> cases) {
    return cases.stream()
        .map(result -> result.key().method())
        .filter(candidate -> candidate.family().equals(subject.key().method().family()))
        .distinct()
        .toList();
  }

  private static Optional<MethodInfo> named(List<MethodInfo> methods, String name) {
    return methods.stream().filter(candidate -> candidate.name().equals(name)).findFirst();
  }

  private static Optional<CaseResult> of(
      MethodInfo baseline, CaseResult subject, List<CaseResult> cases) {
    if (baseline.equals(subject.key().method())) {
      return Optional.empty();
    }
    List<CaseResult> comparable =
        cases.stream()
            .filter(other -> other.key().method().equals(baseline))
            .filter(other -> other.key().facet().equals(subject.key().facet()))
            .toList();
    return comparable.size() == 1
        ? Optional.of(comparable.get(0))
        : comparable.stream()
            .filter(other -> fits(other.key().variant(), subject.key().variant()))
            .findFirst();
  }

  /** What the baseline does not have it need not share. */
  private static boolean fits(List<String> baseline, List<String> variant) {
    return IntStream.range(0, variant.size())
        .allMatch(i -> baseline.get(i).isEmpty() || baseline.get(i).equals(variant.get(i)));
  }
}
