package io.github.grposuite.experiments.training;

import io.github.grposuite.core.evaluation.PreferenceDataset;
import io.github.grposuite.core.pairs.GroupSums;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.pairs.PairMatrix.Storage;
import io.github.grposuite.core.pairs.Pairs;
import io.github.grposuite.datasets.Part;
import io.github.grposuite.datasets.StartRange;
import io.github.grposuite.datasets.pairs.DividedPairs;
import io.github.grposuite.datasets.pairs.PairChunk;
import io.github.grposuite.datasets.pairs.PairFeatures;
import io.github.grposuite.datasets.pairs.PairReading;
import io.github.grposuite.experiments.spec.TreeSettings;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.experiments.spec.YamlFormat;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A data block with {@code source: pairs} whose training pairs are read in blocks, each by the
 * machine that keeps it; held-out pairs are kept here.
 */
public final class BlockedPairs {
  private final TreeSettings settings;
  private final PairFiles files;
  private final PairFeatures features;
  private final Storage storage;

  private BlockedPairs(TreeSettings settings) {
    if (!"pairs".equals(settings.text("source", ""))
        || PolicyKind.of(settings) != PolicyKind.LOG_LINEAR) {
      throw settings.problem("source", "must be pairs, with a log-linear policy, to be in blocks");
    }
    if (Examples.read(settings) != Examples.NONE) {
      throw settings.problem("examples", "cannot be recorded of pairs in blocks; remove it");
    }
    this.settings = settings;
    this.files = PairFiles.of(settings);
    this.features =
        PairSource.made(settings)
            .orElseThrow(
                () ->
                    settings.problem(
                        "representation",
                        "must be hashed or columns where pairs are in blocks; write the hidden"
                            + " states into columns"));
    this.storage = settings.choice("storage", Storage.class, Storage.FLOAT64);
  }

  /**
   * Those of a data block; no file is opened.
   *
   * @param data every setting, as a {@link DataPlan} has it
   * @throws UsageException if they cannot be in blocks
   */
  public static BlockedPairs of(Map<String, Object> data) {
    return new BlockedPairs(
        new TreeSettings("the experiment", "data", YamlFormat.MAPPER.valueToTree(data)));
  }

  /** The same data, the training pairs elsewhere. */
  public DataPlan<Dataset.LogLinear> plan(DataPlan<?> original, PairPlacement placement) {
    StartRange start = OpinionSource.start(settings);
    return new DataPlan<>(
        PolicyKind.LOG_LINEAR,
        original.settings(),
        original.identity(),
        original.groups(),
        original.drawn(),
        original.notes(),
        (seed, progress) -> {
          List<PairMatrix> heldOut = files.heldOut(features, storage, seed);
          Pairs train = placement.place(this, seed);
          return new Dataset.LogLinear(
              new PreferenceDataset(
                  files.divided(seed).groups(),
                  train,
                  heldOut.get(0),
                  heldOut.get(1),
                  Optional.empty(),
                  start.draw(features.dimension(), seed)));
        });
  }

  /** Number of features d. */
  public int dimension() {
    return features.dimension();
  }

  /** Bytes of a number. */
  public int bytesOfNumber() {
    return storage == Storage.FLOAT32 ? Float.BYTES : Double.BYTES;
  }

  /** Number of training pairs of every group, for a run's seed. */
  public int[] trainSizes(long seed) {
    DividedPairs divided = files.divided(seed);
    return IntStream.range(0, divided.groups().size())
        .map(group -> divided.size(group, Part.TRAIN))
        .toArray();
  }

  /** Where the training pairs are in the files, in runs of so many blocks of a group. */
  public List<PairChunk> chunks(int blocks, long seed) {
    return files.chunks(blocks * GroupSums.BLOCK, seed);
  }

  /** Reads a run of blocks. */
  public List<PairMatrix> read(PairChunk chunk) throws IOException {
    return PairReading.blocks(files.request(), chunk, features, storage, GroupSums.BLOCK);
  }
}
