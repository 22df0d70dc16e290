package io.github.grposuite.experiments.training;

import io.github.grposuite.datasets.Part;
import io.github.grposuite.datasets.pairs.Choice;
import io.github.grposuite.datasets.pairs.FeatureColumns;
import io.github.grposuite.datasets.pairs.GroupColumn;
import io.github.grposuite.datasets.pairs.PairColumns;
import io.github.grposuite.datasets.pairs.PairException;
import io.github.grposuite.datasets.pairs.PairRequest;
import io.github.grposuite.datasets.pairs.PairSplit;
import io.github.grposuite.experiments.spec.TreeSettings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads a data block with {@code source: pairs}. */
final class PairBlock {
  /** The setting that names the file. */
  static final String FILE = "file";

  /** The setting that names the group's column, or another file that has it. */
  static final String GROUP = "group";

  /** Within {@link #GROUP}, the other file. */
  static final String JOIN = "join";

  private static final String COLUMNS = "columns";
  private static final String CHOICE = "choice";
  private static final String GROUPS = "groups";
  private static final String SPLIT = "split";
  private static final String BY = "by";
  private static final String FRACTIONS = "fractions";
  private static final String FOLDS = "folds";
  private static final String SEED = "seed";
  private static final String OF_RUN = "run";
  private static final List<String> ROWS = List.of("prompt", "row");

  private final TreeSettings settings;

  private PairBlock(TreeSettings settings) {
    this.settings = settings;
  }

  /** What the block asks for; no file is opened. */
  static PairRequest read(TreeSettings settings, Optional<FeatureColumns> features) {
    try {
      return new PairBlock(settings).request(features);
    } catch (PairException e) {
      throw settings.problem(e.key(), e.getMessage());
    }
  }

  /** The columns of numbers that the block names. */
  static FeatureColumns features(TreeSettings settings) {
    String key = "columns_of_features";
    try {
      if (!settings.isBlock(key)) {
        return new FeatureColumns(settings.list(key), List.of());
      }
      TreeSettings both = settings.block(key);
      return new FeatureColumns(both.list("chosen"), both.list("rejected"));
    } catch (PairException e) {
      throw settings.problem(e.key(), e.getMessage());
    }
  }

  private PairRequest request(Optional<FeatureColumns> features) {
    Map<Part, Path> divided = divided();
    return new PairRequest(
        divided.isEmpty() ? settings.list(FILE).stream().map(Path::of).toList() : List.of(),
        divided,
        columns(),
        choice(),
        features,
        group(),
        settings.has(GROUPS) ? settings.list(GROUPS) : List.of(),
        settings.integer("min_pairs", PairRequest.MIN_PAIRS),
        divided.isEmpty() ? Optional.of(split(features.isPresent())) : Optional.empty());
  }

  private Map<Part, Path> divided() {
    Map<Part, Path> divided = new EnumMap<>(Part.class);
    if (settings.isBlock(FILE)) {
      TreeSettings files = settings.block(FILE);
      for (Part part : Part.values()) {
        divided.put(part, Path.of(text(files, part.key())));
      }
      if (settings.has(SPLIT)) {
        throw settings.problem(
            SPLIT, "the files are divided already; remove it, or give one file or a list");
      }
    }
    return divided;
  }

  private Optional<PairColumns> columns() {
    if (!settings.has(COLUMNS)) {
      return Optional.empty();
    }
    TreeSettings named = settings.block(COLUMNS);
    Optional<String> prompt =
        named.has(PairColumns.PROMPT)
            ? Optional.of(text(named, PairColumns.PROMPT))
            : Optional.empty();
    return Optional.of(
        new PairColumns(
            prompt,
            named.text(PairColumns.CHOSEN, PairColumns.CHOSEN),
            named.text(PairColumns.REJECTED, PairColumns.REJECTED)));
  }

  private Optional<Choice> choice() {
    if (!settings.has(CHOICE)) {
      return Optional.empty();
    }
    TreeSettings choice = settings.block(CHOICE);
    return Optional.of(new Choice(text(choice, "column"), choice.block("options").texts()));
  }

  private GroupColumn group() {
    if (!settings.has(GROUP)) {
      throw settings.problem(
          GROUP,
          "is missing; name the column that says which group of people a row is of, such as"
              + " country");
    }
    if (!settings.isBlock(GROUP)) {
      return GroupColumn.of(text(settings, GROUP));
    }
    TreeSettings group = settings.block(GROUP);
    return new GroupColumn(
        Optional.of(new GroupColumn.Join(Path.of(text(group, JOIN)), text(group, "on"))),
        text(group, "column"));
  }

  private PairSplit split(boolean features) {
    TreeSettings split = settings.block(SPLIT);
    String by = split.text(BY, features ? "row" : "prompt");
    PairSplit.By unit =
        switch (ROWS.indexOf(by)) {
          case 0 -> new PairSplit.By.Prompt();
          case 1 -> new PairSplit.By.SingleRow();
          default -> new PairSplit.By.Column(by);
        };
    if (split.has(FOLDS) && split.has(FRACTIONS)) {
      throw split.problem(FRACTIONS, "cannot stand beside folds; remove one of the two");
    }
    PairSplit.Cut cut =
        split.has(FOLDS)
            ? new PairSplit.Cut.Fold(split.integer(FOLDS), split.integer("fold"))
            : new PairSplit.Cut.Fractions(
                Arrays.stream(split.numbers(FRACTIONS, PairSplit.Cut.Fractions.USUAL.shares()))
                    .boxed()
                    .toList());
    return new PairSplit(unit, cut, seed(split));
  }

  /** A number, or {@code run}. */
  private static OptionalLong seed(TreeSettings split) {
    if (split.isText(SEED)) {
      if (!split.text(SEED, "").equals(OF_RUN)) {
        throw split.problem(
            SEED,
            "must be a whole number, or %s for the seed of the run, but was \"%s\"",
            OF_RUN,
            split.text(SEED, ""));
      }
      return OptionalLong.empty();
    }
    return OptionalLong.of(split.seed(SEED, PairSplit.SEED));
  }

  private static String text(TreeSettings settings, String key) {
    String text = settings.text(key, "");
    if (text.isBlank()) {
      throw settings.problem(key, "is missing; add it");
    }
    return text;
  }
}
