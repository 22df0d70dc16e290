package io.github.grposuite.reports.paper;

import static java.util.stream.Collectors.joining;

import io.github.grposuite.core.Metric;
import io.github.grposuite.records.SeriesKey;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A figure of the paper that shows results: 2 to 13. */
public enum PaperFigure {
  FIGURE_2(Kind.METHODS, "swapped", Scenario.SIZES_AND_RESPONSES),
  FIGURE_3(Kind.OPINIONS, "", null),
  FIGURE_4(Kind.METHODS, "swapped", Scenario.SIZES),
  FIGURE_5(Kind.METHODS, "swapped", Scenario.RESPONSES),
  FIGURE_6(Kind.TRADE_OFF, "swapped", Scenario.SIZES_AND_RESPONSES),
  FIGURE_7(Kind.METHODS, "same", Scenario.SIZES),
  FIGURE_8(Kind.METHODS, "same", Scenario.RESPONSES),
  FIGURE_9(Kind.METHODS, "same", Scenario.SIZES_AND_RESPONSES),
  FIGURE_10(Kind.METHODS, "flipped", Scenario.SIZES),
  FIGURE_11(Kind.METHODS, "flipped", Scenario.RESPONSES),
  FIGURE_12(Kind.METHODS, "flipped", Scenario.SIZES_AND_RESPONSES),
  FIGURE_13(Kind.OPINIONS_OVER_TRAINING, "", null);

  /** What its panels are. */
  public enum Kind {
    /** Worst-group validation loss of both families, and bars of the reward error. */
    METHODS,
    /** Worst and average validation loss of GR-IPO, one line a χ. */
    TRADE_OFF,
    /** Figure 3's six panels of an opinion experiment. */
    OPINIONS,
    /** Figure 13's three. */
    OPINIONS_OVER_TRAINING
  }

  private static final List<String> OPINION_METHODS = List.of("gr-ipo", "ipo");
  private static final List<String> BASES = List.of("ipo", "dpo");
  private static final List<String> WEIGHTINGS = List.of("", "is-", "gr-");

  private final Kind kind;
  private final String features;
  private final Scenario scenario;

  PaperFigure(Kind kind, String features, Scenario scenario) {
    this.kind = kind;
    this.features = features;
    this.scenario = scenario;
  }

  /**
   * The figure of that number.
   *
   * @throws IllegalArgumentException naming those that there are
   */
  public static PaperFigure of(int number) {
    return Arrays.stream(values())
        .filter(figure -> figure.number() == number)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the paper has no figure %s with results; choose one of %s"
                        .formatted(
                            number,
                            Arrays.stream(values())
                                .map(figure -> Integer.toString(figure.number()))
                                .collect(joining(", ")))));
  }

  /** In the paper. */
  public int number() {
    return Integer.parseInt(name().substring("FIGURE_".length()));
  }

  /** As commands name it: {@code figure-2}. */
  public String key() {
    return "figure-" + number();
  }

  /** Of its files, in the paper's order: {@code figure-02}. */
  public String file() {
    return String.format(Locale.ROOT, "figure-%02d", number());
  }

  /** What its panels are. */
  public Kind kind() {
    return kind;
  }

  /** What differs between its groups; null of figures 3 and 13. */
  Scenario scenario() {
    return scenario;
  }

  /** Whether it is of a synthetic experiment. */
  public boolean isSynthetic() {
    return scenario != null;
  }

  /**
   * The experiment with Table 1's values, {@code paper/figure-2}.
   *
   * @throws IllegalStateException of figures 3 and 13, which any opinion experiment can fill
   */
  public String experiment() {
    return "paper/" + synthetic().key();
  }

  /**
   * The experiment with the values of the authors' scripts, on several feature maps of which {@link
   * #features} is one. Figure 6 has one experiment: the values of GR-IPO are the same in both.
   *
   * @throws IllegalStateException of figures 3 and 13
   */
  public String scriptsExperiment() {
    if (kind == Kind.TRADE_OFF) {
      return experiment();
    }
    return switch (synthetic().scenario) {
      case SIZES -> "synthetic/even-imbalanced";
      case RESPONSES -> "synthetic/uneven-balanced";
      case SIZES_AND_RESPONSES -> "synthetic/uneven-imbalanced";
    };
  }

  /**
   * The experiment with all readings of closed-form GR-IPO in the figure's scenario, on several
   * feature maps.
   *
   * @throws IllegalStateException of figures 3 and 13
   */
  public String readingsExperiment() {
    return "paper/readings-" + synthetic().scenario.numeral();
  }

  /** The feature map; empty of figures 3 and 13. */
  public String features() {
    return features;
  }

  /** The names of its methods in the order of its bars; others of an experiment are not shown. */
  public List<String> methods() {
    return switch (kind) {
      case OPINIONS, OPINIONS_OVER_TRAINING -> OPINION_METHODS;
      case TRADE_OFF -> List.of("gr-ipo");
      case METHODS ->
          BASES.stream()
              .flatMap(base -> WEIGHTINGS.stream().map(weighting -> weighting + base))
              .filter(name -> scenario.showsImportanceSampling() || !name.startsWith("is-"))
              .toList();
    };
  }

  /** What it shows, in a line. */
  public String summary() {
    return switch (kind) {
      case METHODS ->
          "worst-group validation loss and reward error; %s features, scenario (%s): %s"
              .formatted(features, scenario.numeral(), scenario.words());
      case TRADE_OFF ->
          "worst-group and average validation loss of GR-IPO over χ; %s features, scenario (%s)"
              .formatted(features, scenario.numeral());
      case OPINIONS -> "opinions: worst group's loss and accuracies, losses and weights by group";
      case OPINIONS_OVER_TRAINING -> "opinions: worst group's loss and accuracy over training";
    };
  }

  /** Whether the figure shows this series over iterations. */
  public boolean showsCurve(SeriesKey key) {
    boolean worst = key.group().equals(SeriesKey.WORST);
    return switch (kind) {
      case METHODS -> validationLoss(key) && worst;
      case TRADE_OFF -> validationLoss(key) && (worst || key.group().equals(SeriesKey.AVERAGE));
      case OPINIONS, OPINIONS_OVER_TRAINING ->
          switch (key.metric()) {
            case LOSS -> key.split().equals("test") && worst;
            case ACCURACY, LOGPROB_ACCURACY ->
                (key.split().equals("test") && worst)
                    || (key.split().equals("train") && key.ofOneGroup());
            case WEIGHT -> key.ofOneGroup();
            default -> false;
          };
    };
  }

  private static boolean validationLoss(SeriesKey key) {
    return key.metric() == Metric.LOSS && key.split().equals("validation");
  }

  private PaperFigure synthetic() {
    if (!isSynthetic()) {
      throw new IllegalStateException(
          key() + " is of opinions: it has no experiment of its own; draw it of any of opinion/*");
    }
    return this;
  }
}
