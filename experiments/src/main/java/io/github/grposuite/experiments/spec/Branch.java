package io.github.grposuite.experiments.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One way through the cases of a {@link Block}: the settings that are combined with each other.
 *
 * @param dataCase names of the alternatives chosen where alternatives change data, joined by
 *     slashes; empty if there are none
 * @param methodCase the same where they change methods alone
 * @param axes values by path
 */
public record Branch(String dataCase, String methodCase, Map<String, Values> axes) {
  /** Column and name of the label of alternatives that change data. */
  public static final String DATA_CASE = "data.case";

  /** Column and name of the label of alternatives that change methods alone. */
  public static final String METHOD_CASE = "methods.case";

  /**
   * The ways through a block.
   *
   * @param applies which paths matter; alternatives that differ in no such path are one
   */
  public static List<Branch> of(Block block, Predicate<String> applies) {
    Map<String, Values> axes = new LinkedHashMap<>(block.axes());
    axes.keySet().removeIf(applies.negate());
    if (!block.casesSet(applies)) {
      return List.of(new Branch("", "", axes));
    }
    boolean data = block.casesSet(Block::isData);
    List<Branch> branches = new ArrayList<>();
    block
        .cases()
        .forEach(
            (name, inner) -> {
              for (Branch branch : of(inner, applies)) {
                Map<String, Values> all = new LinkedHashMap<>(axes);
                all.putAll(branch.axes);
                branches.add(
                    data
                        ? new Branch(join(name, branch.dataCase), branch.methodCase, all)
                        : new Branch(branch.dataCase, join(name, branch.methodCase), all));
              }
            });
    return branches;
  }

  static String join(String outer, String inner) {
    return outer.isEmpty() || inner.isEmpty() ? outer + inner : outer + "/" + inner;
  }

  /** Whether any of the settings is drawn. */
  public boolean draws() {
    return axes.values().stream().anyMatch(Values::isSampled);
  }

  /** The part of some settings. */
  public Branch only(Predicate<String> condition) {
    Map<String, Values> kept = new LinkedHashMap<>(axes);
    kept.keySet().removeIf(condition.negate());
    return new Branch(dataCase, methodCase, kept);
  }
}
