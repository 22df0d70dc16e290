package io.github.grposuite.experiments.training;

import io.github.grposuite.core.Checks;
import io.github.grposuite.core.Settings;
import io.github.grposuite.datasets.opinions.PromptFormat;
import io.github.grposuite.experiments.spec.TreeSettings;
import io.github.grposuite.language.adapter.LayerChoice;
import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.adapter.LoraScaling;
import io.github.grposuite.language.adapter.LoraSettings;
import io.github.grposuite.language.adapter.TargetChoice;
import io.github.grposuite.language.checkpoint.DecoderConfig;
import io.github.grposuite.language.model.Placement;
import io.github.grposuite.language.pairs.PairTokens;
import io.github.grposuite.language.training.TrainingSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * The language model of an experiment, and how its reference policy comes about.
 *
 * @param model the folder of a checkpoint
 * @param placement where and how it is held
 * @param start the adapter that training starts from; empty for one that changes nothing
 * @param lora the adapter's shape, its maps and layers aside
 * @param targets which maps of a layer get an adapter
 * @param layers which layers get an adapter
 * @param prompt how a question becomes a prompt
 * @param maxLength longest sequence in tokens
 * @param tooLong what becomes of a longer one
 * @param maxPrompt tokens of a prompt that are kept where a longer one is cut; empty for half
 * @param end what follows a response's letter
 * @param chat whether texts are written as a conversation
 * @param fineTuning supervised fine-tuning before preference training; empty for none
 * @param partTokens tokens that are encoded at a time while gradients are recorded
 */
public record LanguageSetup(
    Path model,
    Placement placement,
    Optional<AdapterFolder> start,
    LoraSettings lora,
    TargetChoice targets,
    LayerChoice layers,
    PromptFormat prompt,
    int maxLength,
    PairTokens.TooLong tooLong,
    OptionalInt maxPrompt,
    ResponseEnd end,
    ChatSetup chat,
    Optional<TrainingSettings> fineTuning,
    int partTokens) {
  private static final int MAX_LENGTH = 512;
  private static final int PART_TOKENS = 768;
  private static final String MAX_PROMPT = "max_prompt_length";

  /** What an update B A is multiplied by. */
  private enum Scaling {
    /** α/r. */
    LORA,
    /** α/√r. */
    RSLORA
  }

  /** What follows a response's letter. */
  public enum ResponseEnd {
    NONE,
    EOS
  }

  /** Checks the numbers. */
  public LanguageSetup {
    Checks.atLeast("part_tokens", 1, partTokens);
    new PairTokens(maxLength, tooLong, maxPrompt, new int[0], Optional.empty());
    if (chat.isUsed() && end != ResponseEnd.NONE) {
      throw new IllegalArgumentException(
          "response_end must be none with chat_template: model, which ends a response itself");
    }
  }

  /** Reads the setup; what is not given has the value of the authors' scripts. */
  static LanguageSetup read(Path model, TreeSettings s) {
    return read(model, s, LanguageSetup::prompt, settings -> ChatSetup.none());
  }

  /** As {@link #read(Path, TreeSettings)}, of pairs whose prompts are texts already. */
  static LanguageSetup ofTexts(Path model, TreeSettings s) {
    return read(model, s, settings -> PromptFormat.CODE, ChatSetup::read);
  }

  private static LanguageSetup read(
      Path model,
      TreeSettings s,
      Function<Settings, PromptFormat> prompt,
      Function<TreeSettings, ChatSetup> chat) {
    LoraSettings paper = LoraSettings.paper();
    LoraSettings lora =
        new LoraSettings(
            s.integer("lora_rank", paper.rank()),
            s.number("lora_alpha", paper.alpha()),
            s.number("lora_dropout", paper.dropout()),
            paper.targets(),
            paper.layers(),
            scaling(s));
    PairTokens.TooLong tooLong =
        s.choice("too_long", PairTokens.TooLong.class, PairTokens.TooLong.ERROR);
    return new LanguageSetup(
        model,
        Placement.read(s),
        AdapterFolder.read(s),
        lora,
        TargetChoice.parse(s.words("lora_targets", "all")),
        LayerChoice.parse(s.words("lora_layers", "all")),
        prompt.apply(s),
        s.integer("max_length", MAX_LENGTH),
        tooLong,
        tooLong == PairTokens.TooLong.TRUNCATE && s.has(MAX_PROMPT)
            ? OptionalInt.of(s.integer(MAX_PROMPT))
            : OptionalInt.empty(),
        s.choice("response_end", ResponseEnd.class, ResponseEnd.NONE),
        chat.apply(s),
        TrainingSettings.sft(s),
        s.integer("part_tokens", PART_TOKENS));
  }

  private static LoraScaling scaling(Settings s) {
    return switch (s.addedChoice("lora_scaling", Scaling.class, Scaling.LORA)) {
      case LORA -> LoraScaling.PLAIN;
      case RSLORA -> LoraScaling.RANK_STABILISED;
    };
  }

  /** The authors' program's prompt unless another is asked for. */
  static PromptFormat prompt(Settings s) {
    return s.addedChoice("prompt", PromptFormat.class, PromptFormat.CODE);
  }

  /** The adapter's shape for a model. */
  public LoraSettings lora(DecoderConfig config) {
    return lora.withTargets(targets.of(config)).withLayers(layers.of(config));
  }

  /**
   * Fails unless a model can be trained so.
   *
   * @throws IllegalArgumentException if a layer, a map or a token that is asked for is not there,
   *     or the adapter that training starts from is of another shape
   */
  void check(DecoderConfig config) {
    LoraLayout layout = new LoraLayout(lora(config), config);
    start.ifPresent(adapter -> adapter.weights(layout, config));
    tokens(config);
  }

  /** How pairs become tokens of a model. */
  public PairTokens tokens(DecoderConfig config) {
    int[] ending =
        switch (end) {
          case NONE -> new int[0];
          case EOS ->
              new int[] {
                config.eosTokens().stream()
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                model + " names no token that ends a text; set response_end: none"))
              };
        };
    return new PairTokens(
        Math.min(maxLength, config.maxPositions()),
        tooLong,
        maxPrompt,
        ending,
        chat.template(model));
  }
}
