package io.github.grposuite.language.training;

import io.github.grposuite.core.Checks;
import io.github.grposuite.core.Settings;
import java.util.Optional;

/**
 * How a stage of training proceeds, whatever it minimises. Where nothing is said, reading gives the
 * authors' scripts' values (protocol, section 5), AdamW for fine-tuning too, and otherwise torch's.
 * Those of the paper's Table 2 are in opinion/paper.
 *
 * @param learningRate of the updates after the warm-up, &gt; 0
 * @param warmupSteps updates over which the learning rate rises linearly; 0 for none
 * @param epochs passes over the training examples, ≥ 1
 * @param evaluateEvery training examples between evaluations, ≥ 1; 0 for no evaluation at all,
 *     which fine-tuning allows
 * @param batches batch and micro-batches
 * @param optimiser how weights follow gradients
 * @param maxNorm gradients are clipped to that Euclidean norm; 0 for no clipping
 * @param plateau when step sizes shrink, and when training stops
 */
public record TrainingSettings(
    double learningRate,
    int warmupSteps,
    int epochs,
    int evaluateEvery,
    Batches batches,
    Optimiser optimiser,
    double maxNorm,
    Plateau plateau) {
  private static final double IPO_RATE = 2e-5;
  private static final double GR_IPO_RATE = 6e-5;
  private static final double SFT_RATE = 1e-4;
  private static final int EPOCHS = 30;
  private static final int SFT_EPOCHS = 1;
  private static final int EVALUATE_EVERY = 960;

  /** Checks the ranges. */
  public TrainingSettings {
    Checks.positive("learning_rate", learningRate);
    Checks.atLeast("warmup_steps", 0, warmupSteps);
    Checks.atLeast("epochs", 1, epochs);
    Checks.atLeast("evaluate_every", 0, evaluateEvery);
    Checks.nonNegative("max_norm", maxNorm);
    if (learningRate < plateau.minLearningRate()) {
      throw new IllegalArgumentException(
          "learning_rate must be at least min_learning_rate, "
              + plateau.minLearningRate()
              + ", but was "
              + learningRate
              + "; training would stop before it starts");
    }
  }

  /** Whether a gradient of that norm is clipped. */
  public boolean clips(double norm) {
    return Gradients.clips(norm, maxNorm);
  }

  /**
   * Reads the settings of preference training. The learning rate is 6e-5 for weights that follow
   * the losses and 2e-5 otherwise, if it is not given.
   */
  public static TrainingSettings preference(PreferenceObjective objective, Settings s) {
    Checks.atLeast("evaluate_every", 1, s.integer("evaluate_every", EVALUATE_EVERY));
    int epochs = s.integer("epochs", EPOCHS);
    return read(s, "", objective.isAdaptive() ? GR_IPO_RATE : IPO_RATE, epochs);
  }

  /**
   * Reads the settings of fine-tuning, whose names begin with {@code sft_}; empty for {@code
   * sft_epochs} 0, where the others are read all the same.
   */
  public static Optional<TrainingSettings> sft(Settings s) {
    int epochs = Checks.atLeast("sft_epochs", 0, s.integer("sft_epochs", SFT_EPOCHS));
    try {
      TrainingSettings settings = read(s, "sft_", SFT_RATE, Math.max(1, epochs));
      return epochs == 0 ? Optional.empty() : Optional.of(settings);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("fine-tuning (sft_…): " + e.getMessage(), e);
    }
  }

  private static TrainingSettings read(Settings s, String prefix, double rate, int epochs) {
    Optimiser.Kind kind =
        s.addedChoice(prefix + "optimizer", Optimiser.Kind.class, Optimiser.Kind.ADAMW);
    double[] decays = decays(kind, s, prefix);
    int every = s.integer(prefix + "evaluate_every", EVALUATE_EVERY);
    return new TrainingSettings(
        s.number(prefix + "learning_rate", rate),
        s.integer(prefix + "warmup_steps", 0),
        epochs,
        every,
        new Batches(s.integer(prefix + "batch", 16), s.integer(prefix + "micro_batches", 2)),
        optimiser(kind, decays, s, prefix),
        s.number(prefix + "max_norm", 10),
        new Plateau(
            s.number(prefix + "plateau_factor", 0.1),
            patience(s, prefix, every > 0 ? every : EVALUATE_EVERY),
            s.number(prefix + "plateau_threshold", 1e-3),
            s.number(prefix + "plateau_alpha_factor", 0.5),
            s.number(prefix + "min_learning_rate", 1e-8)));
  }

  /** Of the running means: two of AdamW, one of RMSprop. */
  private static double[] decays(Optimiser.Kind kind, Settings s, String prefix) {
    return switch (kind) {
      case ADAMW -> {
        double[] betas = {AdamW.DEFAULT.beta1(), AdamW.DEFAULT.beta2()};
        betas = s.numbers(prefix + "betas", betas);
        if (betas.length != 2) {
          throw new IllegalArgumentException(
              "betas must be two numbers like [0.9, 0.999], but has " + betas.length);
        }
        yield betas;
      }
      case RMSPROP -> new double[] {s.number(prefix + "smoothing", RmsProp.DEFAULT.alpha())};
    };
  }

  private static Optimiser optimiser(
      Optimiser.Kind kind, double[] decays, Settings s, String prefix) {
    return switch (kind) {
      case ADAMW ->
          new AdamW(
              decays[0],
              decays[1],
              s.number(prefix + "epsilon", AdamW.DEFAULT.epsilon()),
              s.number(prefix + "weight_decay", AdamW.DEFAULT.weightDecay()));
      case RMSPROP ->
          new RmsProp(decays[0], s.number(prefix + "epsilon", RmsProp.DEFAULT.epsilon()));
    };
  }

  /** In evaluations, or from examples where these are given. */
  private static int patience(Settings s, String prefix, int every) {
    String examples = prefix + "plateau_examples";
    String patience = prefix + "plateau_patience";
    if (!s.has(examples)) {
      return s.integer(patience, Plateau.patience(every));
    }
    if (s.has(patience)) {
      throw new IllegalArgumentException(
          "patience must be given once, but there are "
              + patience
              + " and "
              + examples
              + "; remove one");
    }
    return Plateau.patience(s.integer(examples), every);
  }
}
