package io.github.grposuite.language.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Queries of an item that are scored against the same keys.
 *
 * <p>Keys come in pieces, into which all tokens of a row are cut. A short item is one piece and one
 * block. The prompt and the responses of a long one are cut into pieces, each of which is a block
 * on its own keys and those of the pieces that come before it in a text: tokens are not scored
 * against later ones, but for those of their own piece, nor responses against one another.
 *
 * @param segment the item
 * @param queries its tokens, counted from the item's start, one after another
 * @param selected those of them that predict something
 * @param pieces indices of the pieces that the keys are in
 * @param keys the tokens in them, counted from the item's start
 */
record AttentionBlock(
    PackedSequence.Segment segment, int[] queries, int[] selected, int[] pieces, int[] keys) {
  /** Tokens of a piece, about. */
  private static final int PIECE = 128;

  /** Items with fewer scores are scored at once, as operations on few numbers cost their start. */
  private static final long WORTHWHILE = 128 * 128;

  /** Blocks of a row's items, and the lengths of the pieces. */
  record Cut(List<AttentionBlock> blocks, int[] pieces) {
    /** Cuts the tokens of a row. */
    static Cut of(PackedSequence packed) {
      List<AttentionBlock> blocks = new ArrayList<>();
      List<Integer> pieces = new ArrayList<>();
      for (PackedSequence.Segment segment : packed.segments()) {
        List<Piece> own = pieces(segment);
        if (!isWorthwhile(segment, own)) {
          own = List.of(new Piece(0, segment.length(), List.of()));
        }
        for (Piece piece : own) {
          blocks.add(piece.block(segment, pieces.size(), own));
        }
        own.forEach(piece -> pieces.add(piece.length()));
      }
      return new Cut(blocks, pieces.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The prompt and each response, in pieces. */
    private static List<Piece> pieces(PackedSequence.Segment segment) {
      List<Piece> pieces = new ArrayList<>();
      add(0, segment.prompt(), List.of(), pieces);
      List<Piece> prompt = List.copyOf(pieces);
      for (int r = 0; r + 1 < segment.branches().length; r++) {
        add(segment.branches()[r], segment.branches()[r + 1], prompt, pieces);
      }
      return pieces;
    }

    /** Cuts tokens into pieces of much the same length. */
    private static void add(int from, int to, List<Piece> seen, List<Piece> pieces) {
      int length = to - from;
      int count = Math.min(length, Math.max(1, (length + PIECE / 2) / PIECE));
      List<Piece> before = new ArrayList<>(seen);
      for (int i = 0; i < count; i++) {
        Piece piece = new Piece(from + length * i / count, from + length * (i + 1) / count, before);
        before.add(piece);
        pieces.add(piece);
      }
    }

    private static boolean isWorthwhile(PackedSequence.Segment segment, List<Piece> pieces) {
      long together = (long) segment.length() * segment.length();
      return together >= WORTHWHILE
          && pieces.stream().mapToLong(Piece::scores).sum() < together * 3 / 4;
    }
  }

  /**
   * Tokens from one to before another, counted from the item's start.
   *
   * @param before the pieces whose keys they see whole
   */
  private record Piece(int from, int to, List<Piece> before) {
    Piece {
      before = List.copyOf(before);
    }

    int length() {
      return to - from;
    }

    IntStream tokens() {
      return IntStream.range(from, to);
    }

    long scores() {
      return (long) length() * (length() + before.stream().mapToInt(Piece::length).sum());
    }

    /**
     * The block of these queries.
     *
     * @param first number of pieces in the row before those of the item
     * @param all the item's pieces
     */
    AttentionBlock block(PackedSequence.Segment segment, int first, List<Piece> all) {
      List<Piece> seen = new ArrayList<>(before);
      seen.add(this);
      return new AttentionBlock(
          segment,
          tokens().toArray(),
          Arrays.stream(segment.queries()).filter(i -> i >= from && i < to).toArray(),
          seen.stream().mapToInt(piece -> first + all.indexOf(piece)).toArray(),
          seen.stream().flatMapToInt(Piece::tokens).toArray());
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
