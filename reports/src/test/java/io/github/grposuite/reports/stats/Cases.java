package io.github.grposuite.reports.stats;

import io.github.grposuite.records.MethodInfo;
import io.github.grposuite.records.Selection;
import io.github.grposuite.records.SeriesKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Cases without records: seeds 1, 2, … and what each of them measured. */
public final class Cases {
  private Cases() {}

  /** A case on one data setting. */
  public static CaseResult of(
      String method, String family, String facet, SeriesKey key, double... sample) {
    return of(method, family, facet, List.of(), Map.of(key, sample));
  }

  /** A case with hyperparameters and several measurements, whose samples are as long. */
  public static CaseResult of(
      String method,
      String family,
      String facet,
      List<String> variant,
      Map<SeriesKey, double[]> samples) {
    int n = samples.values().iterator().next().length;
    Map<SeriesKey, Summary> values = new LinkedHashMap<>();
    samples.forEach((key, sample) -> values.put(key, Summary.of(sample)));
    return new CaseResult(
        new Case(List.of(facet), new MethodInfo(method, family), variant),
        n,
        LongStream.rangeClosed(1, n).boxed().toList(),
        List.of(),
        Collections.nCopies(n, 10),
        Collections.nCopies(n, 10),
        1,
        Map.of(),
        values,
        samples);
  }

  /** Results without varied hyperparameters. */
  public static Results results(CaseResult... cases) {
    return new Results(
        List.of("data.features"), List.of(), false, Selection.LAST, List.of(cases), List.of());
  }
}
