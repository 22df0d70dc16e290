package io.github.grposuite.benchmarks;

import io.github.grposuite.core.loss.LossByGroup;
import io.github.grposuite.core.loss.PreferenceLoss;
import io.github.grposuite.core.pairs.FeatureDifference;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.training.BatchSampling;
import io.github.grposuite.core.training.Solver;
import io.github.grposuite.core.training.StepSize;
import io.github.grposuite.core.training.Trainer;
import io.github.grposuite.core.weighting.ExponentiatedGradient;
import io.github.grposuite.experiments.spec.TreeSettings;
import io.github.grposuite.experiments.spec.YamlFormat;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The peers' problem: full-batch GR-DPO, or the same with another loss, with β = 1, η_θ = 0.5, η_α
 * = 0.9 from θ = 1, on N pairs of d feature differences uniform on [−0.3, 0.7].
 *
 * <p>The first fifth is group 0, as in the peers; more than two groups share the rest equally.
 */
final class Problem {
  /** Those that a log-linear policy cannot have. */
  private static final Set<PreferenceLoss.Kind> RESPONSE_LOSSES =
      EnumSet.of(
          PreferenceLoss.Kind.NCA,
          PreferenceLoss.Kind.BCO,
          PreferenceLoss.Kind.SPPO,
          PreferenceLoss.Kind.APO_ZERO,
          PreferenceLoss.Kind.APO_DOWN,
          PreferenceLoss.Kind.CHI_PO);

  private Problem() {}

  /** Its pairs. */
  static PairMatrix pairs(int n, int d, int groups) {
    int first = n / 5;
    SplittableRandom random = new SplittableRandom(1);
    // One pair at a time: the largest problem fills the memory once, not twice.
    List<FeatureDifference> pairs =
        new AbstractList<>() {
          @Override
          public int size() {
            return n;
          }

          @Override
          public FeatureDifference get(int i) {
            int group = i < first ? 0 : 1 + (int) ((long) (i - first) * (groups - 1) / (n - first));
            return new FeatureDifference(
                group, random.doubles(d).map(uniform -> uniform - 0.3).toArray());
          }
        };
    return PairMatrix.of(groups, d, pairs);
  }

  /** The names of all losses of the margin, DPO's first. */
  static List<String> losses() {
    return Arrays.stream(PreferenceLoss.Kind.values())
        .filter(kind -> !RESPONSE_LOSSES.contains(kind))
        .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }

  private static LossByGroup loss(String name) {
    TreeSettings settings =
        new TreeSettings("benchmark", "", YamlFormat.MAPPER.valueToTree(Map.of("loss", name)));
    return settings.choice("loss", PreferenceLoss.Kind.class).createOfMargin(settings, 1);
  }

  /** A trainer of DPO's loss before its first step. */
  static Trainer start(PairMatrix pairs) {
    return start(pairs, "dpo");
  }

  /** A trainer of a loss, with the defaults of what it has beside β. */
  static Trainer start(PairMatrix pairs, String loss) {
    double[] ones = new double[pairs.dimension()];
    Arrays.fill(ones, 1);
    return new Solver.Gradient(
            0.5, 1, StepSize.FIXED, 0, BatchSampling.UNIFORM, 0, Solver.Iterate.LAST)
        .start(loss(loss), new ExponentiatedGradient(0.9, 1, 0), pairs, ones, null);
  }
}
