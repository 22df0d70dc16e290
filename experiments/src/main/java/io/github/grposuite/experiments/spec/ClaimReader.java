package io.github.grposuite.experiments.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.core.Metric;
import io.github.grposuite.reports.read.SeriesKey;
import io.github.grposuite.reports.verdict.Claim;
import io.github.grposuite.reports.verdict.Margin;
import io.github.grposuite.reports.verdict.Verdict;
import io.github.grposuite.reports.verdict.Where;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one claim. */
final class ClaimReader {
  private static final List<String> KEYS =
      List.of(
          "name",
          "text",
          "source",
          "experiment",
          "experiments",
          "metric",
          "split",
          "group",
          "direction",
          "methods",
          "where",
          "margin",
          "expect");
  private static final List<String> SPLITS = List.of("train", "validation", "test");
  private static final List<String> METRICS =
      Arrays.stream(Metric.values()).map(Metric::key).toList();
  private static final String LOWER = "lower";
  private static final String HIGHER = "higher";
  private static final Pattern PERCENT = Pattern.compile("([0-9]{1,9}(?:[.][0-9]{1,9})?) ?%");
  private static final double HUNDRED = 100;

  private final String source;
  private final String path;
  private final ObjectNode node;

  ClaimReader(String source, String path, ObjectNode node) {
    this.source = source;
    this.path = path;
    this.node = node;
  }

  Claim read() {
    Specification.rejectUnknown(source, path + ".", node, KEYS);
    SeriesKey key = key();
    return new Claim(
        Names.check(source + ": " + path + ".name", text("name")),
        text("text"),
        node.has("source") ? text("source") : "",
        experiments(),
        key,
        lower(key),
        methods(),
        where(),
        margin(),
        expect());
  }

  private List<String> experiments() {
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

  private SeriesKey key() {
    Metric metric = Metric.of(oneOf("metric", METRICS));
    boolean ofWeights = metric == Metric.WEIGHT || metric == Metric.EFFECTIVE_WEIGHT;
    if (ofWeights && node.has("split")) {
      throw problem("split", "must not stand here, for weights have none; remove it");
    }
    return new SeriesKey(metric, ofWeights ? "" : oneOf("split", SPLITS), text("group"));
  }

  private boolean lower(SeriesKey key) {
    if (node.has("direction")) {
      return oneOf("direction", List.of(LOWER, HIGHER)).equals(LOWER);
    }
    if (key.group().equals(SeriesKey.GAP)) {
      return true;
    }
    return switch (key.metric().direction()) {
      case LOWER_IS_BETTER -> true;
      case HIGHER_IS_BETTER -> false;
      case NEITHER ->
          throw problem(
              "direction",
              "is missing, and neither is better of "
                  + key.metric().key()
                  + "; write lower or higher");
    };
  }

  private Map<String, List<String>> methods() {
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

  private Where where() {
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

  private Margin margin() {
    JsonNode margin = node.path("margin");
    if (margin.isMissingNode()) {
      return Margin.NONE;
    }
    if (margin.isNumber() && margin.doubleValue() >= 0 && Double.isFinite(margin.doubleValue())) {
      return new Margin(margin.doubleValue(), false);
    }
    Matcher percent = PERCENT.matcher(margin.isTextual() ? margin.textValue() : "");
    if (percent.matches()) {
      return new Margin(Double.parseDouble(percent.group(1)) / HUNDRED, true);
    }
    throw problem(
        "margin",
        "must be 0 or a positive number in the metric's unit, or like 5% of the baseline's mean, but"
            + " was "
            + margin);
  }

  private Optional<Verdict> expect() {
    return node.has("expect") ? Verdict.of(oneOf("expect", Verdict.allWords())) : Optional.empty();
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

  private String oneOf(String key, List<String> known) {
    String word = text(key);
    if (!known.contains(word)) {
      throw problem(key, "unknown value \"" + word + "\"; " + Nearest.suggest(word, known));
    }
    return word;
  }

  private String text(String key) {
    JsonNode value = node.path(key);
    if (value.isMissingNode()) {
      throw problem(key, "is missing; add it");
    }
    if (value.isContainerNode() || value.isNull() || value.asText().isBlank()) {
      throw problem(key, "must be text, but was " + value + "; write some");
    }
    return value.asText().strip();
  }

  private UsageException problem(String key, String message) {
    return new UsageException(source + ": " + path + "." + key + ": " + message);
  }
}
