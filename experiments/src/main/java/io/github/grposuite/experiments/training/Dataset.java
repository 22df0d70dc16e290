package io.github.grposuite.experiments.training;

import io.github.grposuite.core.evaluation.PreferenceDataset;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.datasets.PairFormat;
import io.github.grposuite.datasets.opinions.OpinionPairs;
import io.github.grposuite.datasets.opinions.Partition.Part;
import io.github.grposuite.datasets.opinions.PromptFormat;
import io.github.grposuite.records.file.Sha256;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** What the methods of a seed are trained and judged on. */
public sealed interface Dataset {
  /** The groups' names, in the order of their indices. */
  List<String> groups();

  /** SHA-256 of the numbers or the texts. */
  String hash();

  /**
   * Pairs as feature differences.
   *
   * @param examples the same pairs as opinions, where what becomes of each held-out one is recorded
   */
  record LogLinear(PreferenceDataset data, Optional<OpinionPairs> examples, String hash)
      implements Dataset {
    LogLinear(PreferenceDataset data, Optional<OpinionPairs> examples) {
      this(data, examples, hash(data));
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
      List<PairMatrix> splits = List.of(data.train(), data.validation(), data.test());
      int d = data.theta0().length;
      int numbers = d;
      for (PairMatrix split : splits) {
        numbers += split.groups() + split.size() * d;
      }
      ByteBuffer buffer = ByteBuffer.allocate(numbers * Double.BYTES);
      for (double value : data.theta0()) {
        buffer.putDouble(value);
      }
      for (PairMatrix split : splits) {
        int[] sizes = split.sizes();
        for (int g = 0; g < sizes.length; g++) {
          buffer.putDouble(sizes[g]);
          for (int i = 0; i < sizes[g]; i++) {
            for (int j = 0; j < d; j++) {
              buffer.putDouble(split.get(g, i, j));
            }
          }
        }
      }
      return Sha256.hex(buffer.array());
    }
  }

  /**
   * Pairs as text, and the model that reads them.
   *
   * @param examples whether what becomes of each held-out one is recorded
   */
  record Text(OpinionPairs pairs, LanguageSetup setup, boolean examples, String hash)
      implements Dataset {
    Text(OpinionPairs pairs, LanguageSetup setup, boolean examples) {
      this(pairs, setup, examples, hash(pairs));
    }

    @Override
    public List<String> groups() {
      return pairs.groups();
    }

    /**
     * Over the parts as JSON lines, prompt, chosen, rejected and group, as {@code ./grpo data
     * export} writes them.
     */
    private static String hash(OpinionPairs pairs) {
      StringWriter text = new StringWriter();
      try {
        for (Part part : Part.values()) {
          // Of the pairs; how they are worded is among the settings.
          PairFormat.JSONL.write(pairs.examples(part, PromptFormat.CODE), text);
          text.write('\n');
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return Sha256.hex(text.toString());
    }
  }
}
