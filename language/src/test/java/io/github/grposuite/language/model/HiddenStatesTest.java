package io.github.grposuite.language.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import io.github.grposuite.language.Fixtures;
import io.github.grposuite.language.cache.ContentCache;
import io.github.grposuite.language.policy.Continuations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The output layer makes of a response's state the scores of the token that follows it. */
class HiddenStatesTest {
  /** Relative to the largest logit by magnitude. */
  private static final double TOLERANCE = 1e-5;

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
      for (int i = 0; i < states.length; i++) {
        for (int r = 0; r < states[i].length; r++) {
          double[] expected = next(loaded, items.get(i), r);
          assertThat(Fixtures.difference(logits(loaded, states[i][r]), expected))
              .isLessThan(TOLERANCE);
        }
      }
      progress.clear();
      assertThat(states(loaded, items, progress)).isDeepEqualTo(states);
      assertThat(progress).as("states computed again").isEmpty();
    }
  }

  private float[][][] states(LoadedModel loaded, List<Continuations> items, List<Double> progress) {
    ContentCache cache = new ContentCache(folder);
    return HiddenStates.of(cache, loaded.model(), "hash", items, progress::add);
  }

  private static double[] next(LoadedModel loaded, Continuations item, int response) {
    int[] tokens =
        IntStream.concat(IntStream.of(item.prompt()), IntStream.of(item.responses()[response]))
            .toArray();
    float[] logits = loaded.model().nextTokenLogits(tokens);
    return IntStream.range(0, logits.length).mapToDouble(j -> logits[j]).toArray();
  }

  private static float[] logits(LoadedModel loaded, float[] state) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      DecoderModel model = loaded.model();
      Shape row = new Shape(1, state.length);
      return model.logits(model.manager().create(state, row)).toFloatArray();
    }
  }
}
