package io.github.grposuite.language.pairs;

import io.github.grposuite.datasets.Message;
import io.github.grposuite.datasets.PairTurns;
import io.github.grposuite.language.chat.ChatTemplate;
import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.policy.PromptException;
import io.github.grposuite.language.tokens.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Pairs as a chat template writes them, tokenised as TRL 1.16's DPOTrainer does: each conversation
 * as a whole, so that tokens merge across the boundary as they do where a model reads it. The
 * responses begin where the tokens of the prompt, with the beginning of an answer, and those of
 * both conversations part. The template's text has all special tokens, and ends the last turn
 * itself; nothing is added to it.
 */
final class ChatPairs {
  private static final Set<String> OTHERS = Set.of("user", "system", "nobody");

  private final ChatTemplate template;
  private final Tokenizer tokenizer;
  private int shortenedPrompts;

  ChatPairs(ChatTemplate template, Tokenizer tokenizer) {
    this.template = template;
    this.tokenizer = tokenizer;
  }

  /**
   * The tokens of a pair.
   *
   * @throws PromptException if a response ends with what is not said by the assistant, or the
   *     template does not take the conversation
   */
  Continuations of(PairTurns turns) {
    check("chosen", turns.chosen());
    check("rejected", turns.rejected());
    int[] prompt = tokenizer.continuation(template.render(turns.prompt(), true));
    int[] chosen = whole(turns.prompt(), turns.chosen());
    int[] rejected = whole(turns.prompt(), turns.rejected());
    int shared = Math.min(common(prompt, chosen), common(prompt, rejected));
    if (shared < prompt.length) {
      shortenedPrompts++;
    }
    return new Continuations(
        Arrays.copyOf(prompt, shared), new int[][] {rest(chosen, shared), rest(rejected, shared)});
  }

  private static void check(String name, List<Message> response) {
    String role = response.isEmpty() ? "nobody" : response.get(response.size() - 1).role();
    if (OTHERS.contains(role)) {
      throw new PromptException(
          name
              + " must end with a turn of the assistant, but ends with one of "
              + role
              + "; take that turn away");
    }
  }

  /** Of how many pairs the prompt's last tokens are not those of the conversation. */
  int shortenedPrompts() {
    return shortenedPrompts;
  }

  private int[] whole(List<Message> prompt, List<Message> response) {
    List<Message> all = new ArrayList<>(prompt);
    all.addAll(response);
    return tokenizer.continuation(template.render(all, false));
  }

  private static int common(int[] a, int[] b) {
    int mismatch = Arrays.mismatch(a, b);
    return mismatch < 0 ? a.length : mismatch;
  }

  private static int[] rest(int[] ids, int from) {
    return Arrays.copyOfRange(ids, from, ids.length);
  }
}
