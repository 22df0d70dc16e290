package io.github.grposuite.datasets.opinions;

import io.github.grposuite.datasets.python.PythonText;
import io.github.grposuite.datasets.random.RandomKind;
import io.github.grposuite.records.text.Csv;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Writes a survey in the format of global_opinions.csv, quirks included and as large, so that
 * everything runs without a download. Groups bear the names of the paper's five; their answers are
 * drawn from a model and <em>say nothing about those countries</em>. {@link AskedGroups} has which
 * groups are asked what, {@link AnswerModel} how they answer; shares are rounded as the real ones
 * are.
 */
public final class SurveySimulator {
  /** What the survey is called in messages. */
  public static final String NAME = "the embedded survey";

  /** The seed of the embedded survey, for which the groups' parameters were fitted. */
  public static final long SEED = 2025;

  /** How much larger the groups' noise is where only Egypt, Japan or both are asked. */
  private static final double LONE_NOISE = 2;

  /** Topics whose shares have three decimals and are not made to sum to 1, as those of the WVS. */
  private static final List<String> THOUSANDTHS =
      List.of("custom", "government", "happiness", "values", "acts");

  /** The fraction of questions with coarse shares, which tie more often. */
  private static final double COARSE = 0.02;

  /**
   * The stream of the rows' order: of fourteen one with which IPO's losses on what the authors'
   * split holds out are, group by group, near their means over folds.
   */
  private static final String ORDER = "order 14";

  private final RandomKind.Streams streams;

  private SurveySimulator(long seed) {
    streams = RandomKind.SPLITTABLE.open(seed);
  }

  /** The embedded survey's answers of some groups. */
  public static OpinionSurvey survey(List<String> groups) {
    return SurveyReader.read(NAME, csv(SEED).getBytes(StandardCharsets.UTF_8), groups);
  }

  /** A survey as CSV; the same seed gives the same text everywhere. */
  public static String csv(long seed) {
    return new SurveySimulator(seed).write();
  }

  /** A row of the file. */
  private record Row(String text, Map<String, double[]> selections, List<String> options) {}

  private String write() {
    List<QuestionBank.Item> items = QuestionBank.read();
    Map<QuestionBank.Item, AskedGroups.Pattern> asked = AskedGroups.draw(items, streams);
    List<Row> rows = new ArrayList<>();
    for (QuestionBank.Item item : items) {
      if (asked.containsKey(item)) {
        rows.add(row(item, asked.get(item)));
      }
    }
    rows.addAll(quirks());
    int[] order = IntStream.range(0, rows.size()).toArray();
    streams.stream(ORDER).shuffle(order);
    StringBuilder text = new StringBuilder();
    Csv.write(text, SurveyReader.COLUMNS);
    for (int i : order) {
      Csv.write(text, fields(rows.get(i)));
    }
    return text.toString();
  }

  private static List<String> fields(Row row) {
    StringBuilder selections = new StringBuilder("defaultdict(<class 'list'>, {");
    row.selections()
        .forEach(
            (group, shares) -> {
              List<String> numbers = Arrays.stream(shares).mapToObj(PythonText::repr).toList();
              selections
                  .append(selections.charAt(selections.length() - 1) == '{' ? "" : ", ")
                  .append(PythonText.repr(group))
                  .append(": [")
                  .append(String.join(", ", numbers))
                  .append(']');
            });
    List<String> options =
        row.options().stream().map(o -> o.matches("\\d+\\.0") ? o : PythonText.repr(o)).toList();
    return List.of(
        row.text(),
        selections.append("})").toString(),
        "[" + String.join(", ", options) + "]",
        "SIM");
  }

  private Row row(QuestionBank.Item item, AskedGroups.Pattern pattern) {
    boolean coarse = streams.stream("rounding/" + item.text()).uniform() < COARSE;
    double[][] shares = new AnswerModel(streams).shares(item, pattern.lone() ? LONE_NOISE : 1);
    Map<String, double[]> selections = new LinkedHashMap<>();
    for (int g = 0; g < shares.length; g++) {
      if (pattern.asked().get(g)) {
        selections.put(SimulatedGroup.FIVE.get(g).name(), rounded(item, shares[g], coarse));
      }
    }
    return new Row(item.text(), selections, item.options());
  }

  /** Rounded as published: whole per cent over their sum, or thousandths as they are. */
  private static double[] rounded(QuestionBank.Item item, double[] shares, boolean coarse) {
    boolean thousandths = THOUSANDTHS.contains(item.topic());
    int unit = coarse ? 10 : thousandths ? 1000 : 100;
    double[] counts = Arrays.stream(shares).map(p -> Math.rint(unit * p)).toArray();
    double sum = thousandths ? unit : Arrays.stream(counts).sum();
    return Arrays.stream(counts).map(count -> count / sum).toArray();
  }

  /** What the real file holds as well: nothing to ask, nothing to choose, nothing answered. */
  private static List<Row> quirks() {
    List<String> groups = OpinionGroups.FIVE;
    double[] zero = {0, 0, 0};
    Map<String, double[]> zeros = new LinkedHashMap<>();
    List.of(0, 3, 4).forEach(g -> zeros.put(groups.get(g), zero));
    zeros.put(groups.get(1), new double[] {0.182, 0.311, 0.506});
    return List.of(
        new Row("", Map.of(groups.get(4), new double[] {0.6, 0.4}), List.of("Yes", "No")),
        new Row(
            "Is this household asked for the first time?",
            Map.of(groups.get(0), new double[] {1}),
            List.of("Yes")),
        new Row(
            "If \"yes\", who was asked before?",
            zeros,
            List.of("Myself", "Someone else", "I don't know")));
  }
}
