package io.github.grposuite.experiments.plan;

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
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A digest of the numbers that a run was trained and judged on. */
public final class DataHash {
  private DataHash() {}

  /** The digest of either kind of data. */
  public static String of(Workload work) {
    if (work instanceof Workload.LanguageModel texts) {
      return of(texts.pairs());
    }
    return of(((Workload.LogLinear) work).data());
  }

  /**
   * SHA-256 over the parts as JSON lines, prompt, chosen, rejected and group, as {@code ./grpo data
   * export} writes them.
   */
  private static String of(OpinionPairs pairs) {
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
    return Sha256.hex(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * SHA-256 over θ_0 and, for train, validation and test, every group's size and feature
   * differences, as big-endian doubles.
   */
  public static String of(PreferenceDataset data) {
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
