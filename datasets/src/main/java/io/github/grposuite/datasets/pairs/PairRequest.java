package io.github.grposuite.datasets.pairs;

import io.github.grposuite.core.Checks;
import io.github.grposuite.core.evaluation.GroupName;
import io.github.grposuite.datasets.Part;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is read of which files.
 *
 * @param files that are divided; or empty
 * @param divided files by part, all three of them; or empty
 * @param columns of the texts, if they are named
 * @param choice instead of chosen and rejected
 * @param features instead of text
 * @param groups that are asked for, in order; empty for all that have enough pairs
 * @param minPairs fewest pairs of a group that was not asked for by name
 */
public record PairRequest(
    List<Path> files,
    Map<Part, Path> divided,
    Optional<PairColumns> columns,
    Optional<Choice> choice,
    Optional<FeatureColumns> features,
    GroupColumn group,
    List<String> groups,
    int minPairs,
    Optional<PairSplit> split) {
  /** Fewest pairs of a group, unless another number is given. */
  public static final int MIN_PAIRS = 20;

  /** Copies the lists. */
  public PairRequest {
    files = List.copyOf(files);
    divided = Map.copyOf(divided);
    groups = List.copyOf(GroupName.checkAll(groups));
    Checks.atLeast("min_pairs", 1, minPairs);
  }

  /** A file, and the part that its pairs are; none where they are divided. */
  record Source(RowFile file, Optional<Part> part) {}

  List<Source> sources() {
    List<Source> sources = new ArrayList<>();
    files.forEach(file -> sources.add(new Source(new RowFile(file), Optional.empty())));
    for (Part part : Part.values()) {
      if (divided.containsKey(part)) {
        sources.add(new Source(new RowFile(divided.get(part)), Optional.of(part)));
      }
    }
    return sources;
  }
}
