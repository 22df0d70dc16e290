package io.github.grposuite.language.tokens;

import io.github.grposuite.language.checkpoint.Checkpoint;
import io.github.grposuite.language.checkpoint.GenerationConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * What a checkpoint's files say of the tokens that begin and end texts, and where they disagree.
 * The rules are those of transformers 5: tokenizer.json alone decides what is put around a text,
 * generation_config.json, if there is one, what ends an answer.
 */
public final class SpecialTokens {
  private enum Role {
    BOS("what tokenizer.json puts before a text counts"),
    EOS("answers end as generation_config.json says, or else config.json"),
    PAD("nothing is ever padded");

    private final String rule;

    Role(String rule) {
      this.rule = rule;
    }

    String key() {
      return name().toLowerCase(Locale.ROOT) + "_token";
    }
  }

  private final Checkpoint checkpoint;
  private final Tokenizer tokenizer;
  private final TokenizerFile file;
  private final Optional<TokenizerConfig> config;

  private SpecialTokens(
      Checkpoint checkpoint,
      Tokenizer tokenizer,
      TokenizerFile file,
      Optional<TokenizerConfig> config) {
    this.checkpoint = checkpoint;
    this.tokenizer = tokenizer;
    this.file = file;
    this.config = config;
  }

  /**
   * Reads tokenizer.json and tokenizer_config.json beside it.
   *
   * @throws io.github.grposuite.language.checkpoint.CheckpointException if one cannot be read
   */
  public static SpecialTokens of(Checkpoint checkpoint, Tokenizer tokenizer) {
    return new SpecialTokens(
        checkpoint,
        tokenizer,
        TokenizerFile.read(checkpoint.tokenizer()),
        TokenizerConfig.in(checkpoint.folder()));
  }

  /**
   * What is put around texts where a file says otherwise or a response follows, a sentence each.
   */
  public List<String> aroundTexts() {
    List<String> notes = new ArrayList<>();
    if (tokenizer.after().length > 0) {
      notes.add(
          "tokenizer.json puts "
              + tokenizer.named(tokenizer.after())
              + " after a text; prompts leave it out, since a response follows");
    }
    config.ifPresent(
        settings -> {
          added(settings.addBos(), Role.BOS, tokenizer.before(), "before").ifPresent(notes::add);
          added(settings.addEos(), Role.EOS, tokenizer.after(), "after").ifPresent(notes::add);
        });
    return notes;
  }

  /** What disagrees and what counts, a sentence each. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>(aroundTexts());
    config.ifPresent(
        settings ->
            settings
                .texts()
                .forEach(
                    (name, text) -> {
                      if (!file.ids().containsKey(text)) {
                        notes.add(
                            "tokenizer_config.json's "
                                + name
                                + " \""
                                + text
                                + "\" is not in tokenizer.json, so it is no token");
                      }
                    }));
    for (Role role : Role.values()) {
      disagreement(role).ifPresent(notes::add);
    }
    if (checkpoint.answerEnds().isEmpty()) {
      notes.add("no token ends an answer; it ends at --max-tokens");
    }
    int vocabulary = checkpoint.config().vocabSize();
    if (file.largest() >= vocabulary) {
      notes.add(
          "tokenizer.json has tokens up to \""
              + file.last()
              + "\" ("
              + file.largest()
              + "), the model embeddings for 0 to "
              + (vocabulary - 1)
              + " only; a text with one beyond is refused");
    }
    return notes;
  }

  private Optional<String> added(Optional<Boolean> says, Role role, int[] puts, String where) {
    OptionalInt id = idInConfig(role);
    boolean does = id.isPresent() && Arrays.stream(puts).anyMatch(put -> put == id.getAsInt());
    if (says.isEmpty() || id.isEmpty() || says.get() == does) {
      return Optional.empty();
    }
    return Optional.of(
        "tokenizer_config.json has add_"
            + role.key()
            + " "
            + says.get()
            + ", but tokenizer.json puts "
            + (does ? tokenizer.named(id.getAsInt()) : "none")
            + " "
            + where
            + " a text, which counts (as in transformers 5)");
  }

  private OptionalInt idInConfig(Role role) {
    return config
        .map(settings -> settings.texts().get(role.key()))
        .map(file.ids()::get)
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  private Optional<String> disagreement(Role role) {
    Map<String, List<Integer>> found = new LinkedHashMap<>();
    found.put("config.json", inModelConfig(role));
    checkpoint
        .generation()
        .ifPresent(generation -> found.put("generation_config.json", in(generation, role)));
    idInConfig(role).ifPresent(id -> found.put("tokenizer_config.json", List.of(id)));
    found.values().removeIf(List::isEmpty);
    // A file may name more ends than another: that is no contradiction while they share one.
    List<Integer> shared = new ArrayList<>();
    found.values().stream().findFirst().ifPresent(shared::addAll);
    found.values().forEach(shared::retainAll);
    if (found.size() < 2 || !shared.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        role.key()
            + " is "
            + found.entrySet().stream()
                .map(entry -> tokenizer.named(entry.getValue()) + " in " + entry.getKey())
                .collect(Collectors.joining(", "))
            + "; "
            + role.rule);
  }

  private List<Integer> inModelConfig(Role role) {
    return switch (role) {
      case BOS -> list(checkpoint.config().bosToken());
      case EOS -> checkpoint.config().eosTokens();
      case PAD -> list(checkpoint.config().padToken());
    };
  }

  private static List<Integer> in(GenerationConfig generation, Role role) {
    return switch (role) {
      case BOS -> generation.bos();
      case EOS -> generation.eos();
      case PAD -> generation.pad();
    };
  }

  private static List<Integer> list(OptionalInt id) {
    return id.isPresent() ? List.of(id.getAsInt()) : List.of();
  }
}
