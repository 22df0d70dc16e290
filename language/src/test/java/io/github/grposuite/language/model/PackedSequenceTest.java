package io.github.grposuite.language.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import io.github.grposuite.language.Rounding;
import io.github.grposuite.language.Rounding.Change;
import io.github.grposuite.language.Rounding.Sums;
import io.github.grposuite.language.adapter.LoraLayout;
import io.github.grposuite.language.policy.Continuations;
import io.github.grposuite.language.policy.TrainablePolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packing of responses and items, and cutting into parts, change nothing but rounding. */
@Tag("numeric")
class PackedSequenceTest {
  /** No bound of a gradient may be more, relative to its norm. */
  private static final double GRADIENT = 1e-4;

  private final SplittableRandom random = new SplittableRandom(71);
  private LoadedModel loaded;
  private LoraLayout layout;

  /** What a policy makes of items. */
  private record Made(double[][] logProbabilities, float[] gradient) {}

  private void load(String fixture) {
    loaded = LoadedModel.fixture(fixture);
    layout = loaded.layout(0, List.of());
  }

  @AfterEach
  void close() {
    if (loaded != null) {
      loaded.close();
    }
  }

  private Made make(List<Continuations> items, double[][] seeds, int partTokens) {
    return make(loaded, LoadedModel.random(layout, 3), items, seeds, partTokens);
  }

  private Made make(
      LoadedModel of, float[] start, List<Continuations> items, double[][] seeds, int partTokens) {
    try (LanguagePolicy policy = of.policy(layout, start, partTokens)) {
      float[] gradient = new float[layout.size()];
      TrainablePolicy.UpstreamGradient upstream = (item, sums) -> seeds[item];
      double[][] sums = policy.accumulate(items, upstream, gradient, 0);
      assertThat(policy.logProbabilities(items)).isEqualTo(sums);
      return new Made(sums, gradient);
    }
  }

  /** Bounds of every sum, in the items' order, and of the gradient, which is last. */
  private double[][] bounds(List<Continuations> items, double[][] seeds) {
    return Rounding.bounds(
        Sums.GRADIENT,
        loaded.checkpoint().folder(),
        change -> {
          try (LoadedModel changed = LoadedModel.of(change.folder())) {
            float[] start = change.of(LoadedModel.random(layout, 3));
            Made made = make(changed, start, items, seeds, 4096);
            return Stream.concat(
                    Arrays.stream(made.logProbabilities())
                        .flatMapToDouble(Arrays::stream)
                        .mapToObj(sum -> new double[] {sum}),
                    Stream.of(Rounding.doubles(made.gradient())))
                .toArray(double[][]::new);
          }
        });
  }

  /** Several responses a prompt, of one token or more, some alike or with the same beginning. */
  private List<Continuations> items() {
    Continuations branching = loaded.item(random, 9, 1, 4, 7, 1, 2);
    int[][] responses = branching.responses();
    responses[2][0] = responses[1][0];
    responses[2][1] = responses[1][1];
    responses[3] = responses[0].clone();
    return List.of(
        branching,
        loaded.item(random, 1, 3, 2),
        loaded.item(random, 14, 1, 1),
        loaded.item(random, 5, 6));
  }

  private double[][] seeds(List<Continuations> items) {
    return items.stream()
        .map(item -> random.doubles(item.responses().length, -1, 1).toArray())
        .toArray(double[][]::new);
  }

