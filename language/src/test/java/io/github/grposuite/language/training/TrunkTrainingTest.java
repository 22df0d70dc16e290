package io.github.grposuite.language.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.cache.ContentCache;
import io.github.grposuite.language.model.LanguagePolicy;
import io.github.grposuite.language.model.LoadedModel;
import io.github.grposuite.language.model.TrunkStates;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training the uppermost layer on cached states of the layers below. */
class TrunkTrainingTest {
  /** Of weights after 8 updates of up to 1e-2; both sum in other orders. */
  private static final float WEIGHT = 1e-5f;

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

  private TrunkStates open(List<Continuations> items) {
    ContentCache cache = new ContentCache(folder);
    return TrunkStates.open(cache, loaded.model(), "hash", top, items, progress::add);
  }

  private float[] train(Stage stage, Optional<TrunkStates> trunk, Recorder recorder) {
    float[] start = LoadedModel.random(layout, 1);
    try (LanguagePolicy policy = new LanguagePolicy(loaded.model(), layout, start, trunk, 16)) {
      stage.run(policy, data, Hooks.measuring(recorder));
      return policy.weights();
    }
  }

  @Test
  void equalsTrainingWithoutTheCache() throws IOException {
    for (Stage stage : List.of(LanguageRuns.sft(5), LanguageRuns.robust(5))) {
      Recorder plain = new Recorder();
      float[] expected = train(stage, Optional.empty(), plain);
      Recorder once = new Recorder();
      float[] cached = train(stage, Optional.of(open(items())), once);
      assertThat(cached).containsExactly(expected, within(WEIGHT));
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
    Optional<TrunkStates> fewer = Optional.of(open(others));
    try (LanguagePolicy policy = new LanguagePolicy(loaded.model(), layout, start, fewer, 16)) {
      assertThat(policy.logProbabilities(others).length).isEqualTo(others.size());
      assertThatThrownBy(() -> policy.logProbabilities(items))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "the cached states are those of other prompts; open them for all items that are"
                  + " used");
    }
    LoraLayout lower = loaded.layout(0, List.of(0, top));
    try (TrunkStates states = open(items)) {
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
