package io.github.grposuite.experiments.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.core.Metric;
import io.github.grposuite.reports.read.SeriesKey;
import io.github.grposuite.reports.verdict.Claim;
import io.github.grposuite.reports.verdict.Exemption;
import io.github.grposuite.reports.verdict.Margin;
import io.github.grposuite.reports.verdict.Where;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one claim. */
final class ClaimReader {
  private static final String EXPECT = "expect";
  private static final String EXCEPT = "except";
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
          EXPECT,
          EXCEPT);
  private static final List<String> EXEMPTION_KEYS =
      List.of("experiment", "experiments", "methods", "where", EXPECT);
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
  private final ClaimParts parts;

  ClaimReader(String source, String path, ObjectNode node) {
    this.source = source;
    this.path = path;
    this.node = node;
    parts = new ClaimParts(source, path, node);
  }

  Claim read() {
    Specification.rejectUnknown(source, path + ".", node, KEYS);
    SeriesKey key = key();
    return new Claim(
        Names.check(source + ": " + path + ".name", parts.text("name")),
        parts.text("text"),
        node.has("source") ? parts.text("source") : "",
        parts.experiments(),
        key,
        lower(key),
        parts.methods(),
        parts.where(),
        margin(),
        node.has(EXPECT) ? Optional.of(parts.expect()) : Optional.empty(),
        except());
  }

  private SeriesKey key() {
    Metric metric = Metric.of(parts.oneOf("metric", METRICS));
    boolean ofWeights = metric == Metric.WEIGHT || metric == Metric.EFFECTIVE_WEIGHT;
    if (ofWeights && node.has("split")) {
      throw parts.problem("split", "must not stand here, for weights have none; remove it");
    }
    return new SeriesKey(
        metric, ofWeights ? "" : parts.oneOf("split", SPLITS), parts.text("group"));
  }

  private boolean lower(SeriesKey key) {
    if (node.has("direction")) {
      return parts.oneOf("direction", List.of(LOWER, HIGHER)).equals(LOWER);
    }
    if (key.group().equals(SeriesKey.GAP)) {
      return true;
    }
    return switch (key.metric().direction()) {
      case LOWER_IS_BETTER -> true;
      case HIGHER_IS_BETTER -> false;
      case NEITHER ->
          throw parts.problem(
              "direction",
              "is missing, and neither is better of "
                  + key.metric().key()
                  + "; write lower or higher");
    };
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
    throw parts.problem(
        "margin",
        "must be 0 or a positive number in the metric's unit, or like 5% of the baseline's mean, but"
            + " was "
            + margin);
  }

  private List<Exemption> except() {
    JsonNode list = node.path(EXCEPT);
    if (list.isMissingNode()) {
      return List.of();
    }
    if (!list.isArray() || list.isEmpty() || !node.has(EXPECT)) {
      throw parts.problem(
          EXCEPT,
          "must be a list of where another verdict is expected, beside expect, but was " + list);
    }
    List<Exemption> except = new ArrayList<>();
    for (JsonNode item : list) {
      String inner = path + "." + EXCEPT + "." + except.size();
      ObjectNode block = Specification.object(source, inner, item);
      Specification.rejectUnknown(source, inner + ".", block, EXEMPTION_KEYS);
      ClaimParts own = new ClaimParts(source, inner, block);
      Where where = own.where();
      if (!where.settings().keySet().stream().allMatch(Block::isData)) {
        throw own.problem("where", "must have data settings alone; remove the others");
      }
      except.add(
          new Exemption(
              own.experiments(),
              block.has("methods") ? own.methods() : Map.of(),
              where,
              own.expect()));
    }
    return except;
  }
}
