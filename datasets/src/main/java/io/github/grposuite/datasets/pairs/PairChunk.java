package io.github.grposuite.datasets.pairs;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Consecutive training pairs of a group, and where they are in the files.
 *
 * @param group index of the group
 * @param name of the group
 * @param pairs number of pairs
 * @param files those that have some of the pairs, in order
 */
public record PairChunk(int group, String name, int pairs, List<InFile> files)
    implements Serializable {

  /**
   * Pairs of a file.
   *
   * @param source number of the file in the request
   * @param bytes of the file
   * @param first number of the first of them among those of the file that can be used
   * @param others bit i is of the pair number first + i
   */
  record InFile(int source, long bytes, int first, BitSet others) implements Serializable {
    boolean has(int number) {
      return number >= first && others.get(number - first);
    }
  }

  /** Collects the chunks of a group, pair by pair. */
  static final class Collector {
    private final int group;
    private final String name;
    private final int most;
    private final List<PairChunk> chunks = new ArrayList<>();
    private List<InFile> files = new ArrayList<>();
    private int pairs;

    Collector(int group, String name, int most) {
      this.group = group;
      this.name = name;
      this.most = most;
    }

    void add(int source, long bytes, int number) {
      if (files.isEmpty() || files.get(files.size() - 1).source != source) {
        files.add(new InFile(source, bytes, number, new BitSet()));
      }
      InFile last = files.get(files.size() - 1);
      last.others.set(number - last.first);
      if (++pairs == most) {
        end();
      }
    }

    private void end() {
      chunks.add(new PairChunk(group, name, pairs, new ArrayList<>(files)));
      files = new ArrayList<>();
      pairs = 0;
    }

    List<PairChunk> chunks() {
      if (pairs > 0) {
        end();
      }
      return chunks;
    }
  }
}
