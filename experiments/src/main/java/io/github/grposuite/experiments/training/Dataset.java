package io.github.grposuite.experiments.training;

import io.github.grposuite.core.evaluation.PreferenceDataset;
import io.github.grposuite.core.pairs.Pairs;
import io.github.grposuite.datasets.PairFormat;
import io.github.grposuite.datasets.Part;
import io.github.grposuite.datasets.TextPairs;
import io.github.grposuite.records.file.Sha256;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the methods of a seed are trained and judged on. */
public sealed interface Dataset {
  /** The groups' names, in the order of their indices. */
  List<String> groups();

  /** SHA-256 of the numbers or the texts. */
  String hash();

  /**
   * Pairs as feature differences.
   *
   * @param texts the same pairs as text, where what becomes of each held-out one is recorded
   */
  record LogLinear(
      PreferenceDataset data, Examples examples, Optional<TextPairs> texts, String hash)
      implements Dataset {
    LogLinear(PreferenceDataset data) {
      this(data, Examples.NONE, Optional.empty(), hash(data));
    }

    LogLinear(PreferenceDataset data, Examples examples, Supplier<TextPairs> texts) {
      this(
          data,
          examples,
          examples == Examples.NONE ? Optional.empty() : Optional.of(texts.get()),
          hash(data));
    }

    @Override
    public List<String> groups() {
      return data.groups();
    }

    /**
     * Over θ_0 and, for train, validation and test, every group's size and feature differences, as
     * big-endian doubles.
     */
    private static String hash(PreferenceDataset data) {
      Sha256 sha = new Sha256();
      int d = data.theta0().length;
      ByteBuffer row = ByteBuffer.allocate(d * Double.BYTES);
      ByteBuffer count = ByteBuffer.allocate(Double.BYTES);
      row.asDoubleBuffer().put(data.theta0());
      sha.update(row.array());
      for (Pairs split : List.of(data.train(), data.validation(), data.test())) {
        int[] sizes = split.sizes();
        for (int g = 0; g < sizes.length; g++) {
          sha.update(count.putDouble(0, sizes[g]).array());
          split.read(
              g,
              pair -> {
                row.asDoubleBuffer().put(pair);
                sha.update(row.array());
              });
        }
      }
      return sha.hex();
    }
  }

  /**
   * Pairs as text, and the model that reads them.
   *
   * @param examples of which policies it is recorded what becomes of each held-out one
   */
  record Text(TextPairs pairs, LanguageSetup setup, Examples examples, String hash)
      implements Dataset {
    @Override
    public List<String> groups() {
      return pairs.groups();
    }

    /**
     * Over the parts as JSON lines, prompt, chosen, rejected and group, as {@code ./grpo data
     * export} writes them.
     */
    static String hash(TextPairs pairs) {
      StringWriter text = new StringWriter();
      try {
        for (Part part : Part.values()) {
          PairFormat.JSONL.write(pairs.examples(part), text);
          text.write('\n');
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return Sha256.hex(text.toString());
    }
  }
}
