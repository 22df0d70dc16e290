package io.github.grposuite.language.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.core.loss.Dpo;
import io.github.grposuite.core.loss.Ipo;
import io.github.grposuite.core.loss.Nca;
import io.github.grposuite.core.weighting.AlgorithmTwo;
import io.github.grposuite.core.weighting.CommonGradient;
import io.github.grposuite.core.weighting.ExponentiatedGradient;
import io.github.grposuite.core.weighting.MemorylessWeighting;
import io.github.grposuite.core.weighting.Pooled;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripts' values where nothing is said, every value where it is, and what is rejected. */
class TrainingSettingsTest {
  private static final MapSettings NOTHING = MapSettings.of();
  private static final Plateau SCRIPTS = new Plateau(0.1, 4, 0.001, 0.5, 1e-8);
  private static final AdamW TORCH = new AdamW(0.9, 0.999, 1e-8, 0.01);

  @Test
  void defaultsAreTheScripts() {
    PreferenceObjective robust = PreferenceObjective.read("gr-ipo", NOTHING);
    assertThat(robust)
        .isEqualTo(
            new PreferenceObjective(
                new Ipo(0.01),
                new ExponentiatedGradient(4e-6, 1, 0),
                LogProbability.SUM,
                GroupLoss.MEAN,
                0));
    assertThat(PreferenceObjective.read("gr-ipo", MapSettings.of("group_loss", "sum")))
        .isEqualTo(
            new PreferenceObjective(
                new Ipo(0.01), new ExponentiatedGradient(5e-7, 1, 0), LogProbability.SUM));
    assertThat(TrainingSettings.preference(robust, NOTHING))
        .isEqualTo(new TrainingSettings(6e-5, 0, 30, 960, new Batches(16, 2), TORCH, 10, SCRIPTS));
    PreferenceObjective pooled = PreferenceObjective.read("ipo", NOTHING);
    assertThat(pooled.weighting()).isEqualTo(new Pooled());
    assertThat(TrainingSettings.preference(pooled, NOTHING).learningRate()).isEqualTo(2e-5);
    assertThat(TrainingSettings.sft(NOTHING))
        .contains(new TrainingSettings(1e-4, 0, 1, 960, new Batches(16, 2), TORCH, 10, SCRIPTS));
    assertThat(TrainSample.read(NOTHING)).isEqualTo(new TrainSample.Subset(64));
  }

  @Test
  void groupLossesAreMeansUnlessSumsAreAskedFor() {
    PreferenceObjective mean = PreferenceObjective.read("gr-dpo", NOTHING);
    assertThat(mean.groupLoss()).isEqualTo(GroupLoss.MEAN);
    assertThat(mean.weighting()).isEqualTo(new ExponentiatedGradient(0.014, 1, 0)); // 0.01 / ln 2
    PreferenceObjective tail = PreferenceObjective.read("cvar-dpo", MapSettings.of("tail", 0.5));
    assertThat(tail.groupLoss()).isEqualTo(GroupLoss.MEAN);
    assertThat(tail.weighting()).isEqualTo(new MemorylessWeighting.Cvar(0.5));
    assertThat(
            PreferenceObjective.read("cgd-dpo", MapSettings.of("group_loss", "sum", "offset", 2)))
        .isEqualTo(
            new PreferenceObjective(
                new Dpo(0.01), new CommonGradient(0.0018, 2), LogProbability.SUM));
    assertThat(PreferenceObjective.read("gr-ipo@algorithm-2", NOTHING).weighting())
        .isEqualTo(new AlgorithmTwo(4e-6));
    MapSettings pooled = MapSettings.of();
    PreferenceObjective.read("dpo", pooled);
    assertThat(pooled.asked()).doesNotContain("group_loss", "eta_alpha");
  }

