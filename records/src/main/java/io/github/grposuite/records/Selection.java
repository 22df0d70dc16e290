package io.github.grposuite.records;

import io.github.grposuite.core.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The rule by which a run's checkpoint is chosen, and among several values of hyperparameters those
 * of a method: the lowest score, at the earlier checkpoint or first variant where scores are equal.
 */
public enum Selection {
  /** The last checkpoint, as the paper's tables have it. Chooses no hyperparameters. */
  LAST("last", "", ""),
  /** By the worst group's validation loss. */
  WORST_VALIDATION_LOSS("worst-validation-loss", "validation", SeriesKey.WORST),
  /** By the validation loss averaged over groups. */
  AVERAGE_VALIDATION_LOSS("average-validation-loss", "validation", SeriesKey.AVERAGE),
  /**
   * Each method by the validation loss that it optimises: the worst group's where weights follow
   * the losses, the average over groups of any other. The paper's learning rates follow these
   * (section 5.2).
   */
  OWN_OBJECTIVE("own-objective", "validation", ""),
  /** By the test set itself: a bound on what any rule can reach, never a result. */
  ORACLE_WORST_TEST_LOSS("oracle-worst-test-loss", "test", SeriesKey.WORST);

  private final String key;
  private final String split;
  private final String over;

  Selection(String key, String split, String over) {
    this.key = key;
    this.split = split;
    this.over = over;
  }

  /** The name on the command line, in files and in experiments. */
  public String key() {
    return key;
  }

  /** All names. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(Selection::key).toList();
  }

  /** The rule of that name. */
  public static Optional<Selection> of(String key) {
    return Arrays.stream(values()).filter(rule -> rule.key.equals(key)).findFirst();
  }

  /** What checkpoints and variants of a method are compared by; empty if nothing is chosen. */
  public Optional<Score> score(MethodInfo method) {
    return switch (this) {
      case LAST -> Optional.empty();
      case OWN_OBJECTIVE ->
          Optional.of(score(method.adaptive() ? SeriesKey.WORST : SeriesKey.AVERAGE));
      default -> Optional.of(score(over));
    };
  }

  private Score score(String summary) {
    return new Score(key, new SeriesKey(Metric.LOSS, split, summary));
  }

  /** All that something is chosen by. */
  public List<SeriesKey> scores() {
    List<String> summaries =
        switch (this) {
          case LAST -> List.of();
          case OWN_OBJECTIVE -> List.of(SeriesKey.WORST, SeriesKey.AVERAGE);
          default -> List.of(over);
        };
    return summaries.stream().map(summary -> score(summary).key()).toList();
  }

  /** Whether it looks at what policies are judged by. */
  public boolean oracle() {
    return split.equals("test");
  }

  /** When a run is judged: {@code at the last checkpoint}. */
  public String moment() {
    return this == LAST ? "at the last checkpoint" : atCheckpoint();
  }

  /** The same where the course of training is shown as well: {@code at the end of training}. */
  public String end() {
    return this == LAST ? "at the end of training" : atCheckpoint();
  }

  private String atCheckpoint() {
    return (oracle()
            ? "at the checkpoint that the ORACLE chose by the lowest "
            : "at the checkpoint of the lowest ")
        + scored();
  }

  /** The score in words: {@code worst-group validation loss}. */
  public String scored() {
    if (this == OWN_OBJECTIVE) {
      return "validation loss that the method optimises (worst group's or average)";
    }
    return score(over).key().words();
  }
}
