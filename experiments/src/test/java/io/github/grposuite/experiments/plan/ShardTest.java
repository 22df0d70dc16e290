package io.github.grposuite.experiments.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.grposuite.experiments.spec.Specification;
import io.github.grposuite.experiments.spec.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {
  private static final List<Cell> CELLS = cells();

  private static List<Cell> cells() {
    try (var yaml = ShardTest.class.getResourceAsStream("/experiments/synthetic/chi.yaml")) {
      String text = new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
      return Plan.of(Specification.parse("chi", text)).cells();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 11, 440, 1000})
  void partsAreDisjointCompleteAndBalanced(int count) {
    List<Cell> all = new ArrayList<>();
    Map<String, List<Integer>> ofKind = new HashMap<>();
    List<Integer> sizes = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      List<Cell> part = new Shard(i, count).of(CELLS).stream().map(CELLS::get).toList();
      assertThat(part).isSubsetOf(CELLS);
      all.addAll(part);
      sizes.add(part.size());
      Map<String, Integer> kinds = new HashMap<>();
      part.forEach(cell -> kinds.merge(cell.method().name() + cell.varied(), 1, Integer::sum));
      CELLS.forEach(c -> kinds.putIfAbsent(c.method().name() + c.varied(), 0));
      kinds.forEach((k, n) -> ofKind.computeIfAbsent(k, x -> new ArrayList<>()).add(n));
    }
    assertThat(all).containsExactlyInAnyOrderElementsOf(CELLS);
    assertThat(spread(sizes)).isLessThanOrEqualTo(1);
    assertThat(ofKind.values()).allSatisfy(n -> assertThat(spread(n)).isLessThanOrEqualTo(1));
  }

  private static int spread(List<Integer> numbers) {
    return numbers.stream().mapToInt(n -> n).max().orElseThrow()
        - numbers.stream().mapToInt(n -> n).min().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1/", "/4", "a/b", "-1/4", "1/4/2", "1 / 4", "1/99999999"})
  void form(String text) {
    assertThatThrownBy(() -> Shard.parse(text))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--shard: must be i/n like 1/4, the first of four parts, but was \"" + text + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/4", "5/4", "1/0"})
  void range(String text) {
    assertThatThrownBy(() -> Shard.parse(text))
        .isInstanceOf(UsageException.class)
        .hasMessage("--shard: must be i/n with i from 1 to n, but was " + text);
  }

  @Test
  void oneTaskOfOneIsAll() {
    assertThat(Shard.parse("1/1").of(CELLS)).hasSize(CELLS.size()).isSorted();
  }
}
