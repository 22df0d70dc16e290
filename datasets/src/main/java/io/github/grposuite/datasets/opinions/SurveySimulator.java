package io.github.grposuite.datasets.opinions;

import io.github.grposuite.datasets.python.PythonText;
import io.github.grposuite.datasets.random.Draws;
import io.github.grposuite.datasets.random.RandomKind;
import io.github.grposuite.records.text.Csv;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Writes a survey in the format of global_opinions.csv, quirks included, so that everything runs
 * without a download. Groups bear the names of the paper's five; their answers are drawn from a
 * model and <em>say nothing about those countries</em>.
 *
 * <p>The model: each group g has a position z_g ~ N(0, I) on four latent cultural dimensions, each
 * topic a direction, each question that direction disturbed. Ordered options are bins of a logistic
 * distribution around intercept + ⟨direction, z_g⟩; other options have softmax shares of an
 * intercept + ⟨option's direction in its topic, z_g⟩. Shares are rounded as the real ones are. The
 * numbers of answers by group are in the real file's proportions.
 */
public final class SurveySimulator {
  /** What the survey is called in messages. */
  public static final String NAME = "the embedded survey";

  /** The seed of the embedded survey: its groups disagree about as much as the real five. */
  public static final long SEED = 2025;

  private static final int DIMENSIONS = 4;
  private static final List<Integer> REAL_SIZES = List.of(715, 713, 470, 386, 890);

  /** Embedded answers over real ones. */
  private static final double SCALE = 0.29;

  private static final double OUTERMOST_CUT = 1.3;
  private static final double LOGISTIC_SCALE = 0.45;
  private static final double TOPIC_EFFECT = 0.75;
  private static final double ITEM_EFFECT = 0.3;
  private static final double OPTION_EFFECT = 0.6;

  /** Topics whose shares have three decimals and are not made to sum to 1, as those of the WVS. */
  private static final List<String> THOUSANDTHS = List.of("custom", "government", "happiness");

  /** The fraction of questions with coarse shares, which tie more often. */
  private static final double COARSE = 0.08;

  private static final List<String> NO_ANSWERS =
      List.of("Don't know", "DK/Refused", "Cannot say", "No opinion", "Not a moral question");

  private final RandomKind.Streams streams;
  private final double[][] positions;

  private SurveySimulator(long seed) {
    streams = RandomKind.SPLITTABLE.open(seed);
    positions = new double[OpinionGroups.FIVE.size()][];
    for (int g = 0; g < positions.length; g++) {
      positions[g] = direction("group/" + OpinionGroups.FIVE.get(g));
    }
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
    boolean[][] asked = asked(items);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Row row = row(items.get(i), asked[i]);
      if (!row.selections().isEmpty()) {
        rows.add(row);
      }
    }
    rows.addAll(quirks());
    int[] order = IntStream.range(0, rows.size()).toArray();
    streams.stream("order").shuffle(order);
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

  /** Which group is asked which item: asked[item][group], in the real file's proportions. */
  private boolean[][] asked(List<QuestionBank.Item> items) {
    int groups = positions.length;
    boolean[][] asked = new boolean[items.size()][groups];
    double[] common = new double[items.size()];
    Draws draws = streams.stream("asked");
    Arrays.setAll(common, i -> draws.uniform());
    for (int g = 0; g < groups; g++) {
      double[] score = new double[items.size()];
      Draws own = streams.stream("asked/" + OpinionGroups.FIVE.get(g));
      Arrays.setAll(score, i -> common[i] + own.uniform());
      int group = g;
      IntStream.range(0, items.size())
          .boxed()
          .sorted(Comparator.comparingDouble(i -> score[i]))
          .limit(Math.round(SCALE * REAL_SIZES.get(g)))
          .forEach(i -> asked[i][group] = true);
    }
    return asked;
  }

  private Row row(QuestionBank.Item item, boolean[] asked) {
    Draws draws = streams.stream("item/" + item.text());
    boolean coarse = draws.uniform() < COARSE;
    double intercept = 0.6 * draws.normal();
    double[] direction = direction("topic/" + item.topic());
    for (int d = 0; d < DIMENSIONS; d++) {
      direction[d] = TOPIC_EFFECT * direction[d] + ITEM_EFFECT * draws.normal();
    }
    double[] appeal = new double[item.options().size()];
    Arrays.setAll(appeal, i -> 0.5 * draws.normal());
    Map<String, double[]> selections = new LinkedHashMap<>();
    for (int g = 0; g < positions.length; g++) {
      double silent = 0.01 + 0.07 * draws.uniform();
      if (asked[g]) {
        double mean = intercept + dot(direction, positions[g]) / DIMENSIONS;
        double[] shares =
            item.ordinal() ? ordinal(item, mean, silent) : nominal(item, appeal, positions[g]);
        selections.put(OpinionGroups.FIVE.get(g), rounded(item, shares, coarse));
      }
    }
    return new Row(item.text(), selections, item.options());
  }

  /** Bins of a logistic distribution; an option that gives no answer has a share of its own. */
  private static double[] ordinal(QuestionBank.Item item, double mean, double silent) {
    int all = item.options().size();
    boolean hasNoAnswer = NO_ANSWERS.contains(item.options().get(all - 1));
    int bins = hasNoAnswer ? all - 1 : all;
    double[] shares = new double[all];
    double below = 0;
    for (int i = 0; i < bins; i++) {
      double cut = bins == 2 ? 0 : OUTERMOST_CUT * (2.0 * i / (bins - 2) - 1);
      double upTo = i == bins - 1 ? 1 : 1 / (1 + StrictMath.exp((mean - cut) / LOGISTIC_SCALE));
      shares[i] = (upTo - below) * (hasNoAnswer ? 1 - silent : 1);
      below = upTo;
    }
    if (hasNoAnswer) {
      shares[bins] = silent;
    }
    return shares;
  }

  private double[] nominal(QuestionBank.Item item, double[] appeal, double[] position) {
    double[] shares = new double[appeal.length];
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      String option = item.options().get(i);
      double[] direction = direction("option/" + item.topic() + "/" + option);
      double utility = appeal[i] + OPTION_EFFECT * dot(direction, position);
      shares[i] = StrictMath.exp(NO_ANSWERS.contains(option) ? utility - 2 : utility);
      sum += shares[i];
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= sum;
    }
    return shares;
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
    groups.forEach(group -> zeros.put(group, zero));
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

  private double[] direction(String purpose) {
    Draws draws = streams.stream(purpose);
    double[] direction = new double[DIMENSIONS];
    Arrays.setAll(direction, d -> draws.normal());
    return direction;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int d = 0; d < DIMENSIONS; d++) {
      sum += a[d] * b[d];
    }
    return sum;
  }
}
