package io.github.grposuite.datasets.opinions;

import io.github.grposuite.core.Checks;
import io.github.grposuite.core.Settings;
import io.github.grposuite.core.evaluation.PreferenceDataset;
import io.github.grposuite.core.pairs.FeatureDifference;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.datasets.Part;
import io.github.grposuite.datasets.StartRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a survey is divided, and which pairs are made of it. */
public record OpinionTask(OpinionSplit split, PairRule pairs) {
  private enum Splits {
    RANDOM,
    FOLDS,
    QUESTION,
    QUESTION_FOLDS
  }

  private enum Rules {
    BEST,
    RANKED
  }

  /** Reads split and pairs. */
  public static OpinionTask read(Settings s) {
    return new OpinionTask(split(s), pairs(s));
  }

  private static OpinionSplit split(Settings s) {
    Splits kind = s.choice("split", Splits.class, Splits.RANDOM);
    long seed = Checks.atLeast("split_seed", 0L, s.seed("split_seed", OpinionSplit.AUTHORS_SEED));
    return switch (kind) {
      case RANDOM -> new OpinionSplit.Random(seed);
      case FOLDS -> new OpinionSplit.Fold(s.integer("fold"), seed);
      case QUESTION -> new OpinionSplit.ByQuestion(seed);
      case QUESTION_FOLDS -> new OpinionSplit.QuestionFold(s.integer("fold"), seed);
    };
  }

  private static PairRule pairs(Settings s) {
    return switch (s.choice("pairs", Rules.class, Rules.BEST)) {
      case BEST -> new PairRule.BestAgainstRandom();
      case RANKED -> new PairRule.Ranked(s.integer("ranked_pairs"));
    };
  }

  /**
   * What a log-linear policy with a uniform reference is trained on, h = ⟨φ(chosen) − φ(rejected),
   * θ⟩. The seed drives the pairs and θ₀; there are no true rewards.
   *
   * @param start of θ₀
   * @throws SurveyException if a group has no pair in one of the parts
   */
  public PreferenceDataset generate(
      OpinionSurvey survey, OpinionFeatures features, StartRange start, long seed) {
    OpinionPairs all = OpinionPairs.of(survey, split, pairs, seed);
    return new PreferenceDataset(
        survey.groups(),
        matrix(survey, features, all, Part.TRAIN),
        matrix(survey, features, all, Part.VALIDATION),
        matrix(survey, features, all, Part.TEST),
        Optional.empty(),
        start.draw(features.dimension(), seed));
  }

  private static PairMatrix matrix(
      OpinionSurvey survey, OpinionFeatures features, OpinionPairs all, Part part) {
    List<FeatureDifference> rows = new ArrayList<>();
    for (OpinionPair pair : all.of(part)) {
      rows.add(new FeatureDifference(pair.cell().group(), features.difference(pair)));
    }
    PairMatrix matrix = PairMatrix.of(survey.groups().size(), features.dimension(), rows);
    for (int g = 0; g < survey.groups().size(); g++) {
      if (matrix.sizes()[g] == 0) {
        throw new SurveyException(
            survey.name()
                + ": group \""
                + survey.groups().get(g)
                + "\" has no preference pair in its "
                + part.key()
                + " part; leave the group out");
      }
    }
    return matrix;
  }
}
