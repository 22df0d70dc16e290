package io.github.grposuite.reports.stats;

import io.github.grposuite.reports.read.SeriesKey;
import java.util.Map;

/**
 * A case over its seeds.
 *
 * @param expected how many seeds the experiment has
 * @param done how many of them could be read
 * @param curves the kept series
 * @param last every metric at the last checkpoint
 */
public record CaseResult(
    Case key, int expected, int done, Map<SeriesKey, Curve> curves, Map<SeriesKey, Summary> last) {}
