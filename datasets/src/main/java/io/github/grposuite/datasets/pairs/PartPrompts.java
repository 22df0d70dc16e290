package io.github.grposuite.datasets.pairs;

import io.github.grposuite.datasets.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Where files are parts, in which of them a prompt is: a prompt that is trained on should not
 * judge. A pair's part and the number of its prompt are kept as one number.
 */
final class PartPrompts {
  private static final Part[] PARTS = Part.values();

  /** Pairs without a prompt, of which features may be all that there is, share none. */
  private static final int NONE = 0;

  private final BitSet[] prompts =
      Arrays.stream(PARTS).map(part -> new BitSet()).toArray(BitSet[]::new);

  static int code(Part part, Units units, FoundPair pair) {
    int prompt = pair.prompt().isBlank() ? NONE : units.of(pair) + 1;
    return Math.addExact(Math.multiplyExact(prompt, PARTS.length), part.ordinal());
  }

  static int part(int code) {
    return code % PARTS.length;
  }

  void add(int code) {
    prompts[part(code)].set(code / PARTS.length);
  }

  /** Of every two parts that share prompts, how many; empty if none do. */
  Optional<String> shared() {
    List<String> shared = new ArrayList<>();
    for (int a = 0; a < PARTS.length; a++) {
      for (int b = a + 1; b < PARTS.length; b++) {
        BitSet both = (BitSet) prompts[a].clone();
        both.and(prompts[b]);
        both.clear(NONE);
        int count = both.cardinality();
        if (count > 0) {
          shared.add(
              "%d prompt%s in %s and %s files alike"
                  .formatted(count, count == 1 ? " is" : "s are", name(a), name(b)));
        }
      }
    }
    return shared.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", shared));
  }

  private static String name(int part) {
    return PARTS[part] == Part.TRAIN ? "training" : PARTS[part].key();
  }
}
