package io.github.grposuite.cli.claims;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.core.Metric;
import io.github.grposuite.experiments.spec.Block;
import io.github.grposuite.experiments.spec.Names;
import io.github.grposuite.experiments.spec.YamlBlock;
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
  private static final Pattern PERCENT =
      Pattern.compile("((?:0|[1-9][0-9]{0,8})(?:[.][0-9]{1,9})?) ?%");
  private static final double HUNDRED = 100;

  private final ClaimBlock block;
  private final boolean byExperiment;

  /**
   * @param byExperiment whether the claims on each experiment are a family
   */
  ClaimReader(ClaimBlock block, boolean byExperiment) {
    this.block = block;
    this.byExperiment = byExperiment;
  }

  Claim read() {
    ClaimKind kind = kind();
    rejectOthers(kind);
    SeriesKey key = key(kind);
    Margin margin = margin();
    return new Claim(
        Names.check(block.at("name"), block.text("name")),
        block.text("text"),
        block.has("source") ? block.text("source") : "",
        block.source(),
        figure(),
        block.experiments(),
        key,
        new HypothesisReader(block, key, margin).read(kind),
        block.where(),
        margin,
        design(kind, key),
        block.has(EXPECT) ? Optional.of(block.expect()) : Optional.empty(),
        except(kind));
  }

  private void rejectOthers(ClaimKind kind) {
    List<String> known = Stream.concat(KEYS.stream(), kind.keys().stream()).toList();
    for (String key : block.keys()) {
      List<String> kinds =
          Arrays.stream(ClaimKind.values())
              .filter(other -> other.keys().contains(key))
              .map(ClaimKind::word)
              .toList();
      if (!known.contains(key) && !kinds.isEmpty()) {
        throw block.problem(
            key,
            "is no key of a claim of kind %s, but of %s; remove it or change kind"
                .formatted(kind.word(), String.join(", ", kinds)));
      }
    }
    block.rejectUnknown(known);
  }

  private ClaimKind kind() {
    return block.has(KIND)
        ? ClaimKind.of(block.oneOf(KIND, ClaimKind.words()))
        : ClaimKind.DIFFERENCE;
  }

  private OptionalInt figure() {
    JsonNode figure = block.get(FIGURE);
    if (figure.isMissingNode()) {
      return OptionalInt.empty();
    }
    if (!figure.isInt() || figure.intValue() < 1) {
      throw block.problem(FIGURE, "must be a figure's number like 2, but was " + figure);
    }
    return OptionalInt.of(figure.intValue());
  }

  /** A kind that names groups itself has them in the place of one. */
  private SeriesKey key(ClaimKind kind) {
    Metric metric = Metric.of(block.oneOf("metric", Metric.keys()));
    boolean ofWeights = metric == Metric.WEIGHT || metric == Metric.EFFECTIVE_WEIGHT;
    if (ofWeights && block.has("split")) {
      throw block.problem("split", "must not stand here, for weights have none; remove it");
    }
    return new SeriesKey(
        metric, ofWeights ? "" : block.oneOf("split", SPLITS), group(kind, metric));
  }

  private String group(ClaimKind kind, Metric metric) {
    if (OF_RUNS.contains(metric) && block.has(GROUP)) {
      throw block.problem(GROUP, "must not stand here, for this is of a run as a whole; remove it");
    }
    return kind.keys().contains(GROUP) && !OF_RUNS.contains(metric) ? block.text(GROUP) : "";
  }

  private Margin margin() {
    JsonNode margin = block.get("margin");
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
    throw block.problem(
        "margin",
        "must be 0 or a positive number in the metric's unit, or like 5% of the baseline's mean,"
            + " but was "
            + margin);
  }

  private Design design(ClaimKind kind, SeriesKey key) {
    List<String> blocks = block.namesIfAny(BLOCKS);
    for (String path : blocks) {
      if (!Block.isData(path)) {
        throw block.problem(
            BLOCKS,
            "must be the path of a data setting that varies, like data.fold, but was \""
                + path
                + "\"");
      }
    }
    if (!blocks.isEmpty() && kind.crosses()) {
      throw block.problem(
          BLOCKS,
          "must not stand in a claim on two experiments, which need one setting; remove it");
    }
    Unit unit = unit(blocks);
    if (unit == Unit.QUESTION) {
      checkQuestions(kind, key);
    }
    return new Design(blocks, unit, failedRankWorst(kind, key), byExperiment);
  }

  private Unit unit(List<String> blocks) {
    if (!block.has(UNIT)) {
      return blocks.isEmpty() ? Unit.SEED : Unit.BLOCK;
    }
    Unit unit = Unit.of(block.oneOf(UNIT, Unit.keys()));
    if (unit == Unit.BLOCK && blocks.isEmpty()) {
      throw block.problem(
          UNIT, "is block, but there are no blocks; write blocks: and a path like data.fold");
    }
    return unit;
  }

  private void checkQuestions(ClaimKind kind, SeriesKey key) {
    boolean recorded = key.metric() == Metric.LOSS || key.metric() == Metric.ACCURACY;
    if (!recorded || key.split().equals("train")) {
      throw block.problem(
          UNIT,
          "is question, but of held-out pairs runs record loss and accuracy alone; write metric:"
              + " loss or accuracy, and split: validation or test");
    }
    if (!kind.ranks() && kind != ClaimKind.EQUAL || block.has(FAILED)) {
      throw block.problem(
          UNIT,
          "is question, which is for claims of kind difference, equal, lowest and highest, without"
              + " failed");
    }
  }

  private boolean failedRankWorst(ClaimKind kind, SeriesKey key) {
    if (!block.has(FAILED)) {
      return false;
    }
    boolean worst = block.oneOf(FAILED, List.of("undecided", "worst")).equals("worst");
    if (worst && !kind.ranks()) {
      throw block.problem(
          FAILED, "is worst, which is for claims of kind difference, lowest and highest");
    }
    if (worst && !key.hasDirection()) {
      throw block.problem(
          FAILED, "is worst, but of " + key.metric().key() + " no value is better than another");
    }
    return worst;
  }

  private List<Exemption> except(ClaimKind kind) {
    JsonNode list = block.get(EXCEPT);
    if (list.isMissingNode()) {
      return List.of();
    }
    if (!list.isArray() || list.isEmpty() || !block.has(EXPECT)) {
      throw block.problem(
          EXCEPT,
          "must be a list of where another verdict is expected, beside expect, but was " + list);
    }
    List<Exemption> except = new ArrayList<>();
    for (YamlBlock item : block.blocks(EXCEPT)) {
      item.rejectUnknown(EXEMPTION_KEYS);
      ClaimBlock own = new ClaimBlock(item);
      Where where = own.where();
      if (!where.settings().keySet().stream().allMatch(Block::isData)) {
        throw own.problem("where", "must have data settings alone; remove the others");
      }
      except.add(
          new Exemption(
              own.experiments(),
              own.has("methods") ? methods(kind, own) : Map.of(),
              where,
              own.expect()));
    }
    return except;
  }

  private static Map<String, List<String>> methods(ClaimKind kind, ClaimBlock own) {
    if (kind.paired()) {
      return own.methods();
    }
    Map<String, List<String>> alone = new LinkedHashMap<>();
    own.methodNames("methods").forEach(method -> alone.put(method, List.of("")));
    return alone;
  }
}
