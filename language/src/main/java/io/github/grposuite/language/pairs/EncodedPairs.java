package io.github.grposuite.language.pairs;

import io.github.grposuite.datasets.TextPair;
import io.github.grposuite.language.training.TrainingData;
import java.util.List;

/**
 * The pairs of all parts as tokens.
 *
 * @param kept the pairs that became examples, part by part in their order
 */
public record EncodedPairs(TrainingData data, List<List<TextPair>> kept, PairCounts counts) {}
