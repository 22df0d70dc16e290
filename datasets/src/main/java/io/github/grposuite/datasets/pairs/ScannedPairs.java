package io.github.grposuite.datasets.pairs;

import io.github.grposuite.core.evaluation.GroupName;
import io.github.grposuite.core.text.VisibleText;
import io.github.grposuite.datasets.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files of pairs that have been read once: which groups there are, which part every pair is of, and
 * what is left out. The text is read again when it is needed.
 */
public final class ScannedPairs {
  private final PairRequest request;
  private final Path file;
  private final PairIndex index = new PairIndex();
  private final PairDrops drops = new PairDrops();
  private List<String> groups = List.of();
  private int[][] sizes = {};

  private ScannedPairs(PairRequest request) {
    this.request = request;
    this.file = request.sources().get(0).file().path();
  }

  /** Takes the pairs of a second reading. */
  @FunctionalInterface
  interface Consumer {
    /**
     * A pair that is used.
     *
     * @param group index of its group
     */
    void accept(int group, Part part, FoundPair pair);
  }

  /**
   * Reads the files.
   *
   * @throws PairException if they cannot be used as asked
   */
  public static ScannedPairs of(PairRequest request) throws IOException {
    ScannedPairs scanned = new ScannedPairs(request);
    List<String> found = scanned.scan();
    List<String> chosen = scanned.choose(found);
    scanned.divide(chosen);
    scanned.settle(chosen);
    return scanned;
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

  /** The groups in the order in which they occur. */
  private List<String> scan() throws IOException {
    Map<String, Integer> found = new LinkedHashMap<>();
    Units units =
        new Units(request.split().map(PairSplit::by).orElse(new PairSplit.By.SingleRow()));
    new PairPass(request)
        .read(
            new PairPass.Listener() {
              @Override
              public void pair(FoundPair pair, String group, Optional<Part> part) {
                if (lacksFeature(pair)) {
                  drops.add(DropReason.NO_FEATURE, group);
                } else {
                  index.add(
                      found.computeIfAbsent(group, g -> found.size()),
                      part.map(Part::ordinal).orElseGet(() -> units.of(pair)));
                }
              }

              @Override
              public void drop(String group, DropReason reason) {
                drops.add(reason, group);
              }
            });
    return List.copyOf(found.keySet());
  }

  private boolean lacksFeature(FoundPair pair) {
    return request.features().isPresent() && !Features.complete(request.features().get(), pair);
  }

  /** The groups that are asked for, or else those with enough pairs. */
  private List<String> choose(List<String> found) {
    int[] counts = index.counts(found.size());
    boolean asked = !request.groups().isEmpty();
    List<String> chosen = new ArrayList<>();
    if (asked) {
      request.groups().forEach(name -> chosen.add(meant(name, found)));
    } else {
      for (int g = 0; g < counts.length; g++) {
        if (counts[g] >= request.minPairs()) {
          chosen.add(found.get(g));
        }
      }
    }
    if (chosen.isEmpty()) {
      String has = found.isEmpty() ? "none has one (" + drops.text() + ")" : largest(found, counts);
      throw new PairException(
          "min_pairs",
          "%s: no group has at least %s pairs; %s".formatted(file, request.minPairs(), has));
    }
    GroupName.checkAll(chosen);
    int[] place = new int[found.size()];
    for (int g = 0; g < place.length; g++) {
      place[g] = chosen.indexOf(found.get(g));
      if (place[g] < 0) {
        DropReason reason = asked ? DropReason.OTHER_GROUP : DropReason.SMALL_GROUP;
        drops.add(reason, found.get(g), counts[g]);
      }
    }
    index.regroup(place);
    return chosen;
  }

  private static String largest(List<String> found, int[] counts) {
    int largest = 0;
    for (int g = 1; g < counts.length; g++) {
      largest = counts[g] > counts[largest] ? g : largest;
    }
    return "the largest is \"" + VisibleText.of(found.get(largest)) + "\" with " + counts[largest];
  }

  /** The name itself, or the only one that looks the same. */
  private String meant(String name, List<String> found) {
    List<String> same = found.stream().filter(other -> GroupName.same(name, other)).toList();
    if (found.contains(name)) {
      return name;
    }
    if (same.size() != 1) {
      String problem = "%s has no pair of group \"%s\"".formatted(file, VisibleText.of(name));
      List<String> known = found.stream().sorted().toList();
      throw new PairException.UnknownName("groups", problem, name, known);
    }
    return same.get(0);
  }

  private void divide(List<String> chosen) {
    if (request.split().isEmpty()) {
      index.divideByUnit();
    } else if (request.split().get().by() instanceof PairSplit.By.SingleRow) {
      index.divideByGroup(request.split().get(), chosen.toArray(String[]::new));
    } else {
      index.divide(request.split().get());
    }
  }

  /** Leaves out groups that lack a part; of groups that are asked for none may. */
  private void settle(List<String> chosen) {
    int[][] counts = index.countsByPart(chosen.size());
    int[] place = new int[chosen.size()];
    List<String> left = new ArrayList<>();
    for (int g = 0; g < place.length; g++) {
      int[] ofGroup = counts[g];
      int pairs = Arrays.stream(ofGroup).sum();
      Optional<Part> empty =
          Arrays.stream(Part.values()).filter(part -> ofGroup[part.ordinal()] == 0).findFirst();
      if (empty.isPresent() && !request.groups().isEmpty()) {
        throw new PairException(
            "groups",
            "%s: group \"%s\" has %s, of which none is in its %s part; leave the group out, or %s"
                .formatted(
                    file,
                    VisibleText.of(chosen.get(g)),
                    pairs == 1 ? "1 pair" : pairs + " pairs",
                    empty.get().key(),
                    request.split().isEmpty() ? "give it one" : "divide by row"));
      }
      place[g] = empty.isPresent() ? -1 : left.size();
      if (empty.isPresent()) {
        drops.add(DropReason.EMPTY_PART, chosen.get(g), pairs);
      } else {
        left.add(chosen.get(g));
      }
    }
    if (left.isEmpty()) {
      throw new PairException(
          request.split().isEmpty() ? "file" : "split",
          file + ": no group has a pair in every part; divide by row, or give more pairs");
    }
    groups = List.copyOf(left);
    index.regroup(place);
    sizes = index.countsByPart(left.size());
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
                int i = next[0]++;
                if (i >= index.size()) {
                  throw changed();
                }
                if (index.isUsed(i)) {
                  consumer.accept(index.group(i), index.part(i), pair);
                }
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
        "file", file + ": has changed while it was read; start again when nothing writes to it");
  }
}
