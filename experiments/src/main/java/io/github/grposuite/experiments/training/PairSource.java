package io.github.grposuite.experiments.training;

import io.github.grposuite.core.evaluation.PreferenceDataset;
import io.github.grposuite.core.pairs.FeatureDifference;
import io.github.grposuite.core.pairs.PairMatrix;
import io.github.grposuite.core.pairs.PairMatrix.Storage;
import io.github.grposuite.datasets.StartRange;
import io.github.grposuite.datasets.TextPairs;
import io.github.grposuite.datasets.pairs.FeatureColumns;
import io.github.grposuite.datasets.pairs.KeptFeatures;
import io.github.grposuite.datasets.pairs.PairFeatures;
import io.github.grposuite.datasets.pairs.PairReading;
import io.github.grposuite.datasets.pairs.PairRequest;
import io.github.grposuite.datasets.text.HashedFeatures;
import io.github.grposuite.experiments.spec.TreeSettings;
import io.github.grposuite.language.cache.ContentCache;
import io.github.grposuite.language.model.Placement;
import io.github.grposuite.language.pairs.PairStates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Pairs of people's own files, for either kind of policy; no file is opened before it is needed.
 */
final class PairSource {
  /** What φ is made of. */
  private enum Representation {
    HASHED,
    HIDDEN_STATES,
    COLUMNS
  }

  /** What is read for a seed. */
  private interface Reading<T> {
    T read(long seed, DoubleConsumer progress);
  }

  private final TreeSettings settings;
  private final PairRequest request;
  private final PairFiles files;
  private final Examples examples;

  private PairSource(TreeSettings settings, Optional<FeatureColumns> features) {
    this.settings = settings;
    this.request = PairBlock.read(settings, features);
    this.files = new PairFiles(settings, request);
    this.examples = Examples.read(settings);
  }

  /** For a log-linear policy. */
  static DataPlan<Dataset.LogLinear> logLinear(TreeSettings settings) {
    Representation kind = representation(settings);
    Optional<FeatureColumns> columns = features(settings);
    PairSource source = new PairSource(settings, columns);
    StartRange start = OpinionSource.start(settings);
    Storage storage = settings.choice("storage", Storage.class, Storage.FLOAT64);
    return switch (kind) {
      case HASHED ->
          source.logLinear(start, Optional.empty(), source.matrices(hashed(settings), storage));
      case COLUMNS -> {
        if (source.examples != Examples.NONE) {
          throw settings.problem(
              "examples", "needs the text of the pairs; remove it, or the columns of features");
        }
        PairFeatures features = PairFeatures.columns(columns.orElseThrow());
        yield source.logLinear(start, Optional.empty(), source.matrices(features, storage));
      }
      case HIDDEN_STATES -> {
        ModelFolder model = ModelFolder.read(settings);
        Placement placement = Placement.readWithoutTraining(settings);
        yield source.logLinear(
            start,
            Optional.of(NamedModel.frozen(model)),
            source.shared(
                (seed, progress) -> source.states(model, placement, storage, seed, progress)));
      }
    };
  }

  private static PairFeatures hashed(TreeSettings settings) {
    return PairFeatures.hashed(
        new HashedFeatures(
            settings.integer("features", OpinionSource.FEATURES),
            settings.number("group_scale", 1)));
  }

  /** What features are made of; empty where a language model makes them. */
  static Optional<PairFeatures> made(TreeSettings settings) {
    return switch (representation(settings)) {
      case HASHED -> Optional.of(hashed(settings));
      case COLUMNS -> features(settings).map(PairFeatures::columns);
      case HIDDEN_STATES -> Optional.empty();
    };
  }

  private static Representation representation(TreeSettings settings) {
    return settings.choice("representation", Representation.class, Representation.HASHED);
  }

  /** The columns of numbers, where they are the representation. */
  static Optional<FeatureColumns> features(TreeSettings settings) {
    return representation(settings) == Representation.COLUMNS
        ? Optional.of(PairBlock.features(settings))
        : Optional.empty();
  }

  private Reading<List<PairMatrix>> matrices(PairFeatures features, Storage storage) {
    KeptFeatures kept = new KeptFeatures(features, storage);
    return (seed, progress) -> files.features(kept, seed);
  }

  private List<PairMatrix> states(
      ModelFolder model, Placement placement, Storage storage, long seed, DoubleConsumer progress) {
    PairStates states =
        PairStates.of(
            files.texts(seed), model.path(), placement, ContentCache.standard(), progress);
    List<PairMatrix> matrices =
        PairReading.matrices(files.divided(seed), states.dimension(), storage);
    for (int part = 0; part < matrices.size(); part++) {
      for (FeatureDifference pair : states.parts().get(part)) {
        matrices.get(part).append(pair.group(), pair.difference());
      }
    }
    return matrices;
  }

  private DataPlan<Dataset.LogLinear> logLinear(
      StartRange start, Optional<NamedModel> model, Reading<List<PairMatrix>> matrices) {
    Reading<TextPairs> texts = shared((seed, progress) -> files.texts(seed));
    return plan(
        PolicyKind.LOG_LINEAR,
        divides() || start.low() < start.high(),
        model,
        (seed, progress) -> {
          List<PairMatrix> parts = matrices.read(seed, progress);
          return new Dataset.LogLinear(
              new PreferenceDataset(
                  files.divided(seed).groups(),
                  parts.get(0),
                  parts.get(1),
                  parts.get(2),
                  Optional.empty(),
                  start.draw(parts.get(0).dimension(), seed)),
              examples,
              () -> texts.read(seed, progress));
        });
  }

  /** The same value for all seeds, unless the seed divides the pairs. */
  private <T> Reading<T> shared(Reading<T> reading) {
    if (divides()) {
      return reading;
    }
    Kept<T> kept = new Kept<>(progress -> reading.read(0, progress));
    return (seed, progress) -> kept.get(progress);
  }

  /** For a language model. */
  static DataPlan<Dataset.Text> text(TreeSettings settings) {
    PairSource source = new PairSource(settings, Optional.empty());
    ModelFolder model = ModelFolder.read(settings);
    LanguageSetup setup = LanguageSetup.ofTexts(model.path(), settings);
    Reading<TextPairs> texts = source.shared((seed, progress) -> source.files.texts(seed));
    return source.plan(
        PolicyKind.LANGUAGE_MODEL,
        source.divides(),
        Optional.of(NamedModel.trained(model, setup)),
        (seed, progress) -> {
          TextPairs pairs = texts.read(seed, progress);
          return new Dataset.Text(pairs, setup, source.examples, Dataset.Text.hash(pairs));
        });
  }

  private GroupCount groups() {
    int named = request.groups().size();
    return named > 0
        ? GroupCount.of(named)
        : new GroupCount(OptionalInt.empty(), () -> files.divided(0).groups().size());
  }

  /** Whether the seed of a run divides the pairs. */
  private boolean divides() {
    return request.split().filter(split -> split.seed().isEmpty()).isPresent();
  }

  private <D extends Dataset> DataPlan<D> plan(
      PolicyKind<D> policy, boolean drawn, Optional<NamedModel> model, DataPlan.Loader<D> loader) {
    Supplier<Map<String, Object>> identity =
        () -> {
          Map<String, Object> content = new LinkedHashMap<>(files.identity());
          model.ifPresent(named -> named.identify(content));
          return content;
        };
    return new DataPlan<>(
        policy,
        settings.resolved(),
        identity,
        groups(),
        drawn,
        () ->
            Stream.concat(
                    files.notes(0).stream(),
                    model.map(NamedModel::notes).orElse(List.of()).stream())
                .toList(),
        loader);
  }
}
