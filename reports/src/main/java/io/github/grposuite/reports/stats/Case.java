package io.github.grposuite.reports.stats;

import io.github.grposuite.records.MethodInfo;
import java.util.List;

/** What differs between rows of a table: everything of a cell but its seed. */
public record Case(List<String> facet, MethodInfo method, List<String> variant) {
  public Case {
    facet = List.copyOf(facet);
    variant = List.copyOf(variant);
  }
}
