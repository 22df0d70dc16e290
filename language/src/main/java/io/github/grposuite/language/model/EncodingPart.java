package io.github.grposuite.language.model;

import io.github.grposuite.language.policy.Continuations;
import java.util.ArrayList;
import java.util.List;

/** Consecutive items that are encoded together, so that memory does not grow with their number. */
record EncodingPart(int from, int to) {
  /** Cuts items into parts of at most some tokens; an item with more is a part of its own. */
  static List<EncodingPart> of(List<Continuations> items, int mostTokens) {
    List<EncodingPart> parts = new ArrayList<>();
    int from = 0;
    int tokens = 0;
    for (int i = 0; i < items.size(); i++) {
      int more = items.get(i).encodedTokens();
      if (i > from && tokens + more > mostTokens) {
        parts.add(new EncodingPart(from, i));
        from = i;
        tokens = 0;
      }
      tokens += more;
    }
    if (from < items.size()) {
      parts.add(new EncodingPart(from, items.size()));
    }
    return parts;
  }

  List<Continuations> in(List<Continuations> items) {
    return items.subList(from, to);
  }
}