  private void assertSame(
      List<Continuations> items, double[][] seeds, Made actual, double[][] sums, float[] gradient) {
    double[][] bounds = bounds(items, seeds);
    int at = 0;
    for (int i = 0; i < sums.length; i++) {
      for (int r = 0; r < sums[i].length; r++) {
        assertThat(actual.logProbabilities()[i][r]).isEqualTo(sums[i][r], within(bounds[at++][0]));
      }
    }
    double[] expected = Rounding.doubles(gradient);
    assertThat(Rounding.distance(actual.gradient(), expected))
        .isLessThan(Rounding.norm(bounds[at]));
    assertThat(Rounding.norm(bounds[at])).isLessThan(GRADIENT * Rounding.norm(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"llama", "gemma"})
  void packedResponsesAreThoseEncodedByThemselves(String fixture) {
    load(fixture);
    List<Continuations> items = items();
    double[][] seeds = seeds(items);
    List<Continuations> single = new ArrayList<>();
    List<double[]> singleSeeds = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      for (int r = 0; r < seeds[i].length; r++) {
        int[][] response = {items.get(i).responses()[r]};
        single.add(new Continuations(items.get(i).prompt(), response));
        singleSeeds.add(new double[] {seeds[i][r]});
      }
    }
    Made alone = make(single, singleSeeds.toArray(double[][]::new), 1);
    double[][] sums = new double[items.size()][];
    int next = 0;
    for (int i = 0; i < sums.length; i++) {
      sums[i] = new double[seeds[i].length];
      for (int r = 0; r < sums[i].length; r++) {
        sums[i][r] = alone.logProbabilities()[next++][0];
      }
    }
    assertThat(Arrays.stream(sums[0]).distinct().count()).isEqualTo(4);
    assertSame(items, seeds, make(items, seeds, 4096), sums, alone.gradient());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 40})
  void partsOfAnySizeAreTheWhole(int partTokens) {
    load("llama");
    List<Continuations> items = items();
    double[][] seeds = seeds(items);
    Made whole = make(items, seeds, 4096);
    assertThat(EncodingPart.of(items, partTokens)).hasSizeGreaterThan(1);
    assertSame(
        items, seeds, make(items, seeds, partTokens), whole.logProbabilities(), whole.gradient());
  }

  /**
   * The last layer computes no more than the asked tokens. If the response is said to begin at the
   * second token, all are asked.
   */
  @ParameterizedTest
  @ValueSource(strings = {"llama", "gemma"})
  void theAskedTokensAreThoseOfTheFullComputation(String fixture) {
    load(fixture);
    Continuations asked = loaded.item(random, 15, 4);
    int[] sequence =
        IntStream.concat(IntStream.of(asked.prompt()), IntStream.of(asked.responses()[0]))
            .toArray();
    int[] rest = Arrays.copyOfRange(sequence, 1, sequence.length);
    Continuations full = new Continuations(new int[] {sequence[0]}, new int[][] {rest});
    int width = loaded.model().config().hiddenSize();
    float[] few = encode(loaded, new Change(loaded.checkpoint().folder(), 0), asked);
    float[] all = encode(loaded, new Change(loaded.checkpoint().folder(), 0), full);
    assertThat(few).hasSize(4 * width);
    assertThat(all).hasSize(18 * width);
    double[] bounds =
        Rounding.bounds(
            Sums.FORWARD,
            loaded.checkpoint().folder(),
            change -> {
              try (LoadedModel changed = LoadedModel.of(change.folder())) {
                return new double[][] {Rounding.doubles(encode(changed, change, asked))};
              }
            })[0];
    double[] expected = Rounding.doubles(Arrays.copyOfRange(all, 14 * width, 18 * width));
    Rounding.assertWithin("states", few, expected, bounds);
  }

  private float[] encode(LoadedModel of, Change change, Continuations item) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray weights = of.model().manager().create(change.of(LoadedModel.random(layout, 3)));
      Adapter adapter = Adapter.frozen(layout, weights, false);
      return of.model()
          .encode(PackedSequence.of(List.of(item)), Optional.of(adapter))
          .toFloatArray();
    }
  }

  @Test
  void tokensSeeThePromptAndTheirOwnResponse() {
    Continuations item =
        new Continuations(new int[] {10, 11}, new int[][] {{20, 21, 22}, {30}, {40, 41}});
    PackedSequence one = PackedSequence.of(List.of(item));
    assertThat(one.tokens()).containsExactly(10, 11, 20, 21, 40);
    assertThat(one.positions()).containsExactly(0, 1, 2, 3, 2);
    assertThat(one.rows()).containsExactly(1, 2, 3, 4);
    assertThat(one.targets()[0]).containsExactly(20, 30, 40);
    assertThat(one.lastRows(0)).containsExactly(2, 0, 3);
    PackedSequence.Segment segment = one.segments().get(0);
    boolean[][] sees = new boolean[5][5];
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 5; j++) {
        sees[i][j] = segment.sees(i, j);
      }
    }
    assertThat(sees[3]).containsExactly(true, true, true, true, false);
    assertThat(sees[4]).containsExactly(true, true, false, false, true);
    assertThat(sees[0]).containsExactly(true, false, false, false, false);
  }

  @Test
  void windowsCountPositions() {
    Continuations item =
        new Continuations(new int[] {10, 11}, new int[][] {{20, 21, 22}, {30}, {40, 41, 42}});
    PackedSequence.Segment segment = PackedSequence.of(List.of(item)).segments().get(0);
    boolean[][] sees = new boolean[6][6];
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 6; j++) {
        sees[i][j] = segment.sees(i, j, OptionalInt.of(3));
      }
    }
    // Rows are the prompt's 0 and 1, and two tokens of two responses, each at 2 and 3.
    assertThat(sees[2]).containsExactly(true, true, true, false, false, false);
    assertThat(sees[3]).containsExactly(false, true, true, true, false, false);
    assertThat(sees[4]).containsExactly(true, true, false, false, true, false);
    assertThat(sees[5]).containsExactly(false, true, false, false, true, true);
  }
}
