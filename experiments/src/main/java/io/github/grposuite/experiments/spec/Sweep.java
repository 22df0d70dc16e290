package io.github.grposuite.experiments.spec;

import io.github.grposuite.records.Selection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What an experiment runs through, its methods and seeds aside.
 *
 * @param vary what varies
 * @param trials how many values are drawn where values are drawn
 * @param searchSeed of the draws
 * @param exclude cells to leave out
 * @param subsets parts of the experiment by name
 * @param selection by which reports choose checkpoints and hyperparameters
 */
public record Sweep(
    Block vary,
    OptionalInt trials,
    long searchSeed,
    List<Exclusion> exclude,
    Map<String, Subset> subsets,
    Selection selection) {

  Sweep withVary(Block changed) {
    return new Sweep(changed, trials, searchSeed, exclude, subsets, selection);
  }

  Sweep withTrials(OptionalInt changed) {
    return new Sweep(vary, changed, searchSeed, exclude, subsets, selection);
  }

  Sweep withSearchSeed(long changed) {
    return new Sweep(vary, trials, changed, exclude, subsets, selection);
  }

  Sweep with(List<Exclusion> excluded, Map<String, Subset> named) {
    return new Sweep(vary, trials, searchSeed, excluded, named, selection);
  }

  /** Whether what is known of a cell, as text, is left out. */
  public boolean excludes(Map<String, String> cell) {
    return exclude.stream().anyMatch(item -> item.matches(cell));
  }

  /** Whether any value is drawn. */
  public boolean draws() {
    return Branch.of(vary, path -> true).stream().anyMatch(Branch::draws);
  }

  /** What is written to a specification besides what varies; defaults are left out. */
  public Map<String, Object> written() {
    Map<String, Object> written = new LinkedHashMap<>();
    if (draws() && trials.isPresent()) {
      written.put("trials", trials.getAsInt());
    }
    if (searchSeed != 0) {
      written.put("search_seed", searchSeed);
    }
    if (!exclude.isEmpty()) {
      written.put("exclude", exclude.stream().map(Exclusion::written).toList());
    }
    if (!subsets.isEmpty()) {
      Map<String, Object> named = new LinkedHashMap<>();
      subsets.forEach((name, subset) -> named.put(name, subset.written()));
      written.put("subsets", named);
    }
    if (selection != Selection.LAST) {
      written.put("selection", selection.key());
    }
    return written;
  }
}
