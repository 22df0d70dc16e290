package io.github.grposuite.cli;

import io.github.grposuite.experiments.spec.Nearest;
import io.github.grposuite.reports.paper.PaperFigure;
import io.github.grposuite.reports.paper.TheoryFigure;
import io.github.grposuite.reports.verdict.Judgement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What {@code reproduce} can be asked for by name. */
sealed interface Target {
  /** Its name on the command line. */
  String key();

  /** What it is, in a line. */
  String summary();

  /** What must have run before. */
  default List<Part> parts() {
    return List.of();
  }

  /** Its heading, such as {@code Figure 2}. */
  String title();

  /** Names of the experiments whose records its claims are judged by. */
  default List<String> judged() {
    return List.of();
  }

  /** Whether what is claimed is of it. */
  default boolean isAbout(Judgement judgement) {
    return judged().contains(judgement.experiment());
  }

  /**
   * An experiment of the catalogue.
   *
   * @param set what is changed in it
   */
  record Part(String experiment, List<String> set) {
    Part(String experiment) {
      this(experiment, List.of());
    }
  }

  /** A figure of the paper; those of opinions are drawn of the embedded survey's experiment. */
  record OfFigure(PaperFigure figure) implements Target {
    /** The opinion experiment that runs without a model or a file. */
    static final String EMBEDDED = "opinion/five-countries";

    /** Those of which figures 3 and 13 are drawn where their records are. */
    static final List<String> OPINIONS = List.of(EMBEDDED, EMBEDDED + "-states", EMBEDDED + "-lm");

    @Override
    public String key() {
      return figure.key();
    }

    @Override
    public String summary() {
      return figure.summary();
    }

    @Override
    public List<Part> parts() {
      return List.of(new Part(figure.isSynthetic() ? figure.experiment() : EMBEDDED));
    }

    @Override
    public String title() {
      return "Figure " + figure.number();
    }

    @Override
    public List<String> judged() {
      return figure.isSynthetic() ? List.of(figure.experiment()) : OPINIONS;
    }

    @Override
    public boolean isAbout(Judgement judgement) {
      OptionalInt of = judgement.claim().figure();
      return of.isPresent() && of.getAsInt() == figure.number();
    }
  }

  /** A table of hyperparameters. */
  record OfTable(HyperparameterTable table) implements Target {
    @Override
    public String key() {
      return table.key();
    }

    @Override
    public String summary() {
      return table.title();
    }

    @Override
    public String title() {
      return "Table " + (table.ordinal() + 1);
    }
  }

  /** Experiments, with a report of each or with tables of them all. */
  enum OfExperiments implements Target {
    /** What the propositions bound, measured: a figure and a table of each experiment. */
    THEORY(
        "theory",
        "propositions 4.1 and E.2: exact error and duality gap over T, bounds and fitted slope",
        Arrays.stream(TheoryFigure.values())
            .map(figure -> new Part(figure.experiment()))
            .toArray(Part[]::new)),
    LIMITATION(
        "limitation",
        "the limitation that section 6 concedes: no advantage where groups are balanced and alike",
        new Part("paper/limitation")),
    TICKS(
        "ticks",
        "our curves and bars against the ticks of the paper's axes, and three readings of GR-IPO",
        Stream.of(
                synthetic().map(figure -> new Part(figure.experiment())),
                scripts(),
                synthetic().map(PaperFigure::readingsExperiment).distinct().map(Part::new))
            .flatMap(parts -> parts)
            .toArray(Part[]::new)),
    SYNTHETIC(
        "synthetic",
        "the synthetic experiments with the values of the authors' scripts, with their reports",
        scripts().toArray(Part[]::new)),
    OPINION(
        "opinion",
        "opinions of an embedded, simulated survey, with their report",
        new Part(OfFigure.EMBEDDED));

    private final String key;
    private final String summary;
    private final List<Part> parts;

    OfExperiments(String key, String summary, Part... parts) {
      this.key = key;
      this.summary = summary;
      this.parts = List.of(parts);
    }

    private static Stream<PaperFigure> synthetic() {
      return Arrays.stream(PaperFigure.values()).filter(PaperFigure::isSynthetic);
    }

    private static Stream<Part> scripts() {
      List<String> everyMap = List.of("data.features=same,swapped,flipped");
      return Stream.of(
          new Part("synthetic/even-imbalanced", everyMap),
          new Part("synthetic/uneven-balanced", everyMap),
          new Part("synthetic/uneven-imbalanced", everyMap),
          new Part("synthetic/chi"));
    }

    /** The experiments that have a report of their own, which those of a figure do not. */
    List<Part> reported() {
      return this == SYNTHETIC || this == OPINION ? parts : List.of();
    }

    @Override
    public String key() {
      return key;
    }

    @Override
    public String summary() {
      return summary;
    }

    @Override
    public String title() {
      return key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1);
    }

    @Override
    public List<String> judged() {
      return this == LIMITATION || this == THEORY
          ? parts.stream().map(Part::experiment).toList()
          : List.of();
    }

    @Override
    public List<Part> parts() {
      return parts;
    }
  }

  /** All, in the order in which they are listed. */
  static List<Target> all() {
    List<Target> all = new ArrayList<>();
    Arrays.stream(PaperFigure.values()).map(OfFigure::new).forEach(all::add);
    Arrays.stream(HyperparameterTable.values()).map(OfTable::new).forEach(all::add);
    all.addAll(Arrays.asList(OfExperiments.values()));
    return all;
  }

  /** Those of these names, each once; all if there are none. */
  static List<Target> of(List<String> names) {
    List<Target> all = all();
    if (names.isEmpty()) {
      return all;
    }
    return names.stream()
        .distinct()
        .map(name -> Nearest.find("reproduce: unknown", name, all, Target::key))
        .toList();
  }
}
