package io.github.grposuite.language.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import io.github.grposuite.language.Fixtures;
import io.github.grposuite.language.Rounding;
import io.github.grposuite.language.Rounding.Sums;
import io.github.grposuite.language.cache.ContentCache;
import io.github.grposuite.language.policy.Continuations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The output layer makes of a response's state the scores of the token that follows it. */
@Tag("numeric")
class HiddenStatesTest {
  @TempDir private Path folder;

  @Test
  void statesAreThoseAfterTheLastTokens() {
    SplittableRandom random = new SplittableRandom(3);
    try (LoadedModel loaded = LoadedModel.fixture("gemma")) {
      List<Continuations> items =
          List.of(loaded.item(random, 5, 1, 1, 3), loaded.item(random, 1, 2));
      List<Double> progress = new ArrayList<>();
      float[][][] states = states(loaded, items, progress);
      assertThat(progress).endsWith(1.0);
      double[][] expected = next(loaded, items);
      double[][] bounds =
          Rounding.bounds(
              Sums.FORWARD,
              Fixtures.folder("gemma"),
              change -> {
                try (LoadedModel changed = LoadedModel.of(change.folder())) {
                  return next(changed, items);
                }
              });
      int at = 0;
      for (float[][] item : states) {
        for (float[] state : item) {
          Rounding.assertWithin(
              "response " + at, logits(loaded, state), expected[at], bounds[at++]);
        }
      }
      assertThat(at).isEqualTo(4);
      progress.clear();
      assertThat(states(loaded, items, progress)).isDeepEqualTo(states);
      assertThat(progress).as("states computed again").isEmpty();
    }
  }

  private float[][][] states(LoadedModel loaded, List<Continuations> items, List<Double> progress) {
    ContentCache cache = new ContentCache(folder);
    return HiddenStates.of(cache, loaded.model(), "hash", items, progress::add);
  }

  /** The scores after every response, from the whole text. */
  private static double[][] next(LoadedModel loaded, List<Continuations> items) {
    return items.stream()
        .flatMap(
            item ->
                Stream.of(item.responses())
                    .map(r -> IntStream.concat(IntStream.of(item.prompt()), IntStream.of(r))))
        .map(tokens -> Rounding.doubles(loaded.model().nextTokenLogits(tokens.toArray())))
        .toArray(double[][]::new);
  }

  private static float[] logits(LoadedModel loaded, float[] state) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      DecoderModel model = loaded.model();
      Shape row = new Shape(1, state.length);
      return model.head().scores(model.manager().create(state, row)).toFloatArray();
    }
  }
}
