package io.github.grposuite.experiments.training;

import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.checkpoint.DecoderConfig;
import io.github.grposuite.language.estimate.Activations;
import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.policy.Encoded;
import io.github.grposuite.language.training.Example;
import io.github.grposuite.language.training.TrainingData;
import java.util.List;

/**
 * How many tokens are encoded at a time for gradients.
 *
 * @param most at most, which one long pair may exceed {@code part_tokens} by
 * @param longest tokens of the longest pair
 * @param predicting part of the tokens whose output predicts something
 */
record PartSize(int most, int longest, double predicting) {
  static PartSize of(TrainingData data, int partTokens) {
    List<Continuations> items = data.train().stream().map(Example::continuations).toList();
    int longest = items.stream().mapToInt(Continuations::encodedTokens).max().orElseThrow();
    Encoded all = Encoded.of(items);
    return new PartSize(
        (int) Math.min(Math.max(partTokens, longest), all.tokens()),
        longest,
        (double) all.predictions() / all.tokens());
  }

  Activations activations(DecoderConfig config, LoraLayout layout) {
    return new Activations(config, layout, most, (long) Math.ceil(predicting * most), longest);
  }
}
