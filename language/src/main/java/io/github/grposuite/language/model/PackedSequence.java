package io.github.grposuite.language.model;

import io.github.grposuite.language.policy.Continuations;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The tokens of several items in one row each after another, without padding. An item is its
 * prompt, followed by its responses without their last tokens; a response sees the prompt and
 * itself, and its positions go on from the prompt's. So a prompt is encoded once for all of its
 * responses, and the result is the same as encoding every pair by itself.
 */
final class PackedSequence {
  /**
   * The tokens of one item.
   *
   * @param start index of its first token
   * @param length number of its tokens
   * @param prompt number of tokens of the prompt
   * @param queries the tokens, counted from {@code start}, whose output predicts something
   * @param branches start of each response's tokens, counted from {@code start}, and the end of the
   *     last one
   */
  record Segment(int start, int length, int prompt, int[] queries, int[] branches) {
    /** Whether token i sees token j; both counted from {@code start}. */
    boolean sees(int i, int j) {
      return j <= i && (j < prompt || i < prompt || j >= branch(i));
    }

    /**
     * Whether token i sees token j through a window of that many latest positions: those in the
     * text, not in the row, where other responses may stand between.
     */
    boolean sees(int i, int j, OptionalInt window) {
      return sees(i, j) && (window.isEmpty() || position(i) - position(j) < window.getAsInt());
    }

    /** The position of a token in its text; the token counted from {@code start}. */
    private int position(int i) {
      return i < prompt ? i : prompt + i - branch(i);
    }

    /** The first token of the response that a token belongs to. */
    private int branch(int i) {
      int branch = 0;
      while (branches[branch + 1] <= i) {
        branch++;
      }
      return branches[branch];
    }
  }

  private final int[] tokens;
  private final int[] positions;
  private final List<Segment> segments;
  private final int[] rows;
  private final int[][] targets;

  /** Where a response's log-probabilities stand: (row, column) of each of its tokens. */
  private final int[][][][] places;

  private final int columns;

  private PackedSequence(
      int[] tokens,
      int[] positions,
      List<Segment> segments,
      List<List<Integer>> targets,
      int[] rows,
      int[][][][] places) {
    this.tokens = tokens;
    this.positions = positions;
    this.segments = List.copyOf(segments);
    this.rows = rows;
    this.places = places;
    this.columns = targets.stream().mapToInt(List::size).max().orElse(0);
    this.targets = new int[targets.size()][columns];
    for (int i = 0; i < targets.size(); i++) {
      for (int k = 0; k < targets.get(i).size(); k++) {
        this.targets[i][k] = targets.get(i).get(k);
      }
    }
  }

  /** Lays items out. */
  static PackedSequence of(List<Continuations> items) {
    int total = items.stream().mapToInt(Continuations::encodedTokens).sum();
    int[] tokens = new int[total];
    int[] positions = new int[total];
    List<Segment> segments = new ArrayList<>();
    List<List<Integer>> targets = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    int[][][][] places = new int[items.size()][][][];
    int next = 0;
    for (int n = 0; n < items.size(); n++) {
      Continuations item = items.get(n);
      int start = next;
      int prompt = item.prompt().length;
      for (int token : item.prompt()) {
        positions[next] = next - start;
        tokens[next++] = token;
      }
      int last = targets.size();
      rows.add(next - 1);
      targets.add(new ArrayList<>());
      int[][] responses = item.responses();
      places[n] = new int[responses.length][][];
      List<Integer> queries = new ArrayList<>(List.of(prompt - 1));
      int[] branches = new int[responses.length + 1];
      for (int r = 0; r < responses.length; r++) {
        int[] response = responses[r];
        branches[r] = next - start;
        places[n][r] = new int[response.length][];
        places[n][r][0] = place(targets.get(last), last, response[0]);
        for (int t = 1; t < response.length; t++) {
          positions[next] = prompt + t - 1;
          tokens[next] = response[t - 1];
          queries.add(next - start);
          rows.add(next++);
          targets.add(new ArrayList<>());
          places[n][r][t] = place(targets.get(targets.size() - 1), targets.size() - 1, response[t]);
        }
      }
      branches[responses.length] = next - start;
      segments.add(
          new Segment(
              start,
              next - start,
              prompt,
              queries.stream().mapToInt(Integer::intValue).toArray(),
              branches));
    }
    int[] rowIndices = rows.stream().mapToInt(Integer::intValue).toArray();
    return new PackedSequence(tokens, positions, segments, targets, rowIndices, places);
  }

  /** One token at a position, whose output predicts the token after it. */
  static PackedSequence next(int token, int position) {
    Segment segment = new Segment(0, 1, 1, new int[] {0}, new int[] {1});
    return new PackedSequence(
        new int[] {token},
        new int[] {position},
        List.of(segment),
        List.of(List.of()),
        new int[] {0},
        new int[1][0][][]);
  }

  private static int[] place(List<Integer> targets, int row, int token) {
    int column = targets.indexOf(token);
    if (column < 0) {
      column = targets.size();
      targets.add(token);
    }
    return new int[] {row, column};
  }

  int[] tokens() {
    return tokens;
  }

  int[] positions() {
    return positions;
  }

  List<Segment> segments() {
    return segments;
  }

  /** The tokens whose output predicts something. */
  int[] rows() {
    return rows;
  }

  /** What each of the rows is asked to predict; shorter lists are filled up with token 0. */
  int[][] targets() {
    return targets;
  }

  /** The same of some rows, one after another. */
  int[] targets(int from, int to) {
    int[] flat = new int[(to - from) * columns];
    for (int row = from; row < to; row++) {
      System.arraycopy(targets[row], 0, flat, (row - from) * columns, columns);
    }
    return flat;
  }

  int columns() {
    return columns;
  }

  /** Sums the log-probabilities of a rows-by-columns table over each response's tokens. */
  double[] sums(int item, float[] table) {
    double[] sums = new double[places[item].length];
    for (int r = 0; r < sums.length; r++) {
      for (int[] place : places[item][r]) {
        sums[r] += table[place[0] * columns + place[1]];
      }
    }
    return sums;
  }

  /** Adds a value a response to the table's entries of its tokens. */
  void spread(int item, double[] values, float[] table) {
    for (int r = 0; r < values.length; r++) {
      for (int[] place : places[item][r]) {
        table[place[0] * columns + place[1]] += (float) values[r];
      }
    }
  }

  /** For each of an item's responses, the row that predicts its last token. */
  int[] lastRows(int item) {
    int[] last = new int[places[item].length];
    for (int r = 0; r < last.length; r++) {
      int[][] tokens = places[item][r];
      last[r] = tokens[tokens.length - 1][0];
    }
    return last;
  }
}
