package io.github.grposuite.cli.claims;

import io.github.grposuite.experiments.spec.Names;
import io.github.grposuite.experiments.spec.YamlBlock;
import io.github.grposuite.reports.verdict.Expectation;
import io.github.grposuite.reports.verdict.Verdict;
import io.github.grposuite.reports.verdict.Where;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The block of a claim or of one of its exceptions, with the keys that both have. */
final class ClaimBlock extends YamlBlock {
  private static final String METHODS = "methods";

  ClaimBlock(YamlBlock block) {
    super(block);
  }

  /** The names of experiments; none if they are not limited. */
  List<String> experiments() {
    if (has("experiment") && has("experiments")) {
      throw problem("experiment", "stands beside experiments; keep one of them");
    }
    return has("experiment") ? names("experiment") : namesIfAny("experiments");
  }

  /** Names, if the key is there. */
  List<String> namesIfAny(String key) {
    return has(key) ? names(key) : List.of();
  }

  /** The baselines of each method. */
  Map<String, List<String>> methods() {
    Map<String, List<String>> methods = new LinkedHashMap<>();
    YamlBlock block = block(METHODS);
    for (String method : block.keys()) {
      Names.check(at(METHODS), method);
      List<String> baselines = block.names(method);
      baselines.forEach(name -> Names.check(block.at(method), name));
      if (baselines.contains(method)) {
        throw block.problem(method, "is compared with itself; name other methods");
      }
      methods.put(method, baselines);
    }
    if (methods.isEmpty()) {
      throw problem(METHODS, "is empty; write a method and its baselines like gr-dpo: [dpo]");
    }
    return methods;
  }

  /** Names of methods alone. */
  List<String> methodNames(String key) {
    if (get(key).isObject()) {
      throw problem(
          key, "must be a name or a list of names, for this kind of claim has no baselines");
    }
    List<String> methods = names(key);
    methods.forEach(name -> Names.check(at(key), name));
    return methods;
  }

  /** The limit to settings. */
  Where where() {
    return new Where(settings("where"));
  }

  /** The verdict that is expected, or several of which any will do. */
  Expectation expect() {
    List<Verdict> verdicts = new ArrayList<>();
    for (String word : names("expect")) {
      known("expect", word, Verdict.allWords());
      verdicts.add(Verdict.of(word).orElseThrow());
    }
    return new Expectation(verdicts);
  }
}
