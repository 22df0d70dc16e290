package io.github.grposuite.experiments.training;

import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.pairs.PairMatrix.Storage;
import io.github.grposuite.datasets.TextPairs;
import io.github.grposuite.datasets.pairs.DividedPairs;
import io.github.grposuite.datasets.pairs.KeptFeatures;
import io.github.grposuite.datasets.pairs.PairChunk;
import io.github.grposuite.datasets.pairs.PairDrops;
import io.github.grposuite.datasets.pairs.PairException;
import io.github.grposuite.datasets.pairs.PairFeatures;
import io.github.grposuite.datasets.pairs.PairReading;
import io.github.grposuite.datasets.pairs.PairRequest;
import io.github.grposuite.datasets.pairs.ScannedPairs;
import io.github.grposuite.experiments.spec.Nearest;
import io.github.grposuite.experiments.spec.TreeSettings;
import io.github.grposuite.experiments.spec.UsageException;
import io.github.grposuite.records.file.FileProblem;
import io.github.grposuite.records.file.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** People's own files of pairs, read when they are needed; what is wrong is said at its setting. */
public final class PairFiles {
  private final TreeSettings settings;
  private final PairRequest request;
  private final Map<Path, String> hashes = new LinkedHashMap<>();
  private ScannedPairs scanned;
  private Division last;

  private record Division(long seed, DividedPairs pairs) {}

  private interface Reading<T> {
    T read() throws IOException;
  }

  PairFiles(TreeSettings settings, PairRequest request) {
    this.settings = settings;
    this.request = request;
  }

  /**
   * Those of a data block.
   *
   * @throws UsageException if the block cannot be read or has another source
   */
  public static PairFiles of(TreeSettings settings) {
    PolicyKind<?> policy = PolicyKind.of(settings);
    policy.data(settings);
    return new PairFiles(settings, PairBlock.read(settings, PairSource.features(settings)));
  }

  /** What is asked for. */
  public PairRequest request() {
    return request;
  }

  private synchronized ScannedPairs scanned() {
    if (scanned == null) {
      scanned = told(() -> ScannedPairs.of(request));
    }
    return scanned;
  }

  /** Which groups and parts there are, for a run's seed; the last one's are kept. */
  public synchronized DividedPairs divided(long seed) {
    boolean ofRun = request.split().filter(split -> split.seed().isEmpty()).isPresent();
    long drawn = ofRun ? seed : 0;
    if (last == null || last.seed != drawn) {
      last = new Division(drawn, told(() -> scanned().divide(drawn)));
    }
    return last.pairs;
  }

  /** All pairs as text, divided for a run's seed. */
  public TextPairs texts(long seed) {
    return told(() -> PairReading.texts(divided(seed)));
  }

  /** Train, validation and test. */
  List<PairMatrix> features(KeptFeatures features, long seed) {
    return told(() -> features.of(divided(seed)));
  }

  /** Validation and test; the training pairs are passed over. */
  List<PairMatrix> heldOut(PairFeatures features, Storage storage, long seed) {
    return told(() -> PairReading.heldOut(divided(seed), features, storage));
  }

  /** Where the training pairs are in the files, in chunks of so many. */
  List<PairChunk> chunks(int pairs, long seed) {
    return told(() -> divided(seed).chunks(pairs));
  }

  /** The settings, with the content of a file in the place of its path; reads the files. */
  Map<String, Object> identity() {
    scanned();
    Map<String, Object> content = new LinkedHashMap<>(settings.resolved());
    if (request.divided().isEmpty()) {
      List<String> files = new ArrayList<>();
      request.files().forEach(file -> files.add(hash(file)));
      content.put(PairBlock.FILE, files);
    } else {
      Map<String, String> files = new LinkedHashMap<>();
      request.divided().forEach((part, file) -> files.put(part.key(), hash(file)));
      content.put(PairBlock.FILE, files);
    }
    request
        .group()
        .join()
        .ifPresent(
            join -> {
              Map<String, Object> group = new LinkedHashMap<>();
              ((Map<?, ?>) content.get(PairBlock.GROUP))
                  .forEach((key, value) -> group.put(String.valueOf(key), value));
              group.put(PairBlock.JOIN, hash(join.file()));
              content.put(PairBlock.GROUP, group);
            });
    return content;
  }

  private synchronized String hash(Path file) {
    return hashes.computeIfAbsent(
        file,
        path -> {
          try {
            return "sha256:" + Sha256.hex(path);
          } catch (IOException e) {
            throw settings.problem(
                PairBlock.FILE, "%s cannot be read (%s)", path, FileProblem.reason(e));
          }
        });
  }

  private <T> T told(Reading<T> reading) {
    try {
      return reading.read();
    } catch (PairException.UnknownName e) {
      throw settings.problem(
          e.key(), "%s; %s", e.getMessage(), Nearest.suggest(e.name(), e.known()));
    } catch (PairException e) {
      throw settings.problem(e.key(), e.getMessage());
    } catch (IOException e) {
      throw settings.problem(PairBlock.FILE, "cannot be read (%s)", UsageException.reason(e));
    }
  }

  /** What is left out, and which parts share prompts, a sentence each; none if there is nothing. */
  List<String> notes(long seed) {
    List<String> notes = new ArrayList<>();
    PairDrops drops = divided(seed).drops();
    if (!drops.isEmpty()) {
      notes.add("left out: " + drops.text() + "; ./grpo data describe says more");
    }
    divided(seed).sharedPrompts().ifPresent(notes::add);
    return notes;
  }
}
