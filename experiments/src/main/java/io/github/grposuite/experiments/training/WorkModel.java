package io.github.grposuite.experiments.training;

import io.github.grposuite.datasets.Part;
import io.github.grposuite.datasets.TextPair;
import io.github.grposuite.datasets.TextPairs;
import io.github.grposuite.language.checkpoint.Checkpoint;
import io.github.grposuite.language.checkpoint.DecoderConfig;
import io.github.grposuite.language.checkpoint.PublishedModel;
import io.github.grposuite.language.checkpoint.TensorInfo;
import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.tokens.Tokenizer;
import io.github.grposuite.language.training.Example;
import io.github.grposuite.language.training.TrainingData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** A model as far as its work is counted: its shape, and how long texts are in its tokens. */
sealed interface WorkModel {
  /** Characters of a token of which only its text is known; the paper's prompts have 4 to 5. */
  int CHARACTERS = 4;

  /** What stands for it. */
  String name();

  DecoderConfig config();

  Collection<TensorInfo> tensors();

  /** The pairs as tokens. */
  TrainingData tokens(TextPairs pairs, LanguageSetup setup);

  /** That of a setup; the paper's if none is given. */
  static WorkModel of(LanguageSetup setup) {
    return ModelFolder.isNone(setup.model())
        ? new Shape(PublishedModel.gemma2b())
        : new Folder(setup);
  }

  /** One whose files are there. */
  record Folder(String name, DecoderConfig config, Collection<TensorInfo> tensors)
      implements WorkModel {
    private Folder(LanguageSetup setup) {
      this(setup.model().toString(), Checkpoint.open(setup.model()));
    }

    private Folder(String name, Checkpoint checkpoint) {
      this(name, checkpoint.config(), List.copyOf(checkpoint.tensors().values()));
      checkpoint.close();
    }

    @Override
    public TrainingData tokens(TextPairs pairs, LanguageSetup setup) {
      try (Checkpoint checkpoint = Checkpoint.open(setup.model());
          Tokenizer tokenizer = Tokenizer.open(checkpoint)) {
        return setup.tokens(config).of(pairs, tokenizer).data();
      }
    }
  }

  /** One of which only the shape is known. */
  record Shape(PublishedModel model) implements WorkModel {
    @Override
    public String name() {
      return model.name();
    }

    @Override
    public DecoderConfig config() {
      return model.config();
    }

    @Override
    public Collection<TensorInfo> tensors() {
      return model.tensors().values();
    }

    @Override
    public TrainingData tokens(TextPairs pairs, LanguageSetup setup) {
      List<List<Example>> parts = new ArrayList<>();
      for (Part part : Part.values()) {
        parts.add(pairs.of(part).stream().map(pair -> example(pair, setup.maxLength())).toList());
      }
      return new TrainingData(pairs.groups(), parts.get(0), parts.get(1), parts.get(2));
    }

    /** Tokens of no meaning; one more before the prompt, as models have it. */
    private static Example example(TextPair pair, int maxLength) {
      int[] chosen = tokens(pair.text().chosen(), 0);
      int[] rejected = tokens(pair.text().rejected(), 0);
      int[] prompt = tokens(pair.text().prompt(), 1);
      int most = Math.max(1, maxLength - Math.max(chosen.length, rejected.length));
      return new Example(
          pair.group(),
          new Continuations(
              prompt.length <= most ? prompt : Arrays.copyOf(prompt, most),
              new int[][] {chosen, rejected}));
    }

    /** The same for the same text. */
    private static int[] tokens(String text, int more) {
      int[] tokens = new int[Math.max(1, (text.length() + CHARACTERS - 1) / CHARACTERS + more)];
      Arrays.fill(tokens, text.hashCode());
      return tokens;
    }
  }
}
