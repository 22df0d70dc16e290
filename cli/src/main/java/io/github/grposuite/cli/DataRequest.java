package io.github.grposuite.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.core.evaluation.GroupName;
import io.github.grposuite.datasets.PairFormat;
import io.github.grposuite.datasets.opinions.OpinionGroups;
import io.github.grposuite.datasets.opinions.OpinionSplit;
import io.github.grposuite.datasets.opinions.OpinionSurvey;
import io.github.grposuite.datasets.opinions.PairRule;
import io.github.grposuite.datasets.opinions.PromptFormat;
import io.github.grposuite.datasets.random.NumpyLegacyDraws;
import io.github.grposuite.experiments.spec.Nearest;
import io.github.grposuite.experiments.spec.PlainYaml;
import io.github.grposuite.experiments.spec.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;

/**
 * What {@code grpo data} was asked for.
 *
 * @param splits by the name of the fold; one with an empty name unless in folds
 * @param seed of the pairs
 */
record DataRequest(
    Verb verb,
    Optional<Path> file,
    List<String> groups,
    Map<String, OpinionSplit> splits,
    long seed,
    PairRule pairs,
    PairFormat format,
    PromptFormat prompt,
    Optional<Path> out) {

  /** What to do, and the flags that say how. */
  enum Verb {
    DESCRIBE(List.of("file", "groups", "out", "style")),
    SPLIT(List.of("file", "groups", "out", "split", "fold", "seed")),
    EXPORT(
        List.of(
            "file",
            "groups",
            "out",
            "split",
            "fold",
            "seed",
            "pairs-seed",
            "pairs",
            "format",
            "prompt-format")),
    FETCH(List.of("out", "revision", "sha256", "force"));

    private static final List<String> OF_PAIRS = List.of("group", "set", "out");

    private final List<String> flags;

    /** The flags that say how with pairs of one's own. */
    List<String> ofPairs() {
      List<String> own = new ArrayList<>(OF_PAIRS);
      switch (this) {
        case DESCRIBE -> own.add("style");
        case EXPORT -> own.add("format");
        case SPLIT, FETCH -> {}
      }
      return own;
    }

    Verb(List<String> flags) {
      this.flags = flags;
    }
  }

  static DataRequest of(CommandLine line) {
    String name = Flags.argument(line, "of describe, split, export, fetch");
    Verb verb = verb(name);
    Flags.only(line, "data " + name, verb.flags);
    long seed =
        Flags.wholeNumber(
            line, "seed", OpinionSplit.AUTHORS_SEED, 0, NumpyLegacyDraws.LARGEST_SEED);
    return new DataRequest(
        verb,
        Flags.path(line, "file"),
        groups(line.getOptionValue("groups", "five")),
        splits(line.getOptionValue("split", "random"), line.getOptionValue("fold"), seed),
        Flags.wholeNumber(line, "pairs-seed", seed, 0, NumpyLegacyDraws.LARGEST_SEED),
        pairs(line.getOptionValue("pairs", "best")),
        format(line),
        Flags.promptFormat(line),
        Flags.path(line, "out"));
  }

  /** What a word asks for. */
  static Verb verb(String name) {
    return Nearest.find("unknown data", name, List.of(Verb.values()), Flags::key);
  }

  /** The format of files that are written. */
  static PairFormat format(CommandLine line) {
    return Flags.oneOf(
        "format",
        line.getOptionValue("format", "jsonl"),
        List.of(PairFormat.values()),
        PairFormat::ending);
  }

  private static List<String> groups(String text) {
    try {
      if (!text.strip().startsWith("[")) {
        return OpinionGroups.parse(text);
      }
      List<String> names = new ArrayList<>();
      for (JsonNode name : PlainYaml.read("--groups", text)) {
        if (!name.isTextual()) {
          throw new UsageException(
              "--groups: must be a list of names, but one is " + name + "; put it in quotes");
        }
        names.add(name.textValue());
      }
      return GroupName.checkAll(names);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--groups: " + e.getMessage());
    }
  }

  private static Map<String, OpinionSplit> splits(String name, String fold, long seed) {
    if (fold != null && !name.endsWith("folds")) {
      throw new UsageException("--fold: needs --split folds or question-folds");
    }
    Map<String, OpinionSplit> splits = new LinkedHashMap<>();
    switch (name) {
      case "random" -> splits.put("", new OpinionSplit.Random(seed));
      case "question" -> splits.put("", new OpinionSplit.ByQuestion(seed));
      case "folds", "question-folds" -> {
        if (fold != null && !fold.matches("[0-" + (OpinionSplit.FOLDS - 1) + "]")) {
          throw new UsageException(
              "--fold: must be a number from 0 to %s, but was \"%s\""
                  .formatted(OpinionSplit.FOLDS - 1, fold));
        }
        for (int k = 0; k < OpinionSplit.FOLDS; k++) {
          String key = Integer.toString(k);
          if (fold == null || fold.equals(key)) {
            splits.put(
                key,
                name.equals("folds")
                    ? new OpinionSplit.Fold(k, seed)
                    : new OpinionSplit.QuestionFold(k, seed));
          }
        }
      }
      default ->
          throw new UsageException(
              "--split: must be one of random, folds, question, question-folds, but was \""
                  + name
                  + "\"");
    }
    return splits;
  }

  private static PairRule pairs(String text) {
    if (text.equals("best")) {
      return new PairRule.BestAgainstRandom();
    }
    if (text.matches("ranked:[1-9]\\d{0,2}")) {
      return new PairRule.Ranked(Integer.parseInt(text.substring("ranked:".length())));
    }
    throw new UsageException(
        "--pairs: must be best or ranked:N with N from 1 to 999, but was \"" + text + "\"");
  }

  /** Reads the survey. */
  OpinionSurvey survey() {
    return SurveySource.read(file, groups, "--groups");
  }
}
