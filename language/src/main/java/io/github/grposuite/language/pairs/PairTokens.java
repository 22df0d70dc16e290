package io.github.grposuite.language.pairs;

import io.github.grposuite.core.Checks;
import io.github.grposuite.datasets.Part;
import io.github.grposuite.datasets.TextPair;
import io.github.grposuite.datasets.TextPairs;
import io.github.grposuite.language.chat.ChatTemplate;
import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.policy.PromptException;
import io.github.grposuite.language.tokens.Tokenizer;
import io.github.grposuite.language.training.Example;
import io.github.grposuite.language.training.TrainingData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How pairs become token ids: with a chat template as {@link ChatPairs} says, and without one the
 * prompt with the tokeniser's special tokens, and the responses without.
 *
 * @param maxLength longest sequence of prompt and response, in tokens
 * @param tooLong what becomes of a pair that is longer
 * @param maxPrompt as in {@link Truncation}; half of maxLength unless given
 * @param responseEnd tokens after a response, where there is no template: none, or one that ends
 *     the text
 */
public record PairTokens(
    int maxLength,
    TooLong tooLong,
    OptionalInt maxPrompt,
    int[] responseEnd,
    Optional<ChatTemplate> template) {
  /** What becomes of a pair that is too long. */
  public enum TooLong {
    /** It ends the run, with a message. */
    ERROR,
    /** It is left out and counted. */
    DROP,
    /** It is cut and counted. */
    TRUNCATE
  }

  /** Checks the lengths. */
  public PairTokens {
    Checks.atLeast("max_length", 2, maxLength);
    cut(maxLength, maxPrompt);
  }

  /** Without a template. */
  public PairTokens(int maxLength, TooLong tooLong, int[] responseEnd) {
    this(maxLength, tooLong, OptionalInt.empty(), responseEnd, Optional.empty());
  }

  private static Truncation cut(int maxLength, OptionalInt maxPrompt) {
    return new Truncation(maxLength, maxPrompt.orElse(maxLength / 2));
  }

  /**
   * Translates pairs.
   *
   * @throws IllegalArgumentException if a pair is too long, cannot be read by the model, or a group
   *     has no pair left in a part
   */
  public EncodedPairs of(TextPairs pairs, Tokenizer tokenizer) {
    return new Encoding(pairs.groups(), tokenizer).of(pairs);
  }

  /** One translation, and what it counts. */
  private final class Encoding {
    private final List<String> groups;
    private final Tokenizer tokenizer;
    private final Optional<ChatPairs> chat;
    private final int[] dropped;
    private final int[] shortened;

    Encoding(List<String> groups, Tokenizer tokenizer) {
      this.groups = groups;
      this.tokenizer = tokenizer;
      chat = template.map(each -> new ChatPairs(each, tokenizer));
      dropped = new int[groups.size()];
      shortened = new int[groups.size()];
    }

    EncodedPairs of(TextPairs pairs) {
      List<List<Example>> parts = new ArrayList<>();
      List<List<TextPair>> kept = new ArrayList<>();
      for (Part part : Part.values()) {
        List<Example> examples = new ArrayList<>();
        List<TextPair> own = new ArrayList<>();
        for (TextPair pair : pairs.of(part)) {
          fitting(pair)
              .ifPresent(
                  tokens -> {
                    examples.add(new Example(pair.group(), tokens));
                    own.add(pair);
                  });
        }
        parts.add(examples);
        kept.add(own);
      }
      int prompts = chat.map(ChatPairs::shortenedPrompts).orElse(0);
      PairCounts counts = new PairCounts(groups, maxLength, tooLong, dropped, shortened, prompts);
      return new EncodedPairs(data(parts, counts), kept, counts);
    }

    private Optional<Continuations> fitting(TextPair pair) {
      Continuations tokens = tokens(pair);
      int length = length(tokens);
      if (length <= maxLength) {
        return Optional.of(tokens);
      }
      return switch (tooLong) {
        case ERROR ->
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
                    + " drop, or cut them with too_long: truncate");
        case DROP -> {
          dropped[pair.group()]++;
          yield Optional.empty();
        }
        case TRUNCATE -> shortened(pair, tokens);
      };
    }

    /** Nothing where the responses differ only in what is cut. */
    private Optional<Continuations> shortened(TextPair pair, Continuations tokens) {
      Continuations rest = cut(maxLength, maxPrompt).of(tokens, tokenizer.before());
      if (Arrays.equals(rest.responses()[0], rest.responses()[1])) {
        dropped[pair.group()]++;
        return Optional.empty();
      }
      shortened[pair.group()]++;
      return Optional.of(rest);
    }

    private Continuations tokens(TextPair pair) {
      if (chat.isPresent()) {
        try {
          return chat.get().of(pair.turns());
        } catch (PromptException e) {
          throw new PromptException(pair.where() + ": " + e.getMessage());
        }
      }
      int[][] responses = {response(pair.text().chosen()), response(pair.text().rejected())};
      return new Continuations(tokenizer.prompt(pair.text().prompt()), responses);
    }

    private int[] response(String text) {
      int[] tokens = tokenizer.continuation(text);
      int[] ended = Arrays.copyOf(tokens, tokens.length + responseEnd.length);
      System.arraycopy(responseEnd, 0, ended, tokens.length, responseEnd.length);
      return ended;
    }

    private TrainingData data(List<List<Example>> parts, PairCounts counts) {
      try {
        return new TrainingData(groups, parts.get(0), parts.get(1), parts.get(2));
      } catch (IllegalArgumentException e) {
        if (!counts.anyDropped()) {
          throw e;
        }
        throw new IllegalArgumentException(
            e.getMessage() + " (left out as " + counts.reason() + ")", e);
      }
    }
  }

  private static int length(Continuations item) {
    return item.prompt().length
        + Arrays.stream(item.responses()).mapToInt(response -> response.length).max().orElse(0);
  }
}
