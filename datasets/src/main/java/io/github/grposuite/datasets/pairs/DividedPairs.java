package io.github.grposuite.datasets.pairs;

import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.datasets.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which pairs of files are used, and in which part: a byte a pair. */
public final class DividedPairs {
  private static final byte NONE = -1;
  private static final Part[] PARTS = Part.values();

  private final ScannedPairs scanned;
  private final List<String> groups;

  /** By the number of a group in the files; −1 where it is not used. */
  private final int[] places;

  private final byte[] parts;
  private final int[][] sizes;
  private final PairDrops drops;

  private DividedPairs(
      ScannedPairs scanned, List<String> groups, byte[] parts, int[][] sizes, PairDrops drops) {
    this.scanned = scanned;
    this.groups = List.copyOf(groups);
    this.places = places(scanned, groups);
    this.parts = parts;
    this.sizes = sizes;
    this.drops = drops;
  }

  /** Takes the pairs that are used. */
  @FunctionalInterface
  interface Consumer {
    /**
     * A pair.
     *
     * @param group index of its group
     */
    void accept(int group, Part part, FoundPair pair);
  }

  static DividedPairs of(ScannedPairs scanned, long seed) {
    byte[] parts = parts(scanned, seed);
    int[][] counts = counts(scanned, scanned.chosen(), parts);
    List<String> used = new ArrayList<>();
    List<int[]> sizes = new ArrayList<>();
    PairDrops drops = scanned.drops().copy();
    PartShortage shortage = new PartShortage(scanned);
    for (int g = 0; g < counts.length; g++) {
      int[] ofGroup = counts[g];
      String name = scanned.chosen().get(g);
      Optional<Part> empty =
          Arrays.stream(PARTS).filter(part -> ofGroup[part.ordinal()] == 0).findFirst();
      if (empty.isEmpty()) {
        used.add(name);
        sizes.add(ofGroup);
      } else {
        int pairs = Arrays.stream(ofGroup).sum();
        shortage.reject(g, pairs, empty.get());
        drops.add(DropReason.EMPTY_PART, name, pairs);
      }
    }
    if (used.isEmpty()) {
      throw shortage.ofAll();
    }
    return new DividedPairs(scanned, used, parts, sizes.toArray(int[][]::new), drops);
  }

  private static int[] places(ScannedPairs scanned, List<String> groups) {
    return scanned.found().stream().mapToInt(groups::indexOf).toArray();
  }

  private static int[][] counts(ScannedPairs scanned, List<String> groups, byte[] parts) {
    int[] places = places(scanned, groups);
    int[][] counts = new int[groups.size()][PARTS.length];
    for (int i = 0; i < parts.length; i++) {
      if (parts[i] != NONE) {
        counts[places[scanned.index().group(i)]][parts[i]]++;
      }
    }
    return counts;
  }

  private static byte[] parts(ScannedPairs scanned, long seed) {
    PairIndex index = scanned.index();
    int[] places = places(scanned, scanned.chosen());
    byte[] parts = new byte[index.size()];
    Optional<PairSplit> split = scanned.request().split();
    Optional<UnitDraw> draw = split.map(s -> draw(scanned, s, places, seed));
    for (int i = 0; i < parts.length; i++) {
      if (places[index.group(i)] < 0) {
        parts[i] = NONE;
      } else if (draw.isEmpty()) {
        parts[i] = (byte) PartPrompts.part(index.unit(i));
      } else {
        parts[i] = (byte) split.get().cut().part(draw.get().bin(index.unit(i))).ordinal();
      }
    }
    return parts;
  }

  private static UnitDraw draw(ScannedPairs scanned, PairSplit split, int[] places, long seed) {
    PairIndex index = scanned.index();
    UnitDraw draw = new UnitDraw(split.cut().shares(), index.unitCount());
    int[] numbers = IntStream.range(0, places.length).filter(g -> places[g] >= 0).toArray();
    List<int[]> units = Arrays.stream(numbers).mapToObj(index::units).toList();
    // A row is of one group, which another group then does not change.
    boolean apart = split.by() instanceof PairSplit.By.SingleRow;
    IntStream.range(0, numbers.length)
        .boxed()
        .sorted(Comparator.comparingInt(g -> units.get(g).length))
        .forEach(
            g -> {
              String group = scanned.found().get(numbers[g]);
              String purpose = apart ? "split of " + group : "split " + g;
              draw.group(units.get(g), split.draws(seed, purpose));
            });
    return draw;
  }

  /** The groups that are used, in order. */
  public List<String> groups() {
    return groups;
  }

  /** Number of pairs of a group in a part. */
  public int size(int group, Part part) {
    return sizes[group][part.ordinal()];
  }

  /** What is left out. */
  public PairDrops drops() {
    return drops;
  }

  /**
   * How many prompts are in files of two parts alike, in words; empty if none are, or if the suite
   * divided the pairs.
   */
  public Optional<String> sharedPrompts() {
    if (scanned.request().split().isPresent()) {
      return Optional.empty();
    }
    PartPrompts prompts = new PartPrompts();
    for (int i = 0; i < parts.length; i++) {
      if (parts[i] != NONE && places[scanned.index().group(i)] >= 0) {
        prompts.add(scanned.index().unit(i));
      }
    }
    return prompts.shared();
  }

  /**
   * The training pairs, group after group, in chunks of so many; a group's last may have fewer.
   *
   * @throws IOException if a file is not there any more
   */
  public List<PairChunk> chunks(int pairs) throws IOException {
    List<PairChunk.Collector> collectors = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      collectors.add(new PairChunk.Collector(g, groups.get(g), pairs));
    }
    List<Integer> firsts = scanned.firsts();
    for (int source = 0; source < firsts.size(); source++) {
      long bytes = Files.size(scanned.request().sources().get(source).file().path());
      int first = firsts.get(source);
      int end = source + 1 < firsts.size() ? firsts.get(source + 1) : parts.length;
      for (int i = first; i < end; i++) {
        int group = places[scanned.index().group(i)];
        if (group >= 0 && parts[i] == Part.TRAIN.ordinal()) {
          collectors.get(group).add(source, bytes, i - first);
        }
      }
    }
    return collectors.stream().flatMap(collector -> collector.chunks().stream()).toList();
  }

  /** Reads the pairs that are used. */
  void read(Consumer consumer) throws IOException {
    scanned.read(
        (i, pair) -> {
          int group = places[scanned.index().group(i)];
          if (group >= 0 && parts[i] != NONE) {
            consumer.accept(group, PARTS[parts[i]], pair);
          }
        });
  }

  /** Whether the other has divided the same pairs, of the same groups. */
  boolean hasPairsOf(DividedPairs other) {
    return scanned == other.scanned && groups.equals(other.groups);
  }

  /** Whether every pair is in the same part there; both have the same pairs. */
  boolean dividesLike(DividedPairs other) {
    return Arrays.equals(parts, other.parts);
  }

  /**
   * Appends the pairs, as another division of the same has them, in the order of the files.
   *
   * @param from train, validation and test of the other
   * @param to train, validation and test, empty
   */
  void copy(DividedPairs other, List<PairMatrix> from, List<PairMatrix> to) {
    int[][] next = new int[PARTS.length][groups.size()];
    for (int i = 0; i < parts.length; i++) {
      int group = places[scanned.index().group(i)];
      if (group >= 0 && parts[i] != NONE) {
        int part = other.parts[i];
        to.get(parts[i]).append(from.get(part), group, next[part][group]++);
      }
    }
  }
}
