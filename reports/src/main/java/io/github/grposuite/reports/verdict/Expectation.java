package io.github.grposuite.reports.verdict;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The verdicts that are expected, of which any will do.
 *
 * @param verdicts at least one
 */
public record Expectation(List<Verdict> verdicts) {
  public Expectation {
    if (verdicts.isEmpty()) {
      throw new IllegalArgumentException("an expectation needs a verdict, but has none");
    }
    verdicts = List.copyOf(verdicts);
  }

  /** Of one verdict. */
  public static Expectation of(Verdict verdict) {
    return new Expectation(List.of(verdict));
  }

  boolean isMetBy(Verdict verdict) {
    return verdicts.contains(verdict);
  }

  /** For people and files: {@code supported or undecided}. */
  public String words() {
    return verdicts.stream().map(Verdict::words).collect(Collectors.joining(" or "));
  }
}
