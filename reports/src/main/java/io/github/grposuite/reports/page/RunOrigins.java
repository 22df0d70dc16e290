package io.github.grposuite.reports.page;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Where the runs of a report come from, as their manifests say.
 *
 * @param versions by name, such as {@code java}: each value that occurs and how many runs have it
 * @param hashes of the data, by facet in words and by seed; more than one where runs disagree
 * @param configuration the text of the experiment's file; empty if it cannot be read
 */
public record RunOrigins(
    SortedMap<String, SortedMap<String, Integer>> versions,
    Map<String, SortedMap<Long, Set<String>>> hashes,
    String configuration) {}
