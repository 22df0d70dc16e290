package io.github.grposuite.datasets.synthetic;

import static io.github.grposuite.datasets.synthetic.WorldSettings.list;
import static io.github.grposuite.datasets.synthetic.WorldSettings.world;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.datasets.random.RandomKind;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SyntheticWorldTest {
  @Test
  void readsEverySettingAndIsCertainByDefault() {
    SyntheticWorld world = world();
    assertThat(world.random()).isEqualTo(RandomKind.NUMPY_LEGACY);
    assertThat(world.features()).isEqualTo(FeatureMap.SWAPPED);
    assertThat(world.pairs()).isEqualTo(PairSampling.UNEVEN);
    assertThat(world.actions()).isEqualTo(8);
    assertThat(world.stateDimension()).isEqualTo(2);
    assertThat(world.rewards()).isDeepEqualTo(new double[][] {{1, 3, 1, 3}, {3, 1, 3, 1}});
    assertThat(world.groupWeights()).containsExactly(0.2, 0.8);
    assertThat(world.labelCertainty()).containsExactly(1, 1);
    assertThat(world.certain()).isTrue();
    assertThat(world.train()).isEqualTo(300);
    assertThat(world.validation()).isEqualTo(1000);
    assertThat(world.test()).isEqualTo(1000);
    assertThat(world.startLow()).isZero();
    assertThat(world.startHigh()).isEqualTo(5);
    assertThat(world.groups()).isEqualTo(2);
    assertThat(world.dimension()).isEqualTo(4);
    assertThat(world("label_certainty", list(1, 0.9)).certain()).isFalse();
  }

  static Stream<Arguments> rejected() {
    return Stream.of(
        Arguments.of("actions", 1, "actions must be at least 2, but was 1"),
        Arguments.of("state_dimension", 0, "state_dimension must be at least 1, but was 0"),
        Arguments.of(
            "rewards",
            new double[0][],
            "the number of reward vectors must be at least 1, but was 0"),
        Arguments.of(
            "rewards",
            new double[][] {{1, 3, 1, 3}, {3, 1}},
            "each of rewards must have 2 * state_dimension = 4 numbers, but one has 2"),
        Arguments.of(
            "group_weights",
            list(0.2, 0.3, 0.5),
            "group_weights must have one number a group, 2, but has 3"),
        Arguments.of(
            "group_weights", list(-0.2, 1.2), "group_weights must be positive, but was -0.2"),
        Arguments.of(
            "group_weights", list(Double.NaN, 1), "group_weights must be positive, but was NaN"),
        Arguments.of(
            "group_weights", list(0.25, 0.5), "group_weights must sum to 1, but sum to 0.75"),
        Arguments.of(
            "label_certainty",
            list(1),
            "label_certainty must have one number a group, 2, but has 1"),
        Arguments.of(
            "label_certainty",
            list(1, 1.5),
            "label_certainty must be between 0 and 1, but was 1.5"),
        Arguments.of(
            "label_certainty",
            list(Double.NaN, 1),
            "label_certainty must be between 0 and 1, but was NaN"),
        Arguments.of(
            "label_flips", list(0.1), "label_flips must have one number a group, 2, but has 1"),
        Arguments.of(
            "label_flips",
            list(0, 0.5),
            "label_flips must be at least 0 and below 0.5, but was 0.5"),
        Arguments.of("train", 2, "train = 2 leaves group 0 without a pair; raise it"),
        Arguments.of("validation", 1, "validation = 1 leaves group 0 without a pair; raise it"),
        Arguments.of("test", 0, "test = 0 leaves group 0 without a pair; raise it"),
        Arguments.of("start", list(1, 0), "start must be [low, high], but was [1.0, 0.0]"),
        Arguments.of("start", list(0, Double.NaN), "start must be [low, high], but was [0.0, NaN]"),
        Arguments.of(
            "start",
            list(0, Double.POSITIVE_INFINITY),
            "start must be [low, high], but was [0.0, Infinity]"),
        Arguments.of("start", list(0, 1, 2), "start must be [low, high], but has 3 numbers"));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("rejected")
  void rejects(String key, Object value, String message) {
    assertThatThrownBy(() -> world(key, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  /** Three rounded thirds of 2 are three pairs, one more than wanted; any could be the one cut. */
  @Test
  void rejectsAGroupThatRoundingCouldLeaveWithoutAPair() {
    assertThatThrownBy(
            () ->
                world(
                    "rewards",
                    new double[][] {{1, 3, 1, 3}, {3, 1, 3, 1}, {2, 2, 2, 2}},
                    "group_weights",
                    list(0.2, 0.3, 0.5),
                    "validation",
                    2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("validation = 2 leaves group 0 without a pair; raise it");
  }
}
