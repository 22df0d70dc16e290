package io.github.grposuite.language.training;

import io.github.grposuite.core.Settings;
import io.github.grposuite.core.loss.LossByGroup;
import io.github.grposuite.core.loss.LossProvider;
import io.github.grposuite.core.training.Components;
import io.github.grposuite.core.training.Method;
import io.github.grposuite.core.weighting.AlgorithmTwo;
import io.github.grposuite.core.weighting.AuthorsCode;
import io.github.grposuite.core.weighting.ExponentiatedGradient;
import io.github.grposuite.core.weighting.GroupWeighting;
import io.github.grposuite.core.weighting.WeightingProvider;
import java.util.Optional;

/**
 * What preference training minimises.
 *
 * @param loss ℓ(h)
 * @param weighting how much each group counts; not {@link AuthorsCode}
 * @param logProbability what stands for ln π(y|x) in h
 */
public record PreferenceObjective(
    LossByGroup loss, GroupWeighting weighting, LogProbability logProbability) {
  private static final double BETA = 0.01;
  private static final double ETA_ALPHA = 5e-7;

  /** Rejects the weightings that need what a micro-batch does not tell. */
  public PreferenceObjective {
    boolean closedForm = weighting instanceof AlgorithmTwo || weighting instanceof AuthorsCode;
    if (closedForm) {
      throw new IllegalArgumentException(
          "weighting "
              + weighting.name()
              + " is defined for the closed form of log-linear policies only;"
              + " train a language model with weighting grpo (method gr-ipo or gr-dpo)");
    }
    if (weighting.isAdaptive() && !(weighting instanceof ExponentiatedGradient)) {
      throw new IllegalArgumentException(
          "weighting "
              + weighting.name()
              + " is there for log-linear policies only; train a language model with weighting"
              + " grpo, importance-sampling, balanced or pooled");
    }
  }

  /** Reads an objective of what is built in. */
  public static PreferenceObjective read(String method, Settings s) {
    return read(method, s, Components.BUILT_IN);
  }

  /**
   * Reads an objective; a name of {@link Method.Named} gives loss and weighting. What is not given
   * has the paper's value: β 0.01, η_α 5e-7, χ 1, C 0, sums of log-probabilities (means for a loss
   * that is of tokens).
   *
   * @param method the method's name
   * @param known what it may be composed of
   */
  public static PreferenceObjective read(String method, Settings s, Components known) {
    Optional<Method.Named> named = Method.Named.of(method);
    LossProvider loss = known.loss(s, named.map(Method.Named::loss));
    WeightingProvider weighting = known.weighting(s, named.map(Method.Named::weighting));
    LossByGroup own = loss.create(s, s.number("beta", BETA));
    return new PreferenceObjective(
        own,
        weighting.create(s, () -> s.number("eta_alpha", ETA_ALPHA)),
        s.choice(
            "log_probability",
            LogProbability.class,
            own.of(0).perToken() ? LogProbability.MEAN : LogProbability.SUM));
  }

  /** Whether the weights follow the groups' losses. */
  public boolean isAdaptive() {
    return weighting.isAdaptive();
  }

  /** What to lower when a loss is no longer finite. */
  String remedy() {
    return isAdaptive() ? "learning_rate or eta_alpha" : "learning_rate";
  }

  /**
   * h = [ln π(y_w) − ln π(y_l)] − [ln π_ref(y_w) − ln π_ref(y_l)]; the first bracket alone for a
   * loss that needs no reference.
   *
   * @param policy sums over the tokens of the chosen and the rejected response
   * @param reference the same of the reference
   */
  public double margin(Example example, double[] policy, double[] reference) {
    double known = loss.of(example.group()).needsReference() ? difference(example, reference) : 0;
    return difference(example, policy) - known;
  }

  /** ln π(y_w) − ln π(y_l). */
  double difference(Example example, double[] sums) {
    return factor(example, 0) * sums[0] - factor(example, 1) * sums[1];
  }

  /** ℓ(h) of a pair. */
  double loss(Example example, double h) {
    return loss.of(example.group()).value(h);
  }

  /** What multiplies ∇ ln π of both responses in {@code weight} · ∇ℓ(h). */
  double[] upstreamGradient(Example example, double h, double weight) {
    double slope = weight * loss.of(example.group()).derivative(h);
    return new double[] {slope * factor(example, 0), -slope * factor(example, 1)};
  }

  private double factor(Example example, int response) {
    return logProbability.factor(example.tokens(response));
  }
}
