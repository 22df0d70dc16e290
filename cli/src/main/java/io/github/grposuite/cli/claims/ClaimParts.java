package io.github.grposuite.cli.claims;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.experiments.spec.Names;
import io.github.grposuite.experiments.spec.Nearest;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.experiments.spec.Values;
import io.github.grposuite.experiments.spec.ValuesReader;
import io.github.grposuite.reports.verdict.Expectation;
import io.github.grposuite.reports.verdict.Verdict;
import io.github.grposuite.reports.verdict.Where;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What claims and their exceptions have in common. */
final class ClaimParts {
  private final String source;
  private final String path;
  private final ObjectNode node;

  ClaimParts(String source, String path, ObjectNode node) {
    this.source = source;
    this.path = path;
    this.node = node;
  }

  /** The names of experiments; none if they are not limited. */
  List<String> experiments() {
    if (node.has("experiment") && node.has("experiments")) {
      throw problem("experiment", "stands beside experiments; keep one of them");
    }
    for (String name : List.of("experiment", "experiments")) {
      if (node.has(name)) {
        return words(name, node.get(name));
      }
    }
    return List.of();
  }

  /** The baselines of each method. */
  Map<String, List<String>> methods() {
    Map<String, List<String>> methods = new LinkedHashMap<>();
    String inner = path + ".methods";
    for (Map.Entry<String, JsonNode> entry :
        Specification.object(source, inner, node.get("methods")).properties()) {
      String method = Names.check(source + ": " + inner, entry.getKey());
      List<String> baselines = words("methods." + method, entry.getValue());
      baselines.forEach(name -> Names.check(source + ": " + inner + "." + method, name));
      if (baselines.contains(method)) {
        throw problem("methods." + method, "is compared with itself; name other methods");
      }
      methods.put(method, baselines);
    }
    if (methods.isEmpty()) {
      throw problem("methods", "is empty; write a method and its baselines like gr-dpo: [dpo]");
    }
    return methods;
  }

  /** Names of methods alone. */
  List<String> methodNames(String key) {
    if (node.path(key).isObject()) {
      throw problem(
          key, "must be a name or a list of names, for this kind of claim has no baselines");
    }
    List<String> methods = names(key);
    methods.forEach(name -> Names.check(source + ": " + path + "." + key, name));
    return methods;
  }

  /** A name or a list of different names. */
  List<String> names(String key) {
    if (!node.has(key)) {
      throw problem(key, "is missing; add it");
    }
    return words(key, node.get(key));
  }

  /** A number. */
  double number(String key) {
    JsonNode value = node.path(key);
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      throw problem(
          key, value.isMissingNode() ? "is missing; add it" : "must be a number, but was " + value);
    }
    return value.doubleValue();
  }

  /** The limit to settings. */
  Where where() {
    Map<String, List<String>> settings = new LinkedHashMap<>();
    if (node.has("where")) {
      for (Map.Entry<String, JsonNode> entry :
          Specification.object(source, path + ".where", node.get("where")).properties()) {
        String at = source + ": " + path + ".where." + entry.getKey();
        settings.put(
            entry.getKey(),
            ValuesReader.listed(at, entry.getValue()).stream().map(Values::text).toList());
      }
    }
    return new Where(settings);
  }

  private List<String> words(String key, JsonNode value) {
    List<String> words = new ArrayList<>();
    for (JsonNode word : value.isArray() ? value : List.of(value)) {
      if (!word.isTextual() || word.textValue().isBlank() || words.contains(word.textValue())) {
        throw problem(
            key, "must be a name or a list of different names, but was " + value + "; write those");
      }
      words.add(word.textValue());
    }
    if (words.isEmpty()) {
      throw problem(key, "is empty; write a name or a list of names");
    }
    return words;
  }

  /** The verdict that is expected, or several of which any will do. */
  Expectation expect() {
    List<Verdict> verdicts = new ArrayList<>();
    for (String word : names("expect")) {
      verdicts.add(
          Verdict.of(word)
              .orElseThrow(
                  () ->
                      problem(
                          "expect",
                          "unknown value \""
                              + word
                              + "\"; "
                              + Nearest.suggest(word, Verdict.allWords()))));
    }
    return new Expectation(verdicts);
  }

  String oneOf(String key, List<String> known) {
    String word = text(key);
    if (!known.contains(word)) {
      throw problem(key, "unknown value \"" + word + "\"; " + Nearest.suggest(word, known));
    }
    return word;
  }

  String text(String key) {
    JsonNode value = node.path(key);
    if (value.isMissingNode()) {
      throw problem(key, "is missing; add it");
    }
    if (value.isContainerNode() || value.isNull() || value.asText().isBlank()) {
      throw problem(key, "must be text, but was " + value + "; write some");
    }
    return value.asText().strip();
  }

  UsageException problem(String key, String message) {
    return new UsageException(source + ": " + path + "." + key + ": " + message);
  }
}
