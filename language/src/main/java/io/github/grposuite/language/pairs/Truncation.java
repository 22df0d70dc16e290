package io.github.grposuite.language.pairs;

import io.github.grposuite.core.Checks;
import io.github.grposuite.language.policy.Continuations;
import java.util.Arrays;

/**
 * How a pair that is too long is cut. First the prompt loses its beginning, but for the special
 * tokens there, as far as needed and at most down to {@code maxPrompt} tokens; what is still too
 * much is cut from the responses' ends. So both keep their first token, and the prompt its last.
 *
 * @param maxLength longest sequence of prompt and response, in tokens
 * @param maxPrompt tokens of a prompt that are kept whatever the responses' length, from 1 to
 *     maxLength − 1
 */
record Truncation(int maxLength, int maxPrompt) {
  Truncation {
    Checks.atLeast("max_prompt_length", 1, maxPrompt);
    if (maxPrompt >= maxLength) {
      throw new IllegalArgumentException(
          "max_prompt_length must be less than the "
              + maxLength
              + " tokens of a pair, so that a response has some, but was "
              + maxPrompt);
    }
  }

  /**
   * The pair, cut.
   *
   * @param before tokens that a text may begin with and that are kept there
   */
  Continuations of(Continuations pair, int[] before) {
    int longest = Arrays.stream(pair.responses()).mapToInt(each -> each.length).max().orElseThrow();
    int kept =
        Math.min(pair.prompt().length, Math.max(maxPrompt, Math.max(0, maxLength - longest)));
    int[] prompt = end(pair.prompt(), kept, before);
    int[][] responses =
        Arrays.stream(pair.responses())
            .map(each -> Arrays.copyOf(each, Math.min(each.length, maxLength - kept)))
            .toArray(int[][]::new);
    return new Continuations(prompt, responses);
  }

  private static int[] end(int[] prompt, int kept, int[] before) {
    if (kept == prompt.length) {
      return prompt;
    }
    int mismatch = Arrays.mismatch(prompt, before);
    int head = mismatch < 0 ? prompt.length : mismatch;
    if (head >= kept) {
      head = 0;
    }
    int[] end = Arrays.copyOfRange(prompt, prompt.length - kept, prompt.length);
    System.arraycopy(prompt, 0, end, 0, head);
    return end;
  }
}
