package io.github.grposuite.language.pairs;

import io.github.grposuite.core.Checks;
import io.github.grposuite.datasets.Part;
import io.github.grposuite.datasets.TextPair;
import io.github.grposuite.datasets.TextPairs;
import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.tokens.Tokenizer;
import io.github.grposuite.language.training.Example;
import io.github.grposuite.language.training.TrainingData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How pairs become token ids: the prompt with the tokeniser's special tokens, and the responses
 * without.
 *
 * @param maxLength longest sequence of prompt and response, in tokens
 * @param tooLong what becomes of a pair that is longer
 * @param responseEnd tokens after a response: none, or one that ends the text
 */
public record PairTokens(int maxLength, TooLong tooLong, int[] responseEnd) {
  /** What becomes of a pair that is too long. */
  public enum TooLong {
    /** It ends the run, with a message. */
    ERROR,
    /** It is left out and counted. */
    DROP
  }

  /**
   * The pairs of all parts.
   *
   * @param kept the pairs that became examples, part by part in their order
   * @param dropped how many of each group were left out
   */
  public record EncodedPairs(TrainingData data, List<List<TextPair>> kept, int[] dropped) {
    /** Whether anything was left out. */
    public boolean anyDropped() {
      return Arrays.stream(dropped).anyMatch(count -> count > 0);
    }
  }

  /** Checks the length. */
  public PairTokens {
    Checks.atLeast("max_length", 2, maxLength);
  }

  /**
   * Translates pairs.
   *
   * @throws IllegalArgumentException if a pair is too long, or a group has no pair left in a part
   */
  public EncodedPairs of(TextPairs pairs, Tokenizer tokenizer) {
    int[] dropped = new int[pairs.groups().size()];
    List<List<Example>> parts = new ArrayList<>();
    List<List<TextPair>> kept = new ArrayList<>();
    for (Part part : Part.values()) {
      List<Example> examples = new ArrayList<>();
      List<TextPair> own = new ArrayList<>();
      for (TextPair pair : pairs.of(part)) {
        Example example = example(pair, tokenizer);
        int length = length(example.continuations());
        if (length <= maxLength) {
          examples.add(example);
          own.add(pair);
        } else if (tooLong == TooLong.DROP) {
          dropped[example.group()]++;
        } else {
          throw new IllegalArgumentException(
              "the prompt of "
                  + pair.where()
                  + " for "
                  + pair.text().group()
                  + " must have, with its response, at most "
                  + maxLength
                  + " tokens, the smaller of max_length and what the model was made for, but has "
                  + length
                  + "; raise max_length if that is it, or leave such pairs out with too_long:"
                  + " drop");
        }
      }
      parts.add(examples);
      kept.add(own);
    }
    return new EncodedPairs(data(pairs.groups(), parts, dropped), kept, dropped);
  }

  private TrainingData data(List<String> groups, List<List<Example>> parts, int[] dropped) {
    try {
      return new TrainingData(groups, parts.get(0), parts.get(1), parts.get(2));
    } catch (IllegalArgumentException e) {
      if (Arrays.stream(dropped).allMatch(count -> count == 0)) {
        throw e;
      }
      throw new IllegalArgumentException(
          e.getMessage() + " (left out as " + describe(groups, dropped) + ")", e);
    }
  }

  /** What was left out, in words. */
  public String describe(List<String> groups, int[] dropped) {
    String counts =
        IntStream.range(0, dropped.length)
            .mapToObj(g -> groups.get(g) + " " + dropped[g])
            .collect(Collectors.joining(", "));
    return "longer than " + maxLength + " tokens: " + counts;
  }

  private Example example(TextPair pair, Tokenizer tokenizer) {
    int[][] responses = {
      response(pair.text().chosen(), tokenizer), response(pair.text().rejected(), tokenizer)
    };
    return new Example(
        pair.group(), new Continuations(tokenizer.prompt(pair.text().prompt()), responses));
  }

  private int[] response(String text, Tokenizer tokenizer) {
    int[] tokens = tokenizer.continuation(text);
    int[] ended = Arrays.copyOf(tokens, tokens.length + responseEnd.length);
    System.arraycopy(responseEnd, 0, ended, tokens.length, responseEnd.length);
    return ended;
  }

  private static int length(Continuations item) {
    return item.prompt().length
        + Arrays.stream(item.responses()).mapToInt(response -> response.length).max().orElse(0);
  }
}
