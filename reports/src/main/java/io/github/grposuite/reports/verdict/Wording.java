package io.github.grposuite.reports.verdict;

/**
 * A row of a claim in words.
 *
 * @param method of which something is claimed, by its name in records
 * @param baseline what it is compared with, likewise; empty if that is no single method
 * @param direction for files: lower, higher or equal
 * @param glance for a matrix: {@code GR-DPO < DPO}
 * @param subject of the claim as people write it: {@code GR-DPO}
 * @param predicate what is claimed of it: {@code lower than DPO}
 */
public record Wording(
    String method,
    String baseline,
    String direction,
    String glance,
    String subject,
    String predicate) {

  /** What an effect would be, where there is none. */
  String contrast() {
    return baseline.isEmpty() ? glance : MethodPairs.label(method, baseline);
  }
}
