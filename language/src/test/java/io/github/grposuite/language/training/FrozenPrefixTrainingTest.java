package io.github.grposuite.language.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.language.Rounding;
import io.github.grposuite.language.Rounding.Sums;
import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.cache.ContentCache;
import io.github.grposuite.language.model.FrozenPrefix;
import io.github.grposuite.language.model.LanguagePolicy;
import io.github.grposuite.language.model.LoadedModel;
import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.training.LanguageRuns.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training the uppermost layer on cached states of the layers below. */
@Tag("numeric")
class FrozenPrefixTrainingTest {
  @TempDir private Path folder;

  private final LoadedModel loaded = LoadedModel.fixture("llama");
  private final int top = loaded.checkpoint().config().layers() - 1;
  private final LoraLayout layout = loaded.layout(0, List.of(top));
  private final TrainingData data = LanguageRuns.data(loaded);
  private final List<Double> progress = new ArrayList<>();

  @AfterEach
  void close() {
    loaded.close();
  }

  /** All items that both stages use. */
  private List<Continuations> items() {
    return Stream.of(data.train(), data.validation(), data.test())
        .flatMap(List::stream)
        .flatMap(example -> Stream.of(example.continuations(), example.chosen()))
        .toList();
  }

  private FrozenPrefix open(List<Continuations> items) {
    ContentCache cache = new ContentCache(folder);
    return FrozenPrefix.open(cache, loaded.model(), "hash", top, items, progress::add);
  }

  private float[] train(Stage stage, Optional<FrozenPrefix> prefix, Recorder recorder) {
    float[] start = LoadedModel.random(layout, 1);
    try (LanguagePolicy policy = new LanguagePolicy(loaded.model(), layout, start, prefix, 16)) {
      stage.run(policy, data, Hooks.measuring(recorder));
      return policy.weights();
    }
  }

  @Test
  void theCacheChangesNothingThatIsMeasured() throws IOException {
    for (Stage stage : List.of(LanguageRuns.sft(5), LanguageRuns.robust(5))) {
      Recorder plain = new Recorder();
      train(stage, Optional.empty(), plain);
      Recorder once = new Recorder();
      float[] cached = train(stage, Optional.of(open(items())), once);
      assertThat(once.rows()).hasSameSizeAs(plain.rows());
      progress.clear();
      Recorder again = new Recorder();
      assertThat(train(stage, Optional.of(open(items())), again)).isEqualTo(cached);
      assertThat(again.rows()).isEqualTo(once.rows());
      assertThat(progress).as("states computed again").isEmpty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  /**
   * Every update of an epoch without the cache is repeated from the same state with it: the
   * rounding of its gradient may move the weights as {@link AdamWBound} says.
   */
  @Test
  void everyUpdateIsThatWithoutTheCache() {
    AdamW adam = AdamW.DEFAULT;
    for (Stage stage : List.of(LanguageRuns.sft(5), LanguageRuns.robust(5))) {
      float[] start = LoadedModel.random(layout, 1);
      Optional<TrainingState> state = Optional.empty();
      for (int t = 1; t <= 4; t++) {
        Optional<TrainingState> from = state;
        TrainingState plain = LanguageRuns.next(stage, policy(Optional.empty(), start), data, from);
        TrainingState cached =
            LanguageRuns.next(stage, policy(Optional.of(open(items())), start), data, from);
        double[] means = means(stage, start, from);
        AdamWBound bound = new AdamWBound(adam, plain.rate()[0]);
        for (int j = 0; j < start.length; j++) {
          double delta = means[j] / (1 - adam.beta1());
          float expected = plain.weights()[j];
          double allowed =
              bound.ofLast(t, plain.square()[j], delta) + 2 * bound.rounding(1, expected);
          assertThat((double) cached.weights()[j])
              .as("weight %d after update %d", j, t)
              .isEqualTo(expected, within(allowed));
        }
        state = Optional.of(plain);
      }
      assertThat(state.orElseThrow().epoch()).isEqualTo(1);
    }
  }

  private LanguagePolicy policy(Optional<FrozenPrefix> prefix, float[] start) {
    return new LanguagePolicy(loaded.model(), layout, start, prefix, 16);
  }

  /**
   * Bounds of m after the next update; m before it is given, so only its gradient's part changes.
   */
  private double[] means(Stage stage, float[] start, Optional<TrainingState> from) {
    return Rounding.bounds(
        Sums.GRADIENT,
        loaded.checkpoint().folder(),
        change -> {
          try (LoadedModel changed = LoadedModel.of(change.folder())) {
            LanguagePolicy policy =
                new LanguagePolicy(changed.model(), layout, change.of(start), Optional.empty(), 16);
            Optional<TrainingState> state =
                from.map(s -> LanguageRuns.at(s, change.of(s.weights())));
            TrainingState next = LanguageRuns.next(stage, policy, data, state);
            return new double[][] {Rounding.doubles(next.mean())};
          }
        })[0];
  }

  @Test
  void progressEndsWithOne() {
    open(items()).close();
    assertThat(progress).isSorted().endsWith(1.0);
  }

  @Test
  void statesOfOtherPromptsOrLayersAreRefused() {
    List<Continuations> items = items();
    Continuations last = items.get(items.size() - 1);
    List<Continuations> others =
        items.stream().filter(item -> item.prompt() != last.prompt()).toList();
    float[] start = LoadedModel.random(layout, 1);
    Optional<FrozenPrefix> fewer = Optional.of(open(others));
    try (LanguagePolicy policy = new LanguagePolicy(loaded.model(), layout, start, fewer, 16)) {
      assertThat(policy.logProbabilities(others).length).isEqualTo(others.size());
      assertThatThrownBy(() -> policy.logProbabilities(items))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "the cached states are those of other prompts; open them for all items that are"
                  + " used");
    }
    LoraLayout lower = loaded.layout(0, List.of(0, top));
    try (FrozenPrefix states = open(items)) {
      float[] more = LoadedModel.random(lower, 1);
      assertThatThrownBy(
              () -> new LanguagePolicy(loaded.model(), lower, more, Optional.of(states), 16))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "the cached states must be those below layer 0, the adapter's lowest, but are those"
                  + " of 2 layers");
    }
  }
}
