package io.github.grposuite.language.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Queries of an item that are scored against the same keys.
 *
 * <p>Keys come in pieces, into which all tokens of a row are cut. An item is one piece and one
 * block. Where its responses are long, the prompt is a piece and a block, and each response is a
 * piece, and a block on the keys of prompt and response: the responses, which do not see one
 * another, are not scored against one another.
 *
 * @param segment the item
 * @param queries its tokens, counted from the item's start, one after another
 * @param selected those of them that predict something
 * @param pieces indices of the pieces that the keys are in
 * @param keys the tokens in them, counted from the item's start
 */
record AttentionBlock(
    PackedSequence.Segment segment, int[] queries, int[] selected, int[] pieces, int[] keys) {
  /** Items with fewer scores are scored at once, as operations on few numbers cost their start. */
  private static final long WORTHWHILE = 128 * 128;

  /** Blocks of a row's items, and the lengths of the pieces. */
  record Cut(List<AttentionBlock> blocks, int[] pieces) {
    /** Cuts the tokens of a row. */
    static Cut of(PackedSequence packed) {
      List<AttentionBlock> blocks = new ArrayList<>();
      List<Integer> pieces = new ArrayList<>();
      for (PackedSequence.Segment segment : packed.segments()) {
        if (isWorthwhile(segment)) {
          addByResponse(segment, blocks, pieces);
        } else {
          blocks.add(
              new AttentionBlock(
                  segment,
                  range(0, segment.length()),
                  segment.queries(),
                  new int[] {pieces.size()},
                  range(0, segment.length())));
          pieces.add(segment.length());
        }
      }
      return new Cut(blocks, pieces.stream().mapToInt(Integer::intValue).toArray());
    }

    private static boolean isWorthwhile(PackedSequence.Segment segment) {
      long at = segment.prompt();
      long scores = at * at;
      for (int r = 0; r + 1 < segment.branches().length; r++) {
        long response = segment.branches()[r + 1] - segment.branches()[r];
        scores += response * (at + response);
      }
      long together = (long) segment.length() * segment.length();
      return together >= WORTHWHILE && scores < together * 3 / 4;
    }

    private static void addByResponse(
        PackedSequence.Segment segment, List<AttentionBlock> blocks, List<Integer> pieces) {
      int prompt = pieces.size();
      int[] shared = range(0, segment.prompt());
      blocks.add(
          new AttentionBlock(
              segment, shared, selected(segment, shared), new int[] {prompt}, shared));
      pieces.add(shared.length);
      for (int r = 0; r + 1 < segment.branches().length; r++) {
        int[] own = range(segment.branches()[r], segment.branches()[r + 1]);
        if (own.length > 0) {
          int[] keys = IntStream.concat(Arrays.stream(shared), Arrays.stream(own)).toArray();
          blocks.add(
              new AttentionBlock(
                  segment, own, selected(segment, own), new int[] {prompt, pieces.size()}, keys));
          pieces.add(own.length);
        }
      }
    }

    private static int[] selected(PackedSequence.Segment segment, int[] queries) {
      int last = queries[queries.length - 1];
      return Arrays.stream(segment.queries()).filter(i -> i >= queries[0] && i <= last).toArray();
    }

    private static int[] range(int from, int to) {
      return IntStream.range(from, to).toArray();
    }
  }

  /** The queries, all or the selected ones. */
  int[] queries(boolean onlySelected) {
    return onlySelected ? selected : queries;
  }

  /**
   * 0 where a query sees a key and −∞ elsewhere, queries by keys, flat; empty if all are seen.
   *
   * @param window number of latest positions that a token sees
   */
  float[] mask(boolean onlySelected, OptionalInt window) {
    int[] asked = queries(onlySelected);
    float[] values = new float[asked.length * keys.length];
    boolean any = false;
    for (int i = 0; i < asked.length; i++) {
      for (int j = 0; j < keys.length; j++) {
        if (!segment.sees(asked[i], keys[j], window)) {
          values[i * keys.length + j] = Float.NEGATIVE_INFINITY;
          any = true;
        }
      }
    }
    return any ? values : new float[0];
  }
}
