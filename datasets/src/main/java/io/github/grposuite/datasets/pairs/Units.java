package io.github.grposuite.datasets.pairs;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.core.text.VisibleText;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.codec.digest.MurmurHash3;

/** Numbers what is divided together: a prompt, a row, or a column's value. */
final class Units {
  private final PairSplit.By by;

  /** By 128 bits of a hash: two different texts of a file are not expected to share them. */
  private final Map<Key, Integer> known = new HashMap<>();

  private Row last;
  private int rows = -1;

  private record Key(long high, long low) {}

  Units(PairSplit.By by) {
    this.by = by;
  }

  /** The number of a pair's unit, from 0 in the order of the files. */
  int of(FoundPair pair) {
    if (by instanceof PairSplit.By.SingleRow) {
      rows += pair.row() == last ? 0 : 1;
      last = pair.row();
      return rows;
    }
    byte[] text = text(pair).getBytes(StandardCharsets.UTF_8);
    long[] hash = MurmurHash3.hash128x64(text);
    return known.computeIfAbsent(new Key(hash[0], hash[1]), key -> known.size());
  }

  private String text(FoundPair pair) {
    if (by instanceof PairSplit.By.Column column) {
      JsonNode value = pair.get(column.name());
      return value.isMissingNode() || value.isNull() ? "" : value.toString();
    }
    return VisibleText.canonical(pair.prompt());
  }
}
