package io.github.grposuite.language.generation;

import io.github.grposuite.core.Checks;
import io.github.grposuite.language.model.Decoding;
import io.github.grposuite.language.model.FrozenPolicy;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Continues prompts.
 *
 * @param ends tokens that end an answer
 * @param maxTokens most tokens of an answer
 */
public record Generator(
    FrozenPolicy policy, DecodingStrategy strategy, List<Integer> ends, int maxTokens) {
  /** Checks the number of tokens. */
  public Generator {
    ends = List.copyOf(ends);
    Checks.atLeast("number of tokens", 1, maxTokens);
  }

  /**
   * Continues a prompt until the model ends the text.
   *
   * @param random for sampling
   * @throws io.github.grposuite.language.policy.PromptException if the prompt is empty or longer
   *     than the model can read
   */
  public Generation generate(int[] prompt, UniformRandomProvider random) {
    IntStream.Builder tokens = IntStream.builder();
    try (Decoding text = policy.decode(prompt)) {
      for (int count = 1; ; count++) {
        int next = strategy.next(text.logits(), random);
        if (ends.contains(next)) {
          return new Generation(tokens.build().toArray(), Generation.End.END_OF_TEXT);
        }
        tokens.add(next);
        if (count == maxTokens) {
          return new Generation(tokens.build().toArray(), Generation.End.ENOUGH);
        }
        if (text.length() == policy.config().maxPositions()) {
          return new Generation(tokens.build().toArray(), Generation.End.CONTEXT_FULL);
        }
        text.append(next);
      }
    }
  }
}
