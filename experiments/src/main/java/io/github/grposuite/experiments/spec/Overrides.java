package io.github.grposuite.experiments.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the command line changes in a specification. What exclusions and subsets name in vain
 * afterwards is dropped.
 */
public final class Overrides {
  /** A comma before the next {@code path=}. */
  private static final Pattern BETWEEN_ENTRIES = Pattern.compile(",(?=[^,=\\[\\]]+=)");

  private Overrides() {}

  /** The specification with other seeds. */
  public static Specification seeds(Specification spec, List<Long> seeds) {
    return KnownValues.prune(spec.withSeeds(seeds));
  }

  /** The specification with only the named methods, in the specification's order. */
  public static Specification methods(Specification spec, List<String> names) {
    for (String name : names) {
      if (!spec.methods().containsKey(name)) {
        throw new UsageException(
            "--methods: unknown method \"%s\" in %s; %s",
            name, spec.source(), Nearest.suggest(name, spec.methods().keySet()));
      }
    }
    Map<String, ObjectNode> kept = new LinkedHashMap<>(spec.methods());
    kept.keySet().retainAll(names);
    Map<String, ObjectNode> leftOut = new LinkedHashMap<>(spec.methods());
    leftOut.keySet().removeAll(names);
    Block vary =
        spec.sweep()
            .vary()
            .without(
                path ->
                    SettingPath.of(path).filter(p -> leftOut.containsKey(p.method())).isPresent());
    leftOut.putAll(spec.leftOut());
    return KnownValues.prune(spec.withMethods(kept, leftOut).with(spec.sweep().withVary(vary)));
  }

  /**
   * The specification with {@code path=value} applied. Several values, {@code path=1,2,3}, a range,
   * {@code path=0..1:0.1}, or a distribution, {@code path=log-uniform(0.01,1)}, vary the setting; a
   * list is one value: {@code data.group_weights=[0.5,0.5]}.
   */
  public static Specification set(Specification spec, String assignment) {
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      throw new UsageException(
          "--set: must be path=value like data.features=same, but was \"" + assignment + "\"");
    }
    String path = assignment.substring(0, equals).trim();
    Values values = ValuesReader.parse("--set", path, assignment.substring(equals + 1));
    Sweep sweep = spec.sweep().withVary(spec.sweep().vary().with(path, values));
    return KnownValues.prune(spec.with(sweep));
  }

  /**
   * The same specification, its settings of data and of single methods that have one value written
   * where they belong, not as something that varies.
   */
  public static Specification settled(Specification spec) {
    Specification settled = spec;
    for (Map.Entry<String, Values> axis : spec.sweep().vary().axes().entrySet()) {
      Optional<SettingPath> path = SettingPath.of(axis.getKey());
      if (path.isPresent() && axis.getValue() instanceof Values.Grid grid && grid.count() == 1) {
        settled = settled(settled, axis.getKey(), path.get(), grid.values().get(0));
      }
    }
    return settled;
  }

  private static Specification settled(
      Specification spec, String text, SettingPath path, JsonNode value) {
    Specification changed;
    if (path.isData()) {
      changed = spec.withData(path.set(spec.data(), value));
    } else {
      Map<String, ObjectNode> methods = new LinkedHashMap<>(spec.methods());
      methods.replaceAll(
          (name, block) ->
              path.isAny() || path.method().equals(name) ? path.set(block, value) : block);
      boolean everywhere = spec.methods().values().stream().allMatch(b -> b.has(path.key()));
      if (path.isAny() && !everywhere || !path.isAny() && !methods.containsKey(path.method())) {
        return spec;
      }
      changed = spec.withMethods(methods);
    }
    return changed.with(changed.sweep().withVary(changed.sweep().vary().without(text::equals)));
  }

  /** The specification with another number of trials. */
  public static Specification trials(Specification spec, int trials) {
    return spec.with(spec.sweep().withTrials(OptionalInt.of(trials)));
  }

  /** The specification with other draws. */
  public static Specification searchSeed(Specification spec, long seed) {
    return spec.with(spec.sweep().withSearchSeed(seed));
  }

  /** The specification without the cells of {@code path=value,method=name}. */
  public static Specification exclude(Specification spec, String text) {
    Map<String, List<JsonNode>> entries = new LinkedHashMap<>();
    for (String entry : BETWEEN_ENTRIES.split(text)) {
      int equals = entry.indexOf('=');
      if (equals < 1) {
        throw new UsageException(
            "--exclude: must be path=value like methods.*.chi=0,method=gr-dpo, but was \"%s\";"
                + " write it so",
            text);
      }
      String path = entry.substring(0, equals).trim();
      Values values = ValuesReader.parse("--exclude", path, entry.substring(equals + 1));
      if (!(values instanceof Values.Grid grid)) {
        throw new UsageException(
            "--exclude: " + path + ": must be a value or a range, but was \"" + entry + "\"");
      }
      entries.put(path, grid.values());
    }
    Exclusion exclusion = new Exclusion(entries);
    new KnownValues(spec).check("--exclude", exclusion);
    List<Exclusion> all = new ArrayList<>(spec.sweep().exclude());
    all.add(exclusion);
    return spec.with(spec.sweep().with(all, spec.sweep().subsets()));
  }

  /** The part of the specification that is named so. */
  public static Specification subset(Specification spec, String name) {
    Subset subset = spec.sweep().subsets().get(name);
    if (subset == null) {
      throw new UsageException(
          "--subset: unknown subset \"%s\" in %s; %s",
          name,
          spec.source(),
          spec.sweep().subsets().isEmpty()
              ? "it has no subsets"
              : Nearest.suggest(name, spec.sweep().subsets().keySet()));
    }
    Block vary = spec.sweep().vary();
    for (Map.Entry<String, List<JsonNode>> entry : subset.where().entrySet()) {
      vary = narrow(spec, name, vary, entry.getKey(), entry.getValue());
    }
    Sweep sweep = spec.sweep().withVary(vary).with(spec.sweep().exclude(), Map.of());
    Specification part = KnownValues.prune(spec.with(sweep));
    part = subset.methods().isEmpty() ? part : methods(part, subset.methods());
    return subset.seeds().isEmpty() ? part : seeds(part, subset.seeds());
  }

  /** The specification without paths that apply to none of its methods. */
  public static Specification without(Specification spec, Set<String> paths) {
    return paths.isEmpty()
        ? spec
        : KnownValues.prune(
            spec.with(spec.sweep().withVary(spec.sweep().vary().without(paths::contains))));
  }

  private static Block narrow(
      Specification spec, String name, Block vary, String path, List<JsonNode> values) {
    List<String> texts = values.stream().map(Values::text).toList();
    boolean label = path.equals(Branch.DATA_CASE) || path.equals(Branch.METHOD_CASE);
    return (label
            ? vary.onlyCases(path.equals(Branch.DATA_CASE), "", texts::contains)
            : vary.only(
                path, node -> texts.stream().anyMatch(t -> PlainNumber.same(t, Values.text(node)))))
        .orElseThrow(
            () ->
                new UsageException(
                    "%s: subsets.%s.where.%s: leaves nothing together with the other paths; remove"
                        + " one",
                    spec.source(), name, path));
  }
}
