package io.github.grposuite.language.training;

import io.github.grposuite.core.Checks;
import io.github.grposuite.core.Settings;
import io.github.grposuite.core.loss.LogRatios;
import io.github.grposuite.core.loss.LossProvider;
import io.github.grposuite.core.loss.ResponseLoss;
import io.github.grposuite.core.loss.ResponseLossByGroup;
import io.github.grposuite.core.training.Components;
import io.github.grposuite.core.training.Method;
import io.github.grposuite.core.weighting.AuthorsCode;
import io.github.grposuite.core.weighting.GroupWeighting;
import io.github.grposuite.core.weighting.WeightingProvider;
import java.util.Optional;

/**
 * What preference training minimises: of a pair, ℓ(s_w, s_l) − λ ln π_θ(y_w|x) / tokens of y_w.
 *
 * @param loss ℓ
 * @param weighting how much each group counts; not {@link AuthorsCode}
 * @param logProbability what stands for ln π(y|x) in s
 * @param groupLoss what a weighting that follows the losses hears of a group
 * @param sftWeight λ ≥ 0
 */
public record PreferenceObjective(
    ResponseLossByGroup loss,
    GroupWeighting weighting,
    LogProbability logProbability,
    GroupLoss groupLoss,
    double sftWeight) {
  private static final double BETA = 0.01;

  /** Rejects the weighting that needs what a micro-batch does not tell. */
  public PreferenceObjective {
    if (weighting instanceof AuthorsCode) {
      throw new IllegalArgumentException(
          "weighting "
              + weighting.name()
              + " is defined for the closed form of log-linear policies only;"
              + " train a language model with weighting grpo (method gr-ipo or gr-dpo)");
    }
    Checks.nonNegative("sft_weight", sftWeight);
  }

  /** As the paper's authors train: with their sums over a micro-batch, and ℓ alone. */
  public PreferenceObjective(
      ResponseLossByGroup loss, GroupWeighting weighting, LogProbability logProbability) {
    this(loss, weighting, logProbability, GroupLoss.SUM, 0);
  }

  /** Reads an objective of what is built in. */
  public static PreferenceObjective read(String method, Settings s) {
    return read(method, s, Components.BUILT_IN);
  }

  /**
   * Reads an objective; a name of {@link Method.Named} gives loss and weighting. What is not given
   * has the paper's value: β 0.01, η_α by {@link WeightingProvider#step}, χ 1, C 0, sums of
   * log-probabilities (means for a loss that is of tokens).
   *
   * @param method the method's name
   * @param known what it may be composed of
   */
  public static PreferenceObjective read(String method, Settings s, Components known) {
    Optional<Method.Named> named = Method.Named.of(method);
    LossProvider loss = known.loss(s, named.map(Method.Named::loss));
    WeightingProvider weighting = known.weighting(s, named.map(Method.Named::weighting));
    ResponseLossByGroup own = loss.create(s, s.number("beta", BETA));
    GroupWeighting weights =
        weighting.create(
            s,
            () ->
                weighting
                    .step()
                    .read(s, () -> groupLoss(weighting, s).heardOf(own.of(0).atStart())));
    return new PreferenceObjective(
        own,
        weights,
        s.choice(
            "log_probability",
            LogProbability.class,
            own.of(0).perToken() ? LogProbability.MEAN : LogProbability.SUM),
        weights.isAdaptive() ? groupLoss(weighting, s) : GroupLoss.MEAN,
        sftWeight(named.map(Method.Named::sftWeight).orElse(0.0), s));
  }

  /** Records of grpo that were made before there was the key have sums; ids of sums have no key. */
  private static GroupLoss groupLoss(WeightingProvider weighting, Settings s) {
    return weighting == GroupWeighting.Kind.GRPO
        ? s.addedChoice("group_loss", GroupLoss.class, GroupLoss.MEAN, GroupLoss.SUM)
        : s.choice("group_loss", GroupLoss.class, GroupLoss.MEAN);
  }

  /** Remembered where it is not 0 by the method's name. */
  private static double sftWeight(double usual, Settings s) {
    return usual == 0 ? s.addedNumber("sft_weight", 0) : s.number("sft_weight", usual);
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
    return logProbability(example, 0, sums) - logProbability(example, 1, sums);
  }

  /** What stands for ln π of a response: 0 the chosen one, 1 the rejected one. */
  double logProbability(Example example, int response, double[] sums) {
    return factor(example, response) * sums[response];
  }

  /**
   * What is minimised, of a pair.
   *
   * @param policy sums over the tokens of the chosen and the rejected response
   * @param reference the same of the reference
   */
  public double loss(Example example, double[] policy, double[] reference) {
    double value = evaluate(example, policy, reference)[0];
    return sftWeight == 0 ? value : value - sftWeight * policy[0] / example.tokens(0);
  }

  /**
   * What multiplies ∇ ln π of the chosen and of the rejected response in {@code weight} times the
   * gradient of {@link #loss}.
   */
  double[] upstreamGradient(Example example, double[] policy, double[] reference, double weight) {
    double[] loss = evaluate(example, policy, reference);
    double chosen = weight * loss[1] * factor(example, 0);
    double rejected = weight * loss[2] * factor(example, 1);
    double sft = sftWeight == 0 ? chosen : chosen - weight * sftWeight / example.tokens(0);
    return new double[] {sft, rejected};
  }

  /** ℓ, ∂ℓ/∂s_w, ∂ℓ/∂s_l. */
  private double[] evaluate(Example example, double[] policy, double[] reference) {
    ResponseLoss own = loss.of(example.group());
    double[] out = new double[3];
    own.evaluate(
        new LogRatios(
            logRatio(example, 0, policy, reference),
            logRatio(example, 1, policy, reference),
            margin(example, policy, reference)),
        out);
    return out;
  }

  /** What a loss is a function of: ln(π/π_ref) of a response, ln π for one without a reference. */
  double logRatio(Example example, int response, double[] policy, double[] reference) {
    double known = loss.of(example.group()).needsReference() ? reference[response] : 0;
    return factor(example, response) * (policy[response] - known);
  }

  private double factor(Example example, int response) {
    return logProbability.factor(example.tokens(response));
  }
}
