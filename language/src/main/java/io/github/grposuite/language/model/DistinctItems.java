package io.github.grposuite.language.model;

import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.records.file.Sha256;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Items without those of which the same tokens at the same positions are encoded as of one before.
 *
 * @param items in their order
 * @param digest SHA-256 of what is encoded
 */
public record DistinctItems(List<Continuations> items, String digest) {
  /** The distinct ones among some. */
  public static DistinctItems of(List<Continuations> items) {
    Set<ByteBuffer> seen = new HashSet<>();
    List<Continuations> distinct = new ArrayList<>();
    Sha256 digest = new Sha256();
    for (Continuations item : items) {
      ByteBuffer key = key(item);
      if (seen.add(key)) {
        distinct.add(item);
        digest.update(key.array());
      }
    }
    return new DistinctItems(distinct, digest.hex());
  }

  /** What the encoded tokens of an item are: their ids and positions. */
  static ByteBuffer key(Continuations item) {
    PackedSequence packed = PackedSequence.of(List.of(item));
    ByteBuffer key = ByteBuffer.allocate(2 * Integer.BYTES * packed.tokens().length);
    key.asIntBuffer().put(packed.tokens()).put(packed.positions());
    return key;
  }
}