  @Test
  void fineTuningCountsBesideALoss() {
    assertThat(PreferenceObjective.read("rpo", NOTHING))
        .isEqualTo(
            new PreferenceObjective(
                new Dpo(0.01), new Pooled(), LogProbability.SUM, GroupLoss.MEAN, 1));
    assertThat(PreferenceObjective.read("nca", MapSettings.of("sft_weight", 0.25)))
        .isEqualTo(
            new PreferenceObjective(
                new Nca(0.01), new Pooled(), LogProbability.SUM, GroupLoss.MEAN, 0.25));
    assertThatThrownBy(() -> PreferenceObjective.read("dpo", MapSettings.of("sft_weight", -1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sft_weight must not be negative, but was -1.0");
  }

  @Test
  void clippingActsAboveTheNorm() {
    TrainingSettings ten =
        TrainingSettings.preference(PreferenceObjective.read("ipo", NOTHING), NOTHING);
    assertThat(ten.clips(9.999)).isFalse();
    assertThat(ten.clips(10)).isTrue();
    TrainingSettings none =
        TrainingSettings.preference(
            PreferenceObjective.read("ipo", NOTHING), MapSettings.of("max_norm", 0));
    assertThat(none.clips(1e9)).isFalse();
  }

  @Test
  void theTradeOffTakesGivenWeights() {
    MapSettings settings = MapSettings.of("chi", 0.5, "mu", new double[] {1, 3});
    assertThat(PreferenceObjective.read("gr-ipo", settings).weighting().start(new int[] {4, 4}))
        .satisfies(
            weights -> {
              assertThat(weights.effective(0)).isEqualTo(0.5 * 0.25 + 0.5 * 0.5);
              assertThat(weights.effective(1)).isEqualTo(0.5 * 0.75 + 0.5 * 0.5);
            });
  }

  @ParameterizedTest
  @CsvSource({"960, 4", "192, 20", "16, 240", "5000, 1"})
  void patienceIsCountedInEvaluations(int every, int patience) {
    TrainingSettings settings =
        TrainingSettings.preference(
            PreferenceObjective.read("ipo", NOTHING), MapSettings.of("evaluate_every", every));
    assertThat(settings.plateau().patience()).isEqualTo(patience);
  }

  /**
   * Evaluations happen every so many examples: step sizes shrink at the first one that is at least
   * as many examples as allowed after the best. The paper's 4,000 are the scripts' 4 at 960.
   */
  @ParameterizedTest
  @CsvSource({"960, 4000, 4", "960, 3840, 3", "960, 3841, 4", "192, 4000, 20", "5000, 4000, 0"})
  void patienceInExamples(int every, int examples, int patience) {
    for (String prefix : new String[] {"", "sft_"}) {
      MapSettings settings =
          MapSettings.of(prefix + "evaluate_every", every, prefix + "plateau_examples", examples);
      assertThat(read(prefix, settings).plateau().patience()).isEqualTo(patience);
      int evaluations = 0;
      LearningRate rate = new LearningRate(1, 0, read(prefix, settings).plateau());
      assertThat(rate.shrinks(1)).isFalse();
      do {
        evaluations++;
      } while (!rate.shrinks(1));
      assertThat(evaluations * every).isBetween(examples, examples + every - 1);
    }
  }

  private static TrainingSettings read(String prefix, MapSettings settings) {
    return prefix.isEmpty()
        ? TrainingSettings.preference(PreferenceObjective.read("ipo", NOTHING), settings)
        : TrainingSettings.sft(settings).orElseThrow();
  }

  @Test
  void patienceIsGivenOnce() {
    MapSettings both = MapSettings.of("plateau_examples", 4000, "plateau_patience", 4);
    assertThatThrownBy(() -> read("", both))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "patience must be given once, but there are plateau_patience and plateau_examples;"
                + " remove one");
    assertThatThrownBy(() -> read("", MapSettings.of("plateau_examples", 0)))
        .hasMessage("plateau_examples must be at least 1, but was 0");
  }

  @Test
  void theOptimiserCanBeRmsprop() {
    for (String prefix : new String[] {"", "sft_"}) {
      MapSettings settings = MapSettings.of(prefix + "optimizer", "rmsprop");
      assertThat(read(prefix, settings).optimiser()).isEqualTo(new RmsProp(0.99, 1e-8));
      assertThat(settings.asked()).doesNotContain(prefix + "betas", prefix + "weight_decay");
      MapSettings other =
          MapSettings.of(
              prefix + "optimizer", "rmsprop", prefix + "smoothing", 0.9, prefix + "epsilon", 1e-4);
      assertThat(read(prefix, other).optimiser()).isEqualTo(new RmsProp(0.9, 1e-4));
      assertThat(read(prefix, NOTHING).optimiser()).isEqualTo(TORCH);
    }
  }

  @Test
  void everyValueCanBeSet() {
    for (String prefix : new String[] {"", "sft_"}) {
      MapSettings settings =
          MapSettings.of(
              prefix + "learning_rate", 1,
              prefix + "warmup_steps", 2,
              prefix + "epochs", 3,
              prefix + "evaluate_every", 4,
              prefix + "batch", 9,
              prefix + "micro_batches", 3,
              prefix + "betas", new double[] {0.5, 0.6},
              prefix + "epsilon", 7,
              prefix + "weight_decay", 8,
              prefix + "max_norm", 9,
              prefix + "plateau_factor", 0.3,
              prefix + "plateau_patience", 10,
              prefix + "plateau_threshold", 0.25,
              prefix + "plateau_alpha_factor", 0.75,
              prefix + "min_learning_rate", 0.125);
      TrainingSettings expected =
          new TrainingSettings(
              1,
              2,
              3,
              4,
              new Batches(9, 3),
              new AdamW(0.5, 0.6, 7, 8),
              9,
              new Plateau(0.3, 10, 0.25, 0.75, 0.125));
      PreferenceObjective objective = PreferenceObjective.read("ipo", NOTHING);
      assertThat(
              prefix.isEmpty()
                  ? TrainingSettings.preference(objective, settings)
                  : TrainingSettings.sft(settings).orElseThrow())
          .isEqualTo(expected);
      assertThat(settings.asked()).hasSize(17);
    }
    assertThat(
            PreferenceObjective.read(
                "mine",
                MapSettings.of(
                    "loss",
                    "dpo",
                    "weighting",
                    "grpo",
                    "beta",
                    2,
                    "eta_alpha",
                    3,
                    "chi",
                    0.5,
                    "offset",
                    4,
                    "log_probability",
                    "mean")))
        .isEqualTo(
            new PreferenceObjective(
                new Dpo(2),
                new ExponentiatedGradient(3, 0.5, 4),
                LogProbability.MEAN,
                GroupLoss.MEAN,
                0));
    assertThat(TrainSample.read(MapSettings.of("evaluate_train", "full")))
        .isEqualTo(new TrainSample.Full());
    assertThat(TrainSample.read(MapSettings.of("evaluate_train", "none")))
        .isEqualTo(new TrainSample.None());
    assertThat(TrainSample.read(MapSettings.of("evaluate_train_examples", 5)))
        .isEqualTo(new TrainSample.Subset(5));
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        Arguments.of("learning_rate", 0, "learning_rate must be positive, but was 0.0"),
        Arguments.of(
            "learning_rate",
            1e-9,
            "learning_rate must be at least min_learning_rate, 1.0E-8, but was 1.0E-9; training"
                + " would stop before it starts"),
        Arguments.of("warmup_steps", -1, "warmup_steps must be at least 0, but was -1"),
        Arguments.of("epochs", 0, "epochs must be at least 1, but was 0"),
        Arguments.of("evaluate_every", 0, "evaluate_every must be at least 1, but was 0"),
        Arguments.of("batch", 0, "batch must be at least 1, but was 0"),
        Arguments.of("micro_batches", 0, "micro_batches must be at least 1, but was 0"),
        Arguments.of(
            "micro_batches",
            3,
            "batch must be a multiple of micro_batches, 3, but was 16; change one of the two"),
        Arguments.of("max_norm", Double.NaN, "max_norm must not be negative, but was NaN"),
        Arguments.of(
            "betas", new double[] {0.9}, "betas must be two numbers like [0.9, 0.999], but has 1"));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void rejects(String key, Object value, String message) {
    PreferenceObjective objective = PreferenceObjective.read("ipo", NOTHING);
    assertThatThrownBy(() -> TrainingSettings.preference(objective, MapSettings.of(key, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void rejectsWhatDoesNotFit() {
    assertThat(TrainingSettings.sft(MapSettings.of("sft_epochs", 0))).isEmpty();
    assertThatThrownBy(() -> TrainingSettings.sft(MapSettings.of("sft_epochs", -1)))
        .hasMessage("sft_epochs must be at least 0, but was -1");
    assertThatThrownBy(() -> new TrainSample.Subset(0))
        .hasMessage("evaluate_train_examples must be at least 1, but was 0");
    assertThatThrownBy(() -> PreferenceObjective.read("gr-ipo@reference-head", NOTHING))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "weighting reference-head is defined for the closed form of log-linear policies only;"
                + " train a language model with weighting grpo (method gr-ipo or gr-dpo)");
    PreferenceObjective objective = PreferenceObjective.read("ipo", NOTHING);
    TrainingSettings silent =
        TrainingSettings.sft(MapSettings.of("sft_evaluate_every", 0)).orElseThrow();
    assertThatThrownBy(() -> new PreferenceStage(objective, silent, new TrainSample.None(), 1))
        .hasMessage("evaluate_every must be at least 1 for preference training, but was 0");
  }
}
