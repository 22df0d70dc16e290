package io.github.grposuite.records.store;

import java.util.Map;

/**
 * What training ended with.
 *
 * @param description what {@code policy.json} says
 * @param files beside it, by their paths in the run's folder
 * @param provenance of this kind of policy, for the manifest
 */
public record TrainedPolicy(
    Map<String, Object> description, Map<String, byte[]> files, Map<String, Object> provenance) {}
