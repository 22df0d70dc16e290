package io.github.grposuite.cli.claims;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.grposuite.core.Metric;
import io.github.grposuite.experiments.spec.Block;
import io.github.grposuite.experiments.spec.Names;
import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.records.SeriesKey;
import io.github.grposuite.reports.verdict.Claim;
import io.github.grposuite.reports.verdict.Design;
import io.github.grposuite.reports.verdict.Exemption;
import io.github.grposuite.reports.verdict.Margin;
import io.github.grposuite.reports.verdict.Unit;
import io.github.grposuite.reports.verdict.Where;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads one claim. */
final class ClaimReader {
  private static final String EXPECT = "expect";
  private static final String EXCEPT = "except";
  private static final String KIND = "kind";
  private static final String GROUP = "group";

  /** Of no group and of no summary over groups. */
  private static final Set<Metric> OF_RUNS =
      EnumSet.of(
          Metric.SUBOPTIMALITY,
          Metric.DUALITY_GAP,
          Metric.BOUND,
          Metric.BOUND_OF_PROOF,
          Metric.BOUND_OF_SOURCE);

  private static final String FIGURE = "figure";
  private static final String BLOCKS = "blocks";
  private static final String UNIT = "unit";
  private static final String FAILED = "failed";
  private static final List<String> KEYS =
      List.of(
          "name",
          "text",
          "source",
          FIGURE,
          KIND,
          "experiment",
          "experiments",
          "metric",
          "split",
          "methods",
          "where",
          "margin",
          BLOCKS,
          UNIT,
          FAILED,
          EXPECT,
          EXCEPT);
  private static final List<String> EXEMPTION_KEYS =
      List.of("experiment", "experiments", "methods", "where", EXPECT);
  private static final List<String> SPLITS = List.of("train", "validation", "test");
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
    ClaimKind kind = kind();
    rejectOthers(kind);
    SeriesKey key = key(kind);
    Margin margin = margin();
    return new Claim(
        Names.check(source + ": " + path + ".name", parts.text("name")),
        parts.text("text"),
        node.has("source") ? parts.text("source") : "",
        source,
        figure(),
        parts.experiments(),
        key,
        new HypothesisReader(node, parts, key, margin).read(kind),
        parts.where(),
        margin,
        design(kind, key),
        node.has(EXPECT) ? Optional.of(parts.expect()) : Optional.empty(),
        except(kind));
  }

  private void rejectOthers(ClaimKind kind) {
    List<String> known = Stream.concat(KEYS.stream(), kind.keys().stream()).toList();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String key = entry.getKey();
      List<String> kinds =
          Arrays.stream(ClaimKind.values())
              .filter(other -> other.keys().contains(key))
              .map(ClaimKind::word)
              .toList();
      if (!known.contains(key) && !kinds.isEmpty()) {
        throw parts.problem(
            key,
            "is no key of a claim of kind %s, but of %s; remove it or change kind"
                .formatted(kind.word(), String.join(", ", kinds)));
      }
    }
    Specification.rejectUnknown(source, path + ".", node, known);
  }

  private ClaimKind kind() {
    return node.has(KIND)
        ? ClaimKind.of(parts.oneOf(KIND, ClaimKind.words()))
        : ClaimKind.DIFFERENCE;
  }

  private OptionalInt figure() {
    JsonNode figure = node.path(FIGURE);
    if (figure.isMissingNode()) {
      return OptionalInt.empty();
    }
    if (!figure.isInt() || figure.intValue() < 1) {
      throw parts.problem(FIGURE, "must be a figure's number like 2, but was " + figure);
    }
    return OptionalInt.of(figure.intValue());
  }

  /** A kind that names groups itself has them in the place of one. */
  private SeriesKey key(ClaimKind kind) {
    Metric metric = Metric.of(parts.oneOf("metric", Metric.keys()));
    boolean ofWeights = metric == Metric.WEIGHT || metric == Metric.EFFECTIVE_WEIGHT;
    if (ofWeights && node.has("split")) {
      throw parts.problem("split", "must not stand here, for weights have none; remove it");
    }
    return new SeriesKey(
        metric, ofWeights ? "" : parts.oneOf("split", SPLITS), group(kind, metric));
  }

  private String group(ClaimKind kind, Metric metric) {
    if (OF_RUNS.contains(metric) && node.has(GROUP)) {
      throw parts.problem(GROUP, "must not stand here, for this is of a run as a whole; remove it");
    }
    return kind.keys().contains(GROUP) && !OF_RUNS.contains(metric) ? parts.text(GROUP) : "";
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
        "must be 0 or a positive number in the metric's unit, or like 5% of the baseline's mean,"
            + " but was "
            + margin);
  }

  private Design design(ClaimKind kind, SeriesKey key) {
    List<String> blocks = node.has(BLOCKS) ? parts.names(BLOCKS) : List.of();
    for (String path : blocks) {
      if (!Block.isData(path)) {
        throw parts.problem(
            BLOCKS,
            "must be the path of a data setting that varies, like data.fold, but was \""
                + path
                + "\"");
      }
    }
    if (!blocks.isEmpty() && kind.crosses()) {
      throw parts.problem(
          BLOCKS,
          "must not stand in a claim on two experiments, which need one setting; remove it");
    }
    Unit unit = unit(blocks);
    if (unit == Unit.QUESTION) {
      checkQuestions(kind, key);
    }
    return new Design(blocks, unit, failedRankWorst(kind, key));
  }

  private Unit unit(List<String> blocks) {
    if (!node.has(UNIT)) {
      return blocks.isEmpty() ? Unit.SEED : Unit.BLOCK;
    }
    Unit unit = Unit.of(parts.oneOf(UNIT, Unit.keys()));
    if (unit == Unit.BLOCK && blocks.isEmpty()) {
      throw parts.problem(
          UNIT, "is block, but there are no blocks; write blocks: and a path like data.fold");
    }
    return unit;
  }

  private void checkQuestions(ClaimKind kind, SeriesKey key) {
    boolean recorded = key.metric() == Metric.LOSS || key.metric() == Metric.ACCURACY;
    if (!recorded || key.split().equals("train")) {
      throw parts.problem(
          UNIT,
          "is question, but of held-out pairs runs record loss and accuracy alone; write metric:"
              + " loss or accuracy, and split: validation or test");
    }
    if (!kind.ranks() && kind != ClaimKind.EQUAL || node.has(FAILED)) {
      throw parts.problem(
          UNIT,
          "is question, which is for claims of kind difference, equal, lowest and highest, without"
              + " failed");
    }
  }

  private boolean failedRankWorst(ClaimKind kind, SeriesKey key) {
    if (!node.has(FAILED)) {
      return false;
    }
    boolean worst = parts.oneOf(FAILED, List.of("undecided", "worst")).equals("worst");
    if (worst && !kind.ranks()) {
      throw parts.problem(
          FAILED, "is worst, which is for claims of kind difference, lowest and highest");
    }
    if (worst && !key.hasDirection()) {
      throw parts.problem(
          FAILED, "is worst, but of " + key.metric().key() + " no value is better than another");
    }
    return worst;
  }

  private List<Exemption> except(ClaimKind kind) {
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
              block.has("methods") ? methods(kind, own) : Map.of(),
              where,
              own.expect()));
    }
    return except;
  }

  private static Map<String, List<String>> methods(ClaimKind kind, ClaimParts own) {
    if (kind.paired()) {
      return own.methods();
    }
    Map<String, List<String>> alone = new LinkedHashMap<>();
    own.methodNames("methods").forEach(method -> alone.put(method, List.of("")));
    return alone;
  }
}
