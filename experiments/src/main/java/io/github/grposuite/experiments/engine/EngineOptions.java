package io.github.grposuite.experiments.engine;

import java.time.Duration;
import java.util.Optional;

/**
 * What an engine is opened with.
 *
 * @param jobs cells that one process computes at a time
 * @param timeout of a cell
 * @param master where an engine of many machines finds them, such as {@code spark://host:7077}
 * @param document the plan as {@code experiment.yaml} has it, every default written out. A plan
 *     holds functions, so it does not travel; {@code Plan.of(Specification.parse(name, document))}
 *     has the same cells with the same ids on every machine. Paths of data files in it are as the
 *     user gave them, relative to where this process runs.
 */
public record EngineOptions(
    int jobs, Optional<Duration> timeout, Optional<String> master, String document) {}
