package io.github.grposuite.datasets.pairs;

import io.github.grposuite.core.evaluation.GroupName;
import io.github.grposuite.core.text.VisibleText;
import io.github.grposuite.datasets.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files of pairs that have been read once: which groups there are, and what is left out. The texts
 * are read again when they are needed.
 */
public final class ScannedPairs {
  private final PairRequest request;
  private final PairIndex index = new PairIndex();
  private final PairDrops drops = new PairDrops();

  /** Of every file the number of its first pair. */
  private final List<Integer> firsts = new ArrayList<>();

  private List<String> found = List.of();
  private List<String> chosen = List.of();

  private ScannedPairs(PairRequest request) {
    this.request = request;
  }

  /** Takes the pairs of a reading. */
  @FunctionalInterface
  interface Consumer {
    /**
     * A pair.
     *
     * @param index its number, from 0
     */
    void accept(int index, FoundPair pair);
  }

  /**
   * Reads the files.
   *
   * @throws PairException if they cannot be used as asked
   */
  public static ScannedPairs of(PairRequest request) throws IOException {
    ListedFiles.checkDifferent(request);
    ScannedPairs scanned = new ScannedPairs(request);
    scanned.scan();
    scanned.choose();
    return scanned;
  }

  /**
   * Divides them.
   *
   * @param seed of a run, which draws unless the split has a seed of its own
   * @throws PairException if a group that is asked for lacks a part
   */
  public DividedPairs divide(long seed) {
    return DividedPairs.of(this, seed);
  }

  PairRequest request() {
    return request;
  }

  PairIndex index() {
    return index;
  }

  /** Of every file the number of its first pair. */
  List<Integer> firsts() {
    return firsts;
  }

  /** What is left out before the pairs are divided. */
  PairDrops drops() {
    return drops;
  }

  /** All groups in the files, in the order in which they occur; the index has their numbers. */
  List<String> found() {
    return found;
  }

  /** The groups that are asked for, or else have enough pairs, in their order. */
  List<String> chosen() {
    return chosen;
  }

  /** The first file, for messages. */
  String file() {
    return request.sources().get(0).file().path().toString();
  }

  private void scan() throws IOException {
    Map<String, Integer> groups = new LinkedHashMap<>();
    PairSplit.By by = request.split().map(PairSplit::by).orElse(new PairSplit.By.Prompt());
    Units units = new Units(by);
    new PairPass(request)
        .read(
            new PairPass.Listener() {
              @Override
              public void pair(FoundPair pair, String group, Optional<Part> part) {
                if (lacksFeature(pair)) {
                  drops.add(DropReason.NO_FEATURE, group);
                } else {
                  index.add(
                      groups.computeIfAbsent(group, g -> groups.size()),
                      part.map(of -> PartPrompts.code(of, units, pair))
                          .orElseGet(() -> units.of(pair)));
                }
              }

              @Override
              public void drop(String group, DropReason reason) {
                drops.add(reason, group);
              }

              @Override
              public void file(int source) {
                firsts.add(index.size());
              }
            });
    found = List.copyOf(groups.keySet());
  }

  private boolean lacksFeature(FoundPair pair) {
    return request.features().isPresent() && !Features.complete(request.features().get(), pair);
  }

  private void choose() {
    int[] counts = index.counts(found.size());
    boolean asked = !request.groups().isEmpty();
    List<String> names = new ArrayList<>();
    if (asked) {
      request.groups().forEach(name -> names.add(meant(name)));
    } else {
      for (int g = 0; g < counts.length; g++) {
        if (counts[g] >= request.minPairs()) {
          names.add(found.get(g));
        }
      }
    }
    if (names.isEmpty()) {
      String has = found.isEmpty() ? "none has one (" + drops.text() + ")" : largest(counts);
      throw new PairException(
          "min_pairs",
          "%s: no group has at least %s pairs; %s".formatted(file(), request.minPairs(), has));
    }
    chosen = List.copyOf(checked(names));
    for (int g = 0; g < counts.length; g++) {
      if (!chosen.contains(found.get(g))) {
        DropReason reason = asked ? DropReason.OTHER_GROUP : DropReason.SMALL_GROUP;
        drops.add(reason, found.get(g), counts[g]);
      }
    }
  }

  private List<String> checked(List<String> names) {
    try {
      return GroupName.checkAll(names);
    } catch (IllegalArgumentException e) {
      throw new PairException(
          "groups", file() + ": " + e.getMessage() + ", or list the groups that you want");
    }
  }

  private String largest(int[] counts) {
    int largest = 0;
    for (int g = 1; g < counts.length; g++) {
      largest = counts[g] > counts[largest] ? g : largest;
    }
    return "the largest is \"" + VisibleText.of(found.get(largest)) + "\" with " + counts[largest];
  }

  /** The name itself, or the only one that looks the same. */
  private String meant(String name) {
    if (found.contains(name)) {
      return name;
    }
    List<String> same = found.stream().filter(other -> GroupName.same(name, other)).toList();
    if (same.size() != 1) {
      String problem = "%s has no pair of group \"%s\"".formatted(file(), VisibleText.of(name));
      List<String> known = found.stream().sorted().toList();
      throw new PairException.UnknownName("groups", problem, name, known);
    }
    return same.get(0);
  }

  /**
   * Reads the files again.
   *
   * @throws PairException if they have changed
   */
  void read(Consumer consumer) throws IOException {
    int[] next = new int[1];
    new PairPass(request)
        .read(
            new PairPass.Listener() {
              @Override
              public void pair(FoundPair pair, String group, Optional<Part> part) {
                if (lacksFeature(pair)) {
                  return;
                }
                if (next[0] >= index.size()) {
                  throw changed();
                }
                consumer.accept(next[0]++, pair);
              }

              @Override
              public void drop(String group, DropReason reason) {}
            });
    if (next[0] != index.size()) {
      throw changed();
    }
  }

  private PairException changed() {
    return new PairException(
        "file", file() + ": has changed while it was read; start again when nothing writes to it");
  }
}
